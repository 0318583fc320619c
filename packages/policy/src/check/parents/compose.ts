import type { Pack } from "@xiaoben/contract";

/** A pack together with what it takes over from its parents: the same id replaces whole, `drop` removes. */
export function compose(pack: Pack, parents: readonly Pack[]): Pack {
  const parent = parents.find(({ id, version }) => id === pack.extends?.id && version === pack.extends.version);
  if (!parent) return pack;
  const above = compose(parent, parents);
  const dropped = new Set(pack.drop);
  const join = <T extends { id: string }>(upper: readonly T[] = [], own: readonly T[] = []): T[] => {
    const byId = new Map(own.map((part) => [part.id, part]));
    const kept = upper.filter(({ id }) => !dropped.has(id)).map((part) => byId.get(part.id) ?? part);
    return [...kept, ...own.filter(({ id }) => !upper.some((part) => part.id === id))];
  };
  const { extends: _, drop: __, ...rest } = pack;
  const lists = new Set([...Object.keys(above.content ?? {}), ...Object.keys(pack.content ?? {})]);
  const content = Object.fromEntries([...lists].map((list) => [list, join(contentOf(above, list), contentOf(pack, list))]));
  return {
    ...rest,
    source: { ...pack.source, clauses: join(above.source.clauses, pack.source.clauses) },
    cycles: join(above.cycles, pack.cycles),
    categories: join(above.categories, pack.categories),
    parameters: join(above.parameters, pack.parameters),
    ambiguities: join(above.ambiguities, pack.ambiguities),
    books: join(above.books, pack.books),
    measures: join(above.measures, pack.measures),
    rules: join(above.rules, pack.rules),
    consequences: join(above.consequences, pack.consequences),
    content,
  };
}

const contentOf = (pack: Pack, list: string): { id: string }[] =>
  (pack.content as Record<string, { id: string }[]> | undefined)?.[list] ?? [];
