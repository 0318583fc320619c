import { idOf, kindTable, newId, type Id, type Instant, type Kind, type KindRow } from "@xiaoben/contract";
import type { Store, Stored, Tx } from "../store/store.ts";

export type Open = () => Promise<{ store: Store; tenant: string }>;

/** An instant some seconds after a fixed moment in the past: what is stored lies behind every clock. */
export const at = (second: number): Instant => new Date(Date.UTC(2026, 0, 5, 8, 0, second)).toISOString();

export const name = (text: string): Id => idOf("store-suite", text);

/** A record as a store is given it; its body says the same as its columns, under the names of its kind. */
export function stored(text: string, more: Partial<Omit<Stored, "body">> & { body?: Record<string, unknown> } = {}): Stored {
  const { body, ...given } = more;
  const row = {
    kind: "hour",
    id: name(text),
    version: 1,
    state: "draft",
    orgPath: "/a/",
    owner: null,
    day: null,
    deleted: false,
    createdAt: at(0),
    updatedAt: at(more.version ?? 1),
    ...given,
  };
  const { owner, day }: KindRow = kindTable[row.kind as Kind];
  return {
    ...row,
    body: {
      id: row.id,
      version: row.version,
      state: row.state,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      ...(row.deleted && { deleted: true }),
      ...(owner !== undefined && row.owner !== null && { [owner]: row.owner }),
      ...(day?.[0] !== undefined && row.day !== null && { [day.at(-1)!]: row.day }),
      ...body,
    },
  };
}

export const history = (actionId: Id = newId(), inputHash?: string): Parameters<Tx["put"]>[1] => ({
  actor: name("actor"),
  action: "hour.change",
  actionId,
  ...(inputHash !== undefined && { inputHash }),
});

/** Puts records, each in the order given, in one transaction. */
export const putAll = (store: Store, tenant: string, rows: readonly Stored[]): Promise<void> =>
  store.write(tenant, async (tx) => {
    for (const row of rows) await tx.put(row, history());
  });

export const refOf = (row: Stored): { kind: Kind; id: Id } => ({ kind: row.kind as Kind, id: row.id });

/** Cursors that no page gave: places as somebody might make them up. */
export const forged = (...places: readonly unknown[]): string[] => places.map((place) => btoa(JSON.stringify(place)));

export const nobody: Id = "00000000-0000-0000-0000-000000000000";
