import type { Id, Instant, Kind, Kinds } from "@xiaoben/contract";
import type { PageQuery, Store, Visible } from "../store/store.ts";

const everyone: Visible = { any: [{ everyone: true }] };

/** All records of a kind that pass, page by page: for the back end's own use, without asking who may see them. */
export async function allOf<K extends Kind>(
  store: Store,
  tenant: string,
  kind: K,
  where: NonNullable<PageQuery["where"]> = [],
  visible: Visible = everyone,
): Promise<Kinds[K][]> {
  const found: Kinds[K][] = [];
  let cursor: string | undefined;
  do {
    const page = await store.page(tenant, { kind, visible, where, order: "id", limit: 500, ...(cursor !== undefined && { cursor }) });
    found.push(...page.rows.map((row) => row.body as Kinds[K]));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

/** Records as they were known at an instant; those that came later are dropped. Without an instant: as they are. */
export async function knownAt<K extends Kind>(
  store: Store,
  tenant: string,
  kind: K,
  records: readonly Kinds[K][],
  instant: Instant | undefined,
): Promise<Kinds[K][]> {
  if (instant === undefined) return [...records];
  const before = await Promise.all(records.map(({ id }: { id: Id }) => store.get(tenant, { kind, id }, instant)));
  return before.flatMap((row) => (row && !row.deleted ? [row.body as Kinds[K]] : []));
}
