import { isKind, type Id } from "@xiaoben/contract";
import { readRecord } from "@xiaoben/contract/schemas";
import type { Store } from "@xiaoben/backend";
import { isTenant } from "../auth/identity.ts";
import { loadRecords, type AnyRecord } from "../store/load.ts";
import { WrongError } from "./readers.ts";
import { jsonIn } from "./special.ts";

/** Records that a tenant begins with. */
export interface FirstData {
  tenant: string;
  records: readonly AnyRecord[];
}

/** Problems that are told at once. */
const told = 20;

/**
 * Reads a file of first data: `{ "tenant": "…", "records": [{ "kind": "org", "record": { … } }, …] }`, or a list of these.
 * Every record is checked as one that crosses a border is.
 */
export function readFirstData(file: string): { data: FirstData[]; problems: string[] } {
  try {
    const found = jsonIn(file);
    const problems: string[] = [];
    const data = (Array.isArray(found) ? found : [found]).map((one: unknown, at) =>
      readTenant(one, Array.isArray(found) ? `/${at}` : "", problems),
    );
    const more = problems.length - told;
    return { data, problems: more > 0 ? [...problems.slice(0, told), `and ${more} more`] : problems };
  } catch (error) {
    if (!(error instanceof WrongError)) throw error;
    return { data: [], problems: [error.message] };
  }
}

function readTenant(found: unknown, at: string, problems: string[]): FirstData {
  const { tenant, records } = (found ?? {}) as { tenant?: unknown; records?: unknown };
  if (!isTenant(tenant)) problems.push(`${at}/tenant is ${JSON.stringify(tenant) ?? "missing"}. Give the tenant that tokens name.`);
  if (!Array.isArray(records)) problems.push(`${at}/records is missing. Give a list of { "kind", "record" }.`);
  const read = (Array.isArray(records) ? records : []).flatMap((entry: unknown, n) => readEntry(entry, `${at}/records/${n}`, problems));
  return { tenant: String(tenant), records: read };
}

function readEntry(entry: unknown, at: string, problems: string[]): AnyRecord[] {
  const { kind, record } = (entry ?? {}) as { kind?: unknown; record?: unknown };
  if (typeof kind !== "string" || !isKind(kind)) {
    problems.push(`${at}/kind is ${JSON.stringify(kind) ?? "missing"}. Give a kind of the contract, such as org or person.`);
    return [];
  }
  const { value, issues } = readRecord(kind, record);
  problems.push(...issues.map(({ pointer, message }) => `${at}/record${pointer} ${message}`));
  return value === undefined ? [] : [{ kind, record: value } as AnyRecord];
}

/**
 * Loads what is newer than what is there. Answers how many records that were.
 * @throws {WrongError} where a record's organisation is neither in the file nor there
 */
export async function loadFirstData(store: Store, data: readonly FirstData[]): Promise<number> {
  let loaded = 0;
  for (const { tenant, records } of data) {
    await demandOrgs(store, tenant, records);
    const newer: AnyRecord[] = [];
    for (const entry of records)
      if (((await store.get(tenant, { kind: entry.kind, id: entry.record.id }))?.version ?? 0) < entry.record.version) newer.push(entry);
    await loadRecords(store, tenant, newer);
    loaded += newer.length;
  }
  return loaded;
}

/** Every record stands under the path of its organisation: without it, nobody would find it. */
async function demandOrgs(store: Store, tenant: string, records: readonly AnyRecord[]): Promise<void> {
  const given = new Set<Id>(records.filter(({ kind }) => kind === "org").map(({ record }) => record.id));
  for (const org of new Set(records.map(({ record }) => record.org)))
    if (!given.has(org) && (await store.get(tenant, { kind: "org", id: org })) === null)
      throw new WrongError(`first data in which every organisation that records name is there: ${org} is not`);
}
