import type { CampusGateway, Id } from "@xiaoben/contract";
import type { RecordsController } from "../core/records.ts";
import type { RollupsController } from "../hour-overview/rollups.ts";
import type { ListsController } from "../practice/lists.ts";

/** What the parts of the board read with. */
export interface Readers {
  rollups: RollupsController;
  lists: ListsController;
  records: RecordsController;
  gateway(): CampusGateway | undefined;
}

/** Names by person: those at home in the organisation are read together, others one by one. */
export function namesIn({ lists, records }: Readers, org: Id): (person: Id) => string {
  const known = new Map(
    lists.get({ kind: "person", where: { org }, limit: 500 })?.map(({ id, displayName }) => [id, displayName] as const),
  );
  return (person) => known.get(person) ?? (records.name(person) || "…");
}

/** By name, as the language orders names; equal ones by key, so that the order never changes by itself. */
export function collated<T extends { key: string }>(all: readonly T[], nameOf: (one: T) => string, language: string): T[] {
  const { compare } = new Intl.Collator(language);
  return [...all].sort((a, b) => compare(nameOf(a), nameOf(b)) || (a.key < b.key ? -1 : 1));
}
