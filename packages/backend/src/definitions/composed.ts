import type { Pack } from "@xiaoben/contract";
import { compose } from "@xiaoben/policy";

/** Finds a version of a pack. */
export type FindPack = (ref: { id: string; version: string }) => Pack | undefined;

/** The packs that a pack is built on, nearest first; as far as they are there, and each once. */
export function parentsOf(pack: Pack, find: FindPack): Pack[] {
  const parents: Pack[] = [];
  for (let next = pack; next.extends;) {
    const parent = find(next.extends);
    if (!parent || parent === pack || parents.includes(parent)) break;
    parents.push(parent);
    next = parent;
  }
  return parents;
}

/** The pack with what it inherits; `undefined` where a pack that it is built on is not there. */
export function composed(pack: Pack, find: FindPack): Pack | undefined {
  if (!pack.extends) return pack;
  const parents = parentsOf(pack, find);
  return parents.at(-1)?.extends || parents.length === 0 ? undefined : compose(pack, parents);
}
