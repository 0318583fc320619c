import type { Ambiguity, Book, Consequence, Measure, Pack, Parameter, Rule } from "@xiaoben/contract";
import { PackError } from "./error.ts";

/** A pack, indexed. */
export interface Compiled {
  readonly pack: Pack;
  readonly parameters: Named<Parameter>;
  readonly books: Named<Book>;
  readonly measures: Named<Measure>;
  readonly rules: Named<Rule>;
  readonly consequences: Named<Consequence>;
  /** The open questions that can give a parameter its value. */
  readonly ambiguities: ReadonlyMap<string, readonly Ambiguity[]>;
  /** Category code of a record → the categories it falls under. */
  readonly under: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Parts of a pack by their ids. @throws {PackError} where a name is asked for that is not there. */
export interface Named<T> {
  has(id: string): boolean;
  get(id: string): T;
}

const compiled = new WeakMap<Pack, Compiled>();

/** The parts of a pack by their names, once per object. @throws {PackError} where the pack is of another format, rests on a parent, or names a part twice. */
export function partsOf(pack: Pack): Compiled {
  let made = compiled.get(pack);
  if (!made) {
    if (pack.format !== "xiaoben.pack/1")
      throw new PackError("format-unknown", "/format", `Only "xiaoben.pack/1" can be read, not "${String(pack.format)}"`);
    if (pack.extends || pack.drop)
      throw new PackError("parent-missing", "/extends", "The pack rests on a parent; compose the two before it is used");
    made = {
      pack,
      parameters: index(pack.parameters, "/parameters"),
      books: index(pack.books, "/books"),
      measures: index(pack.measures, "/measures"),
      rules: index(pack.rules, "/rules"),
      consequences: index(pack.consequences, "/consequences"),
      ambiguities: byParameter(pack.ambiguities),
      under: categories(pack),
    };
    compiled.set(pack, made);
  }
  return made;
}

function index<T extends { id: string }>(list: readonly T[], path: string): Named<T> {
  const map = new Map<string, T>();
  list.forEach((item, at) => {
    if (map.has(item.id))
      throw new PackError("duplicate-id", `${path}/${at}/id`, `The id "${item.id}" stands twice; give one of the two another`);
    map.set(item.id, item);
  });
  return {
    has: (id) => map.has(id),
    get(id) {
      const found = map.get(id);
      if (!found) throw new PackError("unknown-reference", path, `There is no "${id}" here; correct the name or add it`);
      return found;
    },
  };
}

function byParameter(ambiguities: readonly Ambiguity[]): Map<string, Ambiguity[]> {
  const map = new Map<string, Ambiguity[]>();
  for (const ambiguity of ambiguities) {
    const set = ambiguity.readings.flatMap((reading) => Object.keys(reading.sets));
    for (const parameter of new Set([...set, ...(ambiguity.asks ? [ambiguity.asks] : [])]))
      map.set(parameter, [...(map.get(parameter) ?? []), ambiguity]);
  }
  return map;
}

function categories(pack: Pack): Map<string, Set<string>> {
  const parents = new Map((pack.categories ?? []).map((category) => [category.id, category.parent]));
  const path = (id: string): Set<string> => {
    const found = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !found.has(at); at = parents.get(at)) found.add(at);
    return found;
  };
  return new Map(
    (pack.categories ?? []).flatMap((category) =>
      [category.id, ...(category.maps ?? [])].map((code) => [code, path(category.id)] as const),
    ),
  );
}
