import type { Pack } from "@xiaoben/contract";
import { refuseCycles } from "./cycles.ts";
import { partsOf, type Compiled } from "./parts.ts";
import { refuseUnusable } from "./usable.ts";

export type { Compiled } from "./parts.ts";

const usable = new WeakSet<Compiled>();

/**
 * Prepares a pack, once per object: later calls answer from memory.
 * @throws {PackError} where the pack refers to what is not there, or says what cannot be worked out.
 */
export function compile(pack: Pack): Compiled {
  const compiled = partsOf(pack);
  if (!usable.has(compiled)) {
    refuseUnusable(compiled);
    refuseCycles(compiled);
    usable.add(compiled);
  }
  return compiled;
}
