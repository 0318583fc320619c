import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Stored } from "@xiaoben/backend";
import { canonical, newId } from "@xiaoben/contract";
import { engines } from "../../engines.test.help.ts";
import { openPgliteStore, openPostgresStore } from "../open.ts";
import type { SqlStore } from "../sql-store.ts";
import type { AuditQuery } from "./list.ts";

const postgres = engines.find(({ name }) => name === "PostgreSQL");
const folder = mkdtempSync(join(tmpdir(), "xb-sealers-"));
after(() => rmSync(folder, { recursive: true }));

/** Several write and several seal, all at once; in the end there is one chain with everything in it. */
async function contest(stores: readonly SqlStore[], each: number): Promise<void> {
  const tenant = `t-${newId()}`;
  let writing = true;
  const writers = stores.map(async (store) => {
    for (let n = 0; n < each; n++) await store.write(tenant, (tx) => tx.audit({ n, action: "trial" }));
  });
  const sealers = [...stores, ...stores].map(async (store) => {
    let sealed = 0;
    while (writing) {
      sealed += await store.seal(tenant);
      await new Promise((rest) => setTimeout(rest, 3));
    }
    return sealed;
  });
  await Promise.all(writers);
  writing = false;
  const counts = await Promise.all(sealers);
  const rest = await stores[0]!.seal(tenant);
  const all = stores.length * each;
  assert.equal(
    counts.reduce((sum, count) => sum + count, rest),
    all,
  );
  for (const store of stores) {
    const { sealed, unsealed, signedTo, broken } = await store.verifyAudit(tenant);
    assert.deepEqual([sealed, unsealed, signedTo, broken], [all, 0, all, undefined]);
  }
}

describe("the audit trail of a store", () => {
  let store: SqlStore;
  before(async () => {
    store = await openPgliteStore({ memory: true });
  });
  after(() => store.close());

  it("is sealed entry by entry, once, by several sealers", () => contest([store], 40));

  it("holds an entry for whatever was written, with hashes and without content or ids of people", async () => {
    const [tenant, actor, owner, actionId] = [`t-${newId()}`, newId(), newId(), newId()];
    const record = stored({ owner, body: { secret: "听课随想" } });
    const person = stored({ kind: "person", id: owner, owner });
    await store.write(tenant, async (tx) => {
      await tx.audit({ actor, action: "hour.create", actionId, on: { kind: "hour", id: record.id }, changes: ["what the caller says"] });
      await tx.put(record, { actor, action: "hour.create", actionId });
      await tx.put(person, { actor, action: "person.sync", actionId: newId() });
    });
    const lines = await store.auditList(tenant, {});
    assert.deepEqual(lines.map(({ action }) => action).sort(), ["hour.create", "person.sync"], "also for what nobody spoke of");
    const [created] = lines.filter(({ action }) => action === "hour.create");
    assert.deepEqual([created?.actor?.id, created?.on], [actor, { kind: "hour", id: record.id }]);
    const [change] = created!.entry["changes"] as { kind: string; id: string; version: number; hash: string }[];
    assert.deepEqual([change?.kind, change?.id, change?.version], ["hour", record.id, 1]);
    assert.match(change!.hash, /^[0-9a-f]{64}$/);
    const plain = createHash("sha256").update(canonical(record.body)).digest("hex");
    assert.notEqual(change!.hash, plain, "nobody can try out contents");
    const text = JSON.stringify(lines.map(({ entry }) => entry));
    for (const never of [actor, owner, "听课随想", plain]) assert.ok(!text.includes(never), never);
  });

  it("tells a large portion by its number and one hash", async () => {
    const tenant = `t-${newId()}`;
    const history = { actor: newId(), action: "load", actionId: newId() };
    await store.write(tenant, async (tx) => {
      for (let n = 0; n < 60; n++) await tx.put(stored({}), history);
      await tx.audit({ action: "load" });
    });
    const lines = await store.auditList(tenant, {});
    assert.deepEqual([lines.length, lines[0]?.entry["written"], lines[0]?.actor], [1, 60, null]);
  });

  it("is asked by record, person and day", async () => {
    const [tenant, one, two] = [`t-${newId()}`, newId(), newId()];
    const on = { kind: "hour", id: newId() } as const;
    await store.write(tenant, (tx) => tx.audit({ actor: one, action: "first", on }));
    await store.write(tenant, (tx) => tx.audit({ actor: two, action: "second", on: { kind: "person", id: one } }));
    await store.write(tenant, (tx) => tx.audit({ actor: two, action: "third", about: [one] }));
    await store.write(tenant, (tx) => tx.audit({ actor: two, action: "fourth" }));
    const asked = async (query: AuditQuery): Promise<string[]> => (await store.auditList(tenant, query)).map(({ action }) => action);
    assert.deepEqual(await asked({ record: on }), ["first"]);
    assert.deepEqual(await asked({ record: { kind: "person", id: one } }), ["second"]);
    assert.deepEqual(await asked({ person: one }), ["third", "second", "first"]);
    assert.deepEqual(await asked({ person: two, limit: 2 }), ["fourth", "third"]);
    assert.deepEqual(await asked({ from: "2999-01-01T00:00:00.000Z" }), []);
    assert.equal((await asked({ to: "2999-01-01T00:00:00.000Z" })).length, 4);
  });

  it(
    "never forks, over several stores on one PostgreSQL with one file of keys",
    { skip: postgres === undefined && "XB_POSTGRES_URL names no database" },
    async () => {
      const auditKeys = join(folder, "keys.json");
      const database = await postgres!.make();
      const { databaseUrl } = database.at as { databaseUrl: string };
      const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(databaseUrl, { connections: 4, auditKeys })));
      try {
        await contest(stores, process.env["XB_TIER"] === "long" ? 2_000 : 60);
      } finally {
        await Promise.all(stores.map((each) => each.close()));
        await database.remove();
      }
    },
  );
});

function stored({ kind = "hour", id = newId(), owner = null, body = {} }: Partial<Stored>): Stored {
  const at = "2026-03-02T08:00:00.000Z";
  const columns = { kind, id, version: 1, state: "draft", orgPath: "/a/", owner, day: null, deleted: false, createdAt: at, updatedAt: at };
  return { ...columns, body: { id, version: 1, ...(body as object) } };
}
