import type { Pack, PackContent } from "@xiaoben/contract";
import { PackError } from "./error.ts";

/**
 * A pack together with what it takes over from the packs that it is built on: of the same id its own part replaces the parent's whole,
 * `drop` takes parts away, and nothing is merged inside a part. The result has neither `extends` nor `drop`; its examples are its own.
 *
 * @param parents the packs that it is built on, in any order
 * @throws {PackError} `parent-missing` where one of them is not among `parents`, or a pack is built on itself
 */
export function compose(pack: Pack, parents: readonly Pack[]): Pack {
  const { extends: from, drop, ...own } = pack;
  if (!from) return own;
  const parent = parents.find(({ id, version }) => id === from.id && version === from.version);
  if (!parent)
    throw new PackError("parent-missing", "/extends", `pack ${from.id} ${from.version}, which this one is built on, is not there`);
  const above = compose(
    parent,
    parents.filter((other) => other !== parent),
  );
  const dropped = new Set(drop);
  const join = <T extends { id: string }>(upper: readonly T[] = [], mine: readonly T[] = []): T[] => {
    const byId = new Map(mine.map((part) => [part.id, part]));
    const kept = upper.filter(({ id }) => byId.has(id) || !dropped.has(id)).map((part) => byId.get(part.id) ?? part);
    return [...kept, ...mine.filter(({ id }) => !upper.some((part) => part.id === id))];
  };
  const cycles = join(above.cycles, own.cycles);
  const categories = join(above.categories, own.categories);
  const lists = [...new Set([...Object.keys(above.content ?? {}), ...Object.keys(own.content ?? {})])] as (keyof PackContent)[];
  return {
    ...own,
    source: { ...own.source, clauses: join(above.source.clauses, own.source.clauses) },
    ...(cycles.length > 0 && { cycles }),
    ...(categories.length > 0 && { categories }),
    parameters: join(above.parameters, own.parameters),
    ambiguities: join(above.ambiguities, own.ambiguities),
    books: join(above.books, own.books),
    measures: join(above.measures, own.measures),
    rules: join(above.rules, own.rules),
    consequences: join(above.consequences, own.consequences),
    ...(lists.length > 0 && {
      content: Object.fromEntries(lists.map((list) => [list, join<{ id: string }>(above.content?.[list], own.content?.[list])])),
    }),
  };
}
