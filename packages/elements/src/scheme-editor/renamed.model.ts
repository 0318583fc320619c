import type { Pack, PackId } from "@xiaoben/contract";
import { schemeIn } from "./scheme.model.ts";

/** The name of a part of a list: `parameters`, `late` → `late-2`. */
export type Naming = (list: string, id: PackId) => PackId;

/** What is named by a key, wherever it stands. */
const named: Readonly<Record<string, string>> = {
  param: "parameters",
  measure: "measures",
  clause: "clauses",
  checklist: "checklists",
  asks: "parameters",
  inside: "rules",
  gap: "rules",
  book: "books",
};

/** The same pack under other names. The scheme's own rule keeps its name. */
export function renamed(pack: Pack, name: Naming): Pack {
  const score = schemeIn(pack)!.id;
  const under =
    (list: string) =>
    <T extends { id: PackId }>(part: T): T => ({
      ...deep(part, name),
      id: part.id === score && list === "rules" ? part.id : name(list, part.id),
    });
  return {
    ...pack,
    source: { ...pack.source, clauses: pack.source.clauses.map(under("clauses")) },
    parameters: pack.parameters.map(under("parameters")),
    books: pack.books.map(under("books")),
    ambiguities: pack.ambiguities.map((part) => ({
      ...deep(part, name),
      id: name("ambiguities", part.id),
      readings: part.readings.map((reading) => ({
        ...reading,
        sets: Object.fromEntries(Object.entries(reading.sets).map(([parameter, value]) => [name("parameters", parameter), value])),
      })),
    })),
    measures: pack.measures.map((measure) => {
      const part = { ...deep(measure, name), id: name("measures", measure.id) };
      const of = (one: PackId): PackId => name("measures", one);
      if ("sum" in part) return { ...part, sum: name("books", part.sum) };
      if ("count" in part) return { ...part, count: name("books", part.count) };
      if ("linear" in part) return { ...part, linear: part.linear.map((one) => ({ ...one, of: of(one.of) })) };
      if ("product" in part) return { ...part, product: [of(part.product[0]), of(part.product[1])] };
      if ("ratio" in part) return { ...part, ratio: [of(part.ratio[0]), of(part.ratio[1])] };
      if ("members" in part) return { ...part, of: name("rules", part.of) };
      return part;
    }),
    rules: pack.rules.map((rule) => {
      const part = under("rules")(rule);
      return part.kind === "bundle" ? { ...part, of: part.of.map((one) => name("rules", one)) } : part;
    }),
    ...(pack.content && { content: { ...pack.content, checklists: (pack.content.checklists ?? []).map(under("checklists")) } }),
  };
}

function deep<T>(part: T, name: Naming): T {
  if (Array.isArray(part)) return part.map((one: unknown) => deep(one, name)) as T;
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" && named[key] !== undefined ? name(named[key], value) : deep(value, name),
    ]),
  ) as T;
}
