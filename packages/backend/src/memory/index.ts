import { canonical, idOf, ProblemError, sha256, type Day, type Id, type Kind, type Kinds } from "@xiaoben/contract";
import type { Body } from "../records/body.ts";
import { relationsOf, toStored } from "../records/project.ts";
import { concernedBy, Overtakings } from "../store/concerned.ts";
import type { FactsQuery, Store, Stored } from "../store/store.ts";
import { freeze } from "./freeze.ts";
import { keptIn, overtake } from "./kept.ts";
import { pageOf } from "./page.ts";
import { Tenant, type AuditRow } from "./tenant.ts";
import { Transaction } from "./transaction.ts";

/** A record and its kind. */
export type AnyRecord = { readonly [K in Kind]: { readonly kind: K; readonly record: Kinds[K] } }[Kind];

/** A store that keeps everything in memory: for stories, tests and trying out. It keeps the behaviour of every other store. */
export interface MemoryStore extends Store {
  /** Puts records in as they are, with their versions and instants. Those that are there are replaced. */
  load(tenant: string, records: readonly AnyRecord[]): void;
  /** Audit entries in the order they were written; `seq`, `prev` and `hash` once they are sealed. */
  audit(tenant: string): readonly AuditRow[];
}

/** Makes an empty store. */
export function createMemoryStore(): MemoryStore {
  const tenants = new Map<string, Tenant>();
  let closed = false;
  const of = (name: string): Tenant => {
    if (closed) throw new ProblemError("internal", "This store was closed. Make a new one.");
    const tenant = tenants.get(name) ?? new Tenant();
    tenants.set(name, tenant);
    return tenant;
  };
  return {
    async get(tenant, ref, knownAt) {
      return of(tenant).get(ref, knownAt) ?? null;
    },
    async page(tenant, query) {
      return pageOf(of(tenant), query);
    },
    async *facts(tenant, query) {
      const rows = factsOf(of(tenant), query);
      for (let from = 0; from < rows.length; from += 500) yield rows.slice(from, from + 500);
    },
    write(name, work) {
      const tenant = of(name);
      const run = tenant.last.then(async () => {
        const tx = new Transaction(tenant);
        const answer = await work(tx);
        tx.commit();
        return answer;
      });
      tenant.last = run.then(
        () => undefined,
        () => undefined,
      );
      return run;
    },
    async changes(tenant, cursor, limit) {
      return changesOf(of(tenant), cursor, limit);
    },
    async latest(tenant, cursor, limit) {
      return { ...changesOf(of(tenant), cursor, limit), early: [] };
    },
    async seal(tenant) {
      return sealAudit(of(tenant));
    },
    verdicts: keptIn(of),
    async turn(tenant, matter) {
      return { ...(of(tenant).turns.get(matter) ?? { taken: 0 }) };
    },
    async *parts(name, file) {
      const parts = [...(of(name).files.get(file) ?? [])].sort(([a], [b]) => a - b);
      for (const [, bytes] of parts) yield bytes.slice();
    },
    async once(name, word, until) {
      const { words } = of(name);
      const now = new Date().toISOString();
      for (const [used, end] of words) if (end < now) words.delete(used);
      if (words.has(word)) return false;
      words.set(word, until);
      return true;
    },
    // Nobody is erased from a memory that ends with its process.
    erasedWords: () => Promise.resolve(new Map()),
    async part(name, file, part) {
      return of(name).files.get(file)?.get(part)?.slice() ?? null;
    },
    async close() {
      closed = true;
    },
    load(name, records) {
      load(of(name), records);
    },
    audit: (name) => of(name).audit,
  };
}

function load(tenant: Tenant, records: readonly AnyRecord[]): void {
  const orgs = new Map(records.flatMap(({ kind, record }) => (kind === "org" ? [[record.id, record.path] as const] : [])));
  const pathOf = (org: Id): string | undefined => orgs.get(org) ?? tenant.get({ kind: "org", id: org })?.orgPath;
  const overtaken = new Overtakings();
  for (const { kind, record } of records) {
    const body = record as unknown as Body;
    const stored = freeze(structuredClone(toStored(kind, body, pathOf)));
    overtaken.add(concernedBy(stored, tenant.get(stored)));
    tenant.write({ stored, action: { actor: body.id, action: "load", actionId: idOf("load", kind, body.id, String(body.version)) } });
    tenant.relate(stored, relationsOf(kind, body));
  }
  overtake(tenant, overtaken.all);
}

function factsOf(tenant: Tenant, { kind, people, orgPath, from, to, knownAt }: FactsQuery): Stored[] {
  const within = (day: Day | null): boolean => day !== null && from <= day && day <= to;
  const wanted = people && new Set(people);
  return [...(tenant.records.get(kind)?.values() ?? [])]
    .flatMap((row) => (knownAt === undefined ? row : (tenant.get(row, knownAt) ?? [])))
    .filter((row) => !row.deleted && within(row.day) && (!wanted || wanted.has(row.owner ?? "")) && row.orgPath.startsWith(orgPath ?? ""))
    .sort((a, b) => compare(a.owner ?? "", b.owner ?? "") || compare(a.day!, b.day!) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function changesOf(tenant: Tenant, cursor: string | null, limit: number): Awaited<ReturnType<Store["changes"]>> {
  const from = cursor === null ? 0 : cursor === "now" ? tenant.feed.length : Number(cursor);
  if (!Number.isInteger(from) || from < 0 || from > tenant.feed.length || cursor?.trim() === "")
    throw new ProblemError("validation", `"${cursor}" is no cursor of this feed. Begin again without one.`, {
      issues: [{ pointer: "/cursor", code: "not-a-cursor", message: "Use the cursor of the page before." }],
    });
  const refs: Awaited<ReturnType<Store["changes"]>>["refs"] = [];
  let place = from;
  for (; place < tenant.feed.length && refs.length < limit; place++) {
    const change = tenant.feed[place];
    if (change) refs.push(change);
  }
  return { refs, cursor: String(place) };
}

function sealAudit({ audit }: Tenant): number {
  let sealed = audit.findLastIndex((row) => row.hash !== undefined) + 1;
  const before = sealed;
  for (; sealed < audit.length; sealed++) {
    const row = audit[sealed]!;
    row.seq = sealed + 1;
    row.prev = audit[sealed - 1]?.hash ?? "";
    row.hash = sha256(canonical({ seq: row.seq, prev: row.prev, entry: row.entry }));
  }
  return sealed - before;
}
