import { createBackend, type Backend, type Store } from "@xiaoben/backend";
import { fixture, ids, newHour, newObservation, observationId, seed, type PersonName } from "@xiaoben/backend/testing";
import { kinds, newId, partRange, partSize, partsOf, type ActionId, type ActionOf, type Id, type Instant } from "@xiaoben/contract";
import type { SqlStore } from "../../store/sql-store.ts";

/** Files that the campus holds: one whole, one that nobody completed. */
export const files = { whole: newId(), open: newId() };
const jpeg = Uint8Array.from({ length: partSize + 77 }, (_, at) => [0xff, 0xd8, 0xff, 0xe0][at] ?? (at * 7) % 251);

/** Fills a tenant as people would: an observation led to its lock, hours, a file of two parts and one that was broken off, an import under way, a draft removed. */
export async function fill(store: Store, tenant: string): Promise<void> {
  await seed(store, tenant, fixture);
  const backend = backendOver(store);
  const as = <A extends ActionId>(name: PersonName, action: A, input: ActionOf[A]): Promise<unknown> =>
    backend.write({ tenant, person: ids[name] }, action, input, newId());
  const observation = observationId();
  await as("observer", "observation.create", { id: observation, body: { ...newObservation(), strengths: "追问清楚" } });
  await attach(backend, tenant, observation, files.whole, partsOf(jpeg.byteLength));
  await as("observer", "attachment.complete", { id: files.whole });
  await attach(backend, tenant, observation, files.open, 1);
  await as("observer", "observation.submit", { id: observation });
  await as("teacher", "observation.change", { id: observation, patch: { answer: "谢谢" } });
  await as("teacher", "observation.answer", { id: observation });
  await as("teacher", "observation.sign", { id: observation });
  await as("observer", "observation.sign", { id: observation });
  for (let n = 0; n < 3; n++) {
    const id = newId();
    await as("observer", "hour.create", { id, body: { ...newHour(), title: `县级讲座 ${n}`, claimedHours: "1.25" } });
    if (n === 2) await as("observer", "hour.remove", { id });
    else await as("observer", "hour.submit", { id });
  }
  // An import under way: no record's, and not to be missed by anybody.
  await store.write(tenant, (tx) => tx.putPart(newId(), 0, jpeg.subarray(0, 9), "2999-01-01T00:00:00.000Z"));
  await store.seal(tenant);
  while ((await backend.recompute(tenant)).left);
}

async function attach(backend: Backend, tenant: string, observation: Id, id: Id, parts: number): Promise<void> {
  const caller = { tenant, person: ids.observer };
  const body = { name: "板书.jpg", type: "image/jpeg", size: jpeg.byteLength, of: { kind: "observation", id: observation } } as const;
  await backend.write(caller, "attachment.create", { id, body }, newId());
  for (let part = 1; part <= parts; part++) {
    const { from, to } = partRange(jpeg.byteLength, part)!;
    await backend.part(caller, { id, part }, jpeg.subarray(from, to));
  }
}

const asked: Instant = "2026-11-20T09:00:00.000Z";
const backendOver = (store: Store): Backend => createBackend({ store, now: () => new Date(asked) });

/** Everything that people of the campus are answered: lists of every kind, verdicts, sums, the feed, bytes of files, and what the audit trail says. */
export async function answers(store: SqlStore, tenant: string): Promise<unknown> {
  const backend = backendOver(store);
  const people = ["observer", "teacher", "admin", "officer", "stranger"] as const;
  const told: Record<string, unknown> = { audit: await store.verifyAudit(tenant) };
  for (const name of people) {
    const caller = { tenant, person: ids[name] };
    for (const kind of kinds) told[`${name} ${kind}`] = await backend.list(caller, { kind, limit: 500 }).catch(codeOf);
    told[`${name} verdicts`] = await backend.evaluate(caller, { subject: { kind: "person", id: ids.observer } }).catch(codeOf);
    told[`${name} tasks`] = await backend.tasks(caller);
  }
  const caller = { tenant, person: ids.officer };
  told["rollup"] = await backend.rollup(caller, { org: ids.county });
  told["feed"] = await wholeFeed(store, tenant);
  const { bytes } = await backend.content({ tenant, person: ids.observer }, files.whole);
  const portions: Uint8Array[] = [];
  for await (const portion of bytes) portions.push(portion);
  told["file"] = Buffer.concat(portions).equals(jpeg);
  told["known before"] = await store.get(tenant, { kind: "observation", id: observationId() }, "2026-11-20T08:59:59.000Z");
  return JSON.parse(JSON.stringify(told));
}

/** The feed, once nothing is withheld from it any longer. */
async function wholeFeed(store: Store, tenant: string): Promise<unknown> {
  for (const until = Date.now() + 15_000; ; await new Promise((wake) => setTimeout(wake, 200))) {
    const page = await store.changes(tenant, null, 500);
    const { refs, early } = await store.latest(tenant, page.cursor, 1);
    if (refs.length + early.length === 0) return page;
    if (Date.now() > until) throw new Error("The feed withholds rows for too long.");
  }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code ?? error;
