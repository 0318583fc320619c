import type { Day, Id, Org } from "@xiaoben/contract";
import type { RecordsController } from "../core/index.ts";
import type { ListsController } from "./lists.ts";
import { boundTo, idsAbove, type Bound } from "./practice.model.ts";

/** An organisation with those above it, and the bindings that reach it. */
export interface Place {
  here: Org;
  /** The organisation and those above it, nearest first. */
  chain: readonly Org[];
  bound: readonly Bound[];
}

/** Reads a place while rendering: `undefined` while it is loaded, `null` where there is no such organisation, or none that may be seen. */
export function readPlace(records: RecordsController, lists: ListsController, id: Id, day: Day): Place | null | undefined {
  const here = records.get({ kind: "org", id });
  if (!here) return here;
  const chain = idsAbove(here).map((above) => records.get({ kind: "org", id: above }));
  const bindings = chain.map((org) => (org ? lists.get({ kind: "binding", where: { org: org.id }, limit: 200 }) : []));
  if (chain.includes(undefined) || bindings.includes(undefined)) return undefined;
  const known = chain.flatMap((org) => org ?? []);
  const all = bindings.flatMap((list) => list ?? []);
  return { here, chain: known, bound: boundTo(all, known, day) };
}
