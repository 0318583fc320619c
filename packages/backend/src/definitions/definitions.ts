import { ProblemError, type Definition, type DefinitionRef, type Pack, type PackContent } from "@xiaoben/contract";
import { allOf } from "../records/pages.ts";
import type { Store } from "../store/store.ts";
import { composed } from "./composed.ts";

/** Reads packs that were published, and what stands in them. A published version never changes, so what was found once is kept. */
export interface Definitions {
  /** A pack with what it inherits. Withdrawn versions are found as well: what was made from them, or judged by them, must stay readable. */
  pack(tenant: string, id: string, version: string): Promise<Pack | undefined>;
  /** A pack as it was written. */
  source(tenant: string, id: string, version: string): Promise<Pack | undefined>;
  find(tenant: string, ref: DefinitionRef): Promise<Definition | undefined>;
}

export function definitionsOf(store: Store): Definitions {
  const written = new Map<string, Pack>();
  const whole = new Map<string, Pack>();
  const key = (tenant: string, id: string, version: string): string => [tenant, id, version].join("\u0000");
  const source: Definitions["source"] = async (tenant, id, version) => {
    const known = written.get(key(tenant, id, version));
    if (known) return known;
    for (const record of await allOf(store, tenant, "pack", [{ property: "state", test: "in", value: ["published", "withdrawn"] }]))
      written.set(key(tenant, record.pack.id, record.pack.version), record.pack);
    return written.get(key(tenant, id, version));
  };
  const pack: Definitions["pack"] = async (tenant, id, version) => {
    const at = key(tenant, id, version);
    const known = whole.get(at);
    if (known) return known;
    const found = await source(tenant, id, version);
    // What a published pack extends was published before it: reading the one has read the other.
    const made = found && composed(found, (ref) => written.get(key(tenant, ref.id, ref.version)));
    if (made) whole.set(at, made);
    return made;
  };
  return {
    pack,
    source,
    async find(tenant, ref) {
      const content = (await pack(tenant, ref.pack, ref.version))?.content;
      return content && inContent(content, ref.id);
    },
  };
}

/**
 * A definition; with the id `pack` the whole pack with what it inherits, with the id `source` the pack as it was written.
 * @throws {ProblemError} `not-found`
 */
export async function readDefinition(definitions: Definitions, tenant: string, ref: DefinitionRef): Promise<Definition | Pack> {
  const read = ref.id === "pack" ? definitions.pack : ref.id === "source" ? definitions.source : undefined;
  const found = read ? await read(tenant, ref.pack, ref.version) : await definitions.find(tenant, ref);
  if (!found) throw new ProblemError("not-found", `No published pack ${ref.pack} ${ref.version} has a definition "${ref.id}".`);
  return found;
}

const inContent = (content: PackContent, id: string): Definition | undefined =>
  Object.values(content as Record<string, Definition[]>)
    .flat()
    .find((definition) => definition.id === id);
