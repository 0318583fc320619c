import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import pg from "pg";
import { newId } from "@xiaoben/contract";
import { behaviourSuite, seed, storeSuite } from "@xiaoben/backend/testing";
import { openPostgresStore } from "./open.ts";

/** An empty database, e.g. `postgres://xb@127.0.0.1:5432/xb`; its account may make roles and tables. */
const url = process.env["XB_POSTGRES_URL"];

if (url === undefined) {
  it("the store over PostgreSQL", { skip: "XB_POSTGRES_URL names no database" }, () => undefined);
} else {
  storeSuite("PostgreSQL", () => openPostgresStore(url), { describe, it, after });
  behaviourSuite("PostgreSQL", () => openPostgresStore(url), { describe, it, after });

  it("a query over PostgreSQL that forgot its tenant sees nothing, and one of a tenant nothing of another's", async () => {
    const store = await openPostgresStore(url);
    const tenant = `t-${newId()}`;
    await seed(store, tenant);
    const pool = new pg.Pool({ connectionString: url, max: 1, options: "-c role=xb_app" });
    try {
      const { rows } = await pool.query<{ name: string }>(
        "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'xb_migrations'",
      );
      for (const { name } of rows) assert.deepEqual((await pool.query(`select * from ${name}`)).rows, [], name);
      await pool.query("select set_config('xb.tenant', $1, false)", [`t-${newId()}`]);
      for (const { name } of rows) assert.deepEqual((await pool.query(`select * from ${name}`)).rows, [], name);
      await pool.query("select set_config('xb.tenant', $1, false)", [tenant]);
      assert.ok((await pool.query("select * from records")).rows.length > 20, "and its own it sees");
      await assert.rejects(pool.query("insert into used_words (tenant, word, until) values ('another', 'x', now())"), { code: "42501" });
    } finally {
      await pool.end();
      await store.close();
    }
  });
}
