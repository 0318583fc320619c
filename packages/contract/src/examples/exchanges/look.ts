import type { Kind, Kinds } from "../../kinds/index.ts";
import { records } from "../records/index.ts";

/** The record of an example, by kind and name. @throws where there is none. */
export function the<K extends Kind>(kind: K, name: string): Kinds[K] {
  const found = records.find((one) => one.kind === kind && one.name === name);
  if (!found) throw new Error(`there is no example "${name}" of ${kind}`);
  return found.record as Kinds[K];
}
