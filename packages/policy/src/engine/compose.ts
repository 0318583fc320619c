import type { Pack } from "@xiaoben/contract";
import { PackError } from "./error.ts";

/** How many packs may stand above one another. */
const mostParents = 4;

/** Parts that have an id; where `drop` names one, the first section that has it loses it. */
const sections = ["rules", "consequences", "ambiguities", "parameters", "books", "measures", "categories", "cycles", "approvals"] as const;

interface Part {
  id: string;
}

const composed = new WeakMap<Pack, { parents: readonly Pack[]; pack: Pack }>();

/**
 * A pack together with what it takes over from its parents: what has the same id replaces the parent's part whole (a row of
 * `parameters` gives new values), `drop` takes parts out, everything else stands. Title, level, source and examples are the child's own;
 * the parents' clauses stay readable. The result has no `extends`, is never changed, and is the same object for the same packs.
 *
 * @param parents packs among which the exact versions that `extends` names are looked up
 * @throws {PackError} `parent-missing`, `too-deep`, `unknown-reference` (in `drop`), with the path in the pack that says so
 */
export function compose(pack: Pack, parents: readonly Pack[]): Pack {
  const chain = chainOf(pack, parents);
  if (chain.length === 0 && !pack.drop) return pack;
  const known = composed.get(pack);
  if (known && known.parents.length === chain.length && known.parents.every((parent, at) => parent === chain[at])) return known.pack;
  const [oldest, ...younger] = [pack, ...chain].reverse() as [Pack, ...Pack[]];
  const made = Object.freeze(younger.reduce(onto, onto(undefined, oldest)));
  composed.set(pack, { parents: chain, pack: made });
  return made;
}

/** The parents of a pack, nearest first. */
function chainOf(pack: Pack, parents: readonly Pack[]): Pack[] {
  const chain: Pack[] = [];
  for (let at = pack; at.extends; at = chain.at(-1)!) {
    const { id, version } = at.extends;
    const found = parents.find((parent) => parent.id === id && parent.version === version);
    if (!found || found === pack || chain.includes(found))
      throw new PackError(
        "parent-missing",
        "/extends",
        `${at.id} ${at.version} extends ${id} ${version}, which is not here; name a version that is`,
      );
    if (chain.length === mostParents)
      throw new PackError("too-deep", "/extends", `More than ${mostParents} packs stand above ${pack.id}; shorten the chain`);
    chain.push(found);
  }
  return chain;
}

function onto(parent: Pack | undefined, child: Pack): Pack {
  const { extends: _, drop = [], ...own } = child;
  const base = without(parent, drop, child);
  const merged = (name: (typeof sections)[number]) => merge<Part>(base?.[name], own[name]);
  const content = mergeContent(base?.content, own.content);
  return {
    ...own,
    source: { ...own.source, clauses: merge(base?.source.clauses, own.source.clauses)! },
    ...(Object.fromEntries(sections.flatMap((name) => (merged(name) ? [[name, merged(name)]] : []))) as Pick<Pack, "rules">),
    ...(content && { content }),
  };
}

/** Parts of the parent that the child does not take out. */
function without(parent: Pack | undefined, drop: readonly string[], child: Pack): Pack | undefined {
  let left = parent;
  drop.forEach((id, at) => {
    const has = (list: readonly Part[] | undefined): boolean => list?.some((part) => part.id === id) === true;
    const rest = <T extends Part>(list: readonly T[]): T[] => list.filter((part) => part.id !== id);
    const section = sections.find((name) => has(left?.[name]));
    const lists = (left?.content ?? {}) as Record<string, Part[]>;
    const definitions = Object.keys(lists).find((name) => has(lists[name]));
    if (left && section) left = { ...left, [section]: rest<Part>(left[section]!) };
    else if (left && definitions) left = { ...left, content: { ...lists, [definitions]: rest(lists[definitions]!) } };
    else
      throw new PackError(
        "unknown-reference",
        `/drop/${at}`,
        `${child.id} drops "${id}", which no parent has; correct the name or leave it out`,
      );
  });
  return left;
}

function merge<T extends Part>(base: readonly T[] | undefined, own: readonly T[] | undefined): T[] | undefined {
  if (!base || !own) return (base ?? own) as T[] | undefined;
  const mine = new Map(own.map((part) => [part.id, part]));
  const old = new Set(base.map((part) => part.id));
  return [...base.map((part) => mine.get(part.id) ?? part), ...own.filter((part) => !old.has(part.id))];
}

function mergeContent(base: Pack["content"], own: Pack["content"]): Pack["content"] {
  const [before, after] = [base ?? {}, own ?? {}] as Record<string, Part[]>[];
  const names = Object.keys({ ...before, ...after });
  return base || own
    ? (Object.fromEntries(names.map((name) => [name, merge(before?.[name], after?.[name])])) as Pack["content"])
    : undefined;
}
