import { kinds, newId, type Id, type Kind } from "@xiaoben/contract";
import { clock, records } from "@xiaoben/contract/examples";
import { createBackend, type Store } from "@xiaoben/backend";
import type { AnyRecord } from "@xiaoben/backend/memory";
import { createApi, loadRecords, type LogLine } from "../index.ts";

/** Two customers that have the same ids: the one who is asked, and one of whom nothing may ever be heard. */
const newTenants = () => ({ asked: `asked-${newId()}`, hidden: `hidden-${newId()}` });

/** Stands in every text of the hidden tenant's records, and in no request. */
export const mark = "隐藏";

/** Properties that hold words of people, wherever they stand. */
const words = new Set([
  "displayName",
  "name",
  "title",
  "text",
  "topic",
  "strengths",
  "problems",
  "measures",
  "theme",
  "goal",
  "basis",
  "document",
  "className",
  "reason",
]);

/** A record with other words in it. */
export function withWords(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => withWords(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      words.has(name) && typeof inner === "string" ? change(inner) : withWords(inner, change),
    ]),
  );
}

export interface TwoTenants {
  api: ReturnType<typeof createApi>;
  lines: LogLine[];
  /** Everything that the hidden tenant has, as text. */
  hidden(): Promise<string>;
}

/** The campus of the examples, for both tenants, on a store. */
export async function twoTenants(store: Store): Promise<TwoTenants> {
  const tenants = newTenants();
  const own = records as readonly AnyRecord[];
  await loadRecords(store, tenants.asked, own);
  await loadRecords(
    store,
    tenants.hidden,
    own.map(({ kind, record }) => ({ kind, record: withWords(record, (text) => `${text}${mark}`) }) as AnyRecord),
  );
  const lines: LogLine[] = [];
  const backend = createBackend({ store, now: () => new Date(clock) });
  const identity = { verify: async (token: string) => ({ tenant: tenants.asked, person: token as Id }) };
  return { api: createApi({ backend, identity, log: (line) => lines.push(line) }), lines, hidden: () => allOf(store, tenants.hidden) };
}

async function allOf(store: Store, tenant: string): Promise<string> {
  const found: unknown[] = [];
  for (const kind of kinds) {
    const { rows } = await store.page(tenant, { kind: kind as Kind, visible: { any: [{ everyone: true }] }, order: "id", limit: 500 });
    found.push(rows);
  }
  return JSON.stringify(found);
}
