import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { newId, type Kind } from "@xiaoben/contract";
import type { Store } from "@xiaoben/backend";
import { sql } from "kysely";
import type pg from "pg";
import { onEachEngine } from "../engines.test.help.ts";
import { tenantsOf } from "./tenants.ts";

/** Every table there is, but for the list of schema steps. */
const allTables = `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'xb_migrations'`;

onEachEngine("tenants in the database", (engine) => {
  let pool: pg.Pool;
  let end: () => Promise<void>;
  before(async () => {
    ({ pool, end } = await engine.connect());
  });
  after(() => end());

  it("a query that forgot its tenant sees nothing and writes nothing", async () => {
    const db = tenantsOf(pool)("a");
    await insertAudit(db, "a");
    await pool.query("reset xb.tenant");
    const tables = (await pool.query<{ name: string }>(allTables)).rows.map(({ name }) => name);
    assert.ok(tables.length >= 12);
    for (const table of tables) assert.deepEqual((await pool.query(`select * from ${table}`)).rows, [], table);
    await assert.rejects(pool.query("insert into audit (tenant, id, at, entry) values ('a', $1, now(), '{}')", [newId()]), {
      code: "42501",
    });
    assert.throws(() => tenantsOf(pool)(""), /tenant is needed/);
  });

  it("a tenant neither sees, writes, changes nor removes what is another's, whatever the statement says", async () => {
    const of = tenantsOf(pool);
    await insertAudit(of("a"), "a");
    const seen = await sql<{ tenant: string }>`select distinct tenant from audit`.execute(of("b"));
    assert.deepEqual(seen.rows, []);
    await assert.rejects(insertAudit(of("b"), "a"), { code: "42501" });
    assert.equal((await sql`update audit set seq = 1 where tenant = 'a'`.execute(of("b"))).numAffectedRows, 0n);
    assert.equal((await sql`delete from audit where tenant = 'a'`.execute(of("b"))).numAffectedRows, 0n);
    await assert.rejects(
      sql`update audit set tenant = 'a'`.execute(of("a")).then(() => sql`update audit set tenant = 'b'`.execute(of("a"))),
      { code: "42501" },
    );
  });

  it("every table is secured, also against its owner, and the role is neither superuser nor free of it", async () => {
    const { rows } = await pool.query(
      "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)",
    );
    assert.deepEqual(rows, [{ relname: "xb_migrations" }]);
    const role = await pool.query("select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user");
    assert.deepEqual(role.rows, [{ name: "xb_app", rolsuper: false, rolbypassrls: false }]);
    await assert.rejects(pool.query("delete from xb_migrations"), { code: "42501" });
  });

  it("a rollback does not carry a connection over to the tenant before", async () => {
    const of = tenantsOf(pool);
    await insertAudit(of("c"), "c");
    await assert.rejects(
      of("d")
        .transaction()
        .execute(async (tx) => {
          await insertAudit(tx, "d");
          throw new RangeError("half way");
        }),
      RangeError,
    );
    assert.deepEqual((await sql`select tenant from audit`.execute(of("d"))).rows, []);
    assert.equal((await sql`select tenant from audit`.execute(of("c"))).rows.length, 1);
  });
});

onEachEngine("tenants in the store", (engine) => {
  let store: Store;
  before(async () => {
    store = await engine.openEmpty();
  });
  after(() => store.close());

  it("two tenants with the same ids never meet, also when they write at the same time", async () => {
    const ids = Array.from({ length: 20 }, () => newId());
    const put = (tenant: string, id: string): Promise<void> =>
      store.write(tenant, async (tx) => {
        const now = new Date().toISOString();
        await tx.put(
          {
            kind: "lesson",
            id,
            version: 1,
            state: "held",
            orgPath: "/",
            owner: id,
            day: null,
            deleted: false,
            createdAt: now,
            updatedAt: now,
            body: { of: tenant },
          },
          { actor: id, action: "t", actionId: newId() },
        );
        await tx.relate({ kind: "lesson", id }, { parties: { teacher: [id] }, unique: { key: id } });
      });
    await Promise.all(ids.flatMap((id) => [put("one", id), put("two", id)]));
    for (const tenant of ["one", "two"]) {
      const { rows } = await store.page(tenant, { kind: "lesson", visible: { any: [{ everyone: true }] }, order: "id", limit: 100 });
      assert.equal(rows.length, ids.length);
      assert.ok(rows.every((row) => (row.body as { of: string }).of === tenant));
      assert.equal((await feedOf(store, tenant, ids.length)).length, ids.length);
    }
    assert.equal(await store.get("three", { kind: "lesson" as Kind, id: ids[0]! }), null);
  });
});

/** The feed from its beginning; a store may withhold what is young. */
async function feedOf(store: Store, tenant: string, expected: number): Promise<unknown[]> {
  for (const until = Date.now() + 15_000; ; await sleep(200)) {
    const { refs } = await store.changes(tenant, null, 100);
    if (refs.length >= expected || Date.now() > until) return refs;
  }
}

const insertAudit = (db: Parameters<ReturnType<typeof sql>["execute"]>[0], tenant: string): Promise<unknown> =>
  sql`insert into audit (tenant, id, at, entry) values (${tenant}, ${newId()}, now(), '{}')`.execute(db);
