import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { newId, sha256, type Id } from "@xiaoben/contract";
import { createBackend } from "@xiaoben/backend";
import { fixture, ids, seed } from "@xiaoben/backend/testing";
import { sql } from "kysely";
import type pg from "pg";
import { passingKeys } from "../audit/keys.ts";
import { serialFeed } from "../feed.ts";
import { migrate } from "../migrate.ts";
import { beginning } from "../open.ts";
import { openPglite, type PgliteDatabase } from "../pglite/database.ts";
import { pglitePool } from "../pglite/pool.ts";
import { tidy } from "../pglite/upkeep.ts";
import { createSqlStore, type SqlStore } from "../sql-store.ts";
import { tenantsOf, type TenantDatabase } from "../tenants.ts";
import { exportPerson } from "./export.ts";

const tenant = "t";
const [her, secret] = [ids.observer, "孩子们抢答太快，我有点慌"];

describe("privacy", () => {
  let thread: PgliteDatabase;
  let pool: pg.Pool;
  let db: TenantDatabase;
  let store: SqlStore;
  let hour: Id;
  before(async () => {
    thread = await openPglite(await beginning("memory://"));
    pool = pglitePool(thread);
    const client = await pool.connect();
    await migrate(client);
    client.release();
    await tidy(pool);
    const of = tenantsOf(pool);
    db = of(tenant);
    store = createSqlStore({
      of,
      feed: serialFeed(),
      keys: passingKeys(),
      longestTransaction: 60_000,
      demandRoom: () => undefined,
      wrote: () => undefined,
      warnings: () => Promise.resolve([]),
      ready: () => Promise.resolve(),
      close: () => pool.end(),
    });
    await seed(store, tenant, fixture);
    const backend = createBackend({ store });
    const write = async (title: string): Promise<Id> => {
      const id = newId();
      const body = {
        org: ids.school,
        person: her,
        on: "2026-10-20",
        title,
        category: "external",
        role: "participant",
        level: "county",
        claimedHours: "3",
      };
      await backend.write({ tenant, person: her }, "hour.create", { id, body } as never, newId());
      return id;
    };
    hour = await write("县级讲座");
    await backend.write({ tenant, person: her }, "hour.submit", { id: hour, version: 1 } as never, newId());
    await write(secret);
    await store.verdicts.keep(tenant, []);
    await store.seal(tenant);
  });
  after(async () => {
    await store.close();
    await thread.close();
  });

  /** In which tables a text stands anywhere. */
  async function tablesWith(text: string): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
    const found: string[] = [];
    for (const { name } of rows.filter((each) => each.name !== "xb_migrations")) {
      const hits = await sql<{
        count: number;
      }>`select count(*) as count from ${sql.table(name)} t where t::text like ${`%${text}%`}`.execute(db);
      if (hits.rows[0]!.count > 0) found.push(name);
    }
    return found;
  }

  /** The same for what is kept as bytes. */
  async function filesWith(text: string): Promise<Id[]> {
    const { rows } = await sql<{ id: Id }>`select distinct id from blobs where position(convert_to(${text}, 'UTF8') in bytes) > 0`.execute(
      db,
    );
    return rows.map(({ id }) => id);
  }

  it("hands out everything about a person that she may read, and says what it holds back", async () => {
    const files = new Map<string, string>();
    const exported = await exportPerson(
      store,
      { tenant, person: her, basis: "request 7" },
      {
        async file(path, content) {
          let text = "";
          for await (const part of content) text += typeof part === "string" ? part : Buffer.from(part).toString("base64");
          files.set(path, text);
        },
      },
    );
    const read = <T>(path: string): T => JSON.parse(files.get(path) ?? "null") as T;
    assert.deepEqual(
      read<{ title: string }[]>("records/hour.json")
        .map(({ title }) => title)
        .sort(),
      [secret, "县级讲座"].sort(),
    );
    assert.equal(read<{ id: Id }[]>("records/person.json")[0]?.id, her);
    assert.deepEqual(
      read<{ id: Id; action: string; body?: object }[]>("versions.json")
        .filter(({ id }) => id === hour)
        .map(({ action, body }) => [action, body !== undefined]),
      [
        ["hour.create", true],
        ["hour.submit", true],
      ],
    );
    assert.ok(read<{ action: string }[]>("audit.json").some(({ action }) => action === "hour.submit"));
    assert.ok(
      read<{ action: string }[]>("audit.json").some(({ action }) => action === "privacy.export"),
      "that it was handed out",
    );
    assert.ok(read<{ id: Id }[]>("people.json").some(({ id }) => id === her));
    assert.match(files.get("README.md") ?? "", /关于你的全部记录/);
    assert.equal(exported.withheld, read<object[]>("withheld.json").length);
    const text = [...files]
      .filter(([path]) => path.startsWith("records/person"))
      .map(([, each]) => each)
      .join("");
    assert.ok(!text.includes(ids.teacher), "not the records of others");
    await assert.rejects(exportPerson(store, { tenant, person: newId(), basis: "x" }, { file: () => Promise.resolve() }), {
      code: "not-found",
    });
  });

  it("tells beforehand what erasing would do, and changes nothing", async () => {
    const before = await tablesWith(her);
    const told = await store.erase(tenant, { person: her, basis: "request 8", commit: false });
    assert.deepEqual([told.committed, told.pseudonym, told.records.hour], [false, undefined, { keep: 1, remove: 1 }]);
    assert.deepEqual(await tablesWith(her), before);
    const name = (await store.get(tenant, { kind: "person", id: her }))!.body as { displayName: string };
    await assert.rejects(store.erase(tenant, { person: her, basis: `for ${name.displayName}`, commit: true }), { code: "validation" });
  });

  it("erases a person everywhere; what must be kept is kept under a pseudonym, and the chain holds", async () => {
    const person = (await store.get(tenant, { kind: "person", id: her }))!.body as {
      displayName: string;
      externalIds: Record<string, string>;
    };
    const erased = await store.erase(tenant, { person: her, basis: "request 9", commit: true });
    const pseudonym = erased.pseudonym!;
    await store.seal(tenant);
    assert.deepEqual(await tablesWith(her), [], "her id");
    assert.deepEqual(await tablesWith(person.displayName), [], "her name");
    for (const value of Object.values(person.externalIds)) assert.deepEqual(await tablesWith(value), [], "her numbers");
    assert.deepEqual(await tablesWith(secret), [], "her draft");
    const kept = await store.get(tenant, { kind: "hour", id: hour });
    assert.deepEqual([kept?.owner, kept?.deleted, (kept!.body as { title: string }).title], [pseudonym, false, "县级讲座"]);
    const hers: unknown[] = [];
    for await (const part of store.facts(tenant, { kind: "hour", people: [pseudonym], from: "2026-01-01", to: "2026-12-31" }))
      hers.push(...part);
    assert.equal(hers.length, 1, "hours are still counted, for the pseudonym");
    const { broken, sealed } = await store.verifyAudit(tenant);
    assert.equal(broken, undefined);
    assert.ok(sealed > 3);
    const lines = await store.auditList(tenant, { person: pseudonym, limit: 1000 });
    assert.ok(
      lines.some(({ action, actor }) => action === "hour.submit" && actor?.id === pseudonym),
      "what she did is still told, of the pseudonym",
    );
    const [last] = await store.auditList(tenant, { limit: 1 });
    assert.deepEqual([last?.action, last?.entry["basis"], last?.entry["pseudonym"]], ["privacy.erase", "request 9", pseudonym]);
  });

  it("[R208] does not let a roster bring back who was erased: her row is told and left out, until that is decided otherwise", async () => {
    const backend = createBackend({ store });
    const at = (row: number) => ({ file: "花名册.xlsx", row });
    const person = (name: string, row: number) => ({
      at: at(row),
      key: `N-${name}`,
      name,
      staffNumber: `N-${name}`,
      org: "school",
      externalIds: {},
      onPost: true,
      facts: {},
      roles: [{ at: at(row), role: "" }],
    });
    const set = {
      format: "sheet",
      mode: "changes",
      orgsBy: "name",
      files: [{ name: "花名册.xlsx", rows: 2, unread: [] }],
      orgs: [],
      years: [],
      faults: [],
      notes: [],
      people: [person("back", 2), person("fresh", 3)],
    };
    const send = (commit: boolean, people = set.people) =>
      backend.importRoster({ tenant, person: ids.officer }, sha256("roster"), { ...set, people } as never, { commit });
    const first = await send(true, [person("back", 2)]);
    const id = first.rows.find(({ kind }) => kind === "person")!.id;
    await store.erase(tenant, { person: id, basis: "request 12", commit: true });
    const again = await send(true);
    assert.deepEqual(
      again.notes.map(({ row, code, found }) => [row, code, found]),
      [[2, "was-erased", "N-back"]],
    );
    assert.deepEqual(
      again.rows.map(({ kind, name, result }) => `${kind} ${name} ${result}`),
      ["person fresh new", "role fresh new"],
      "the others are taken",
    );
    assert.equal(await store.get(tenant, { kind: "person", id }), null);
    // Under another key she is still known by her number, however it is written.
    const { notes } = await send(false, [{ ...person("other", 2), staffNumber: "ｎ-BACK " }]);
    assert.equal(notes[0]?.code, "was-erased");
    const erasure = again.notes[0]!.more!["erasure"]!;
    assert.deepEqual(await tablesWith(erasure), ["erased_words"], "nothing leads from it to what was kept");
    assert.equal(await store.readmit(tenant, { erasure, basis: "decision 3" }), true);
    assert.equal(await store.readmit(tenant, { erasure, basis: "decision 3" }), false);
    assert.equal((await store.auditList(tenant, { limit: 1 }))[0]?.action, "privacy.readmit");
    const taken = await send(true);
    assert.deepEqual([taken.notes, (await store.get(tenant, { kind: "person", id }))?.version], [[], 1]);
  });

  it("does no harm a second time, and leaves others as they were", async () => {
    const before = await store.auditList(tenant, { limit: 1000 });
    const again = await store.erase(tenant, { person: her, basis: "request 9", commit: true });
    assert.deepEqual([again.pseudonym, again.records], [undefined, {}]);
    assert.equal((await store.auditList(tenant, { limit: 1000 })).length, before.length);
    const other = (await store.get(tenant, { kind: "person", id: ids.teacher }))!;
    assert.equal((other.body as { id: Id }).id, ids.teacher);
    await createBackend({ store }).session({ tenant, person: ids.teacher });
    await assert.rejects(createBackend({ store }).session({ tenant, person: her }), { code: "not-permitted" });
  });

  it("takes her out of imports that are under way, and imports of hers away", async () => {
    const [teacher, other] = [ids.teacher, ids.lead];
    const backend = createBackend({ store, settings: { importRows: 2, importSeconds: 0 } });
    const row = (name: string, n: number) => ({
      row: n,
      values: { staffNumber: `n-${name}`, on: "2026-10-08", hours: "0.5", category: "外出", title: `培训 ${n}` },
      cells: [],
      problems: [],
    });
    const sheet = { file: { format: "csv", encoding: "utf-8" }, headingRow: 1, columns: [], leftOut: [] } as const;
    const begin = (as: Id, file: string, rows: object[]) =>
      backend.importHours({ tenant, person: as }, sha256(file), { ...sheet, columns: [], leftOut: [], rows } as never, { commit: true });
    const rows = ["principal", "lead", "lead", "teacher", "teacher"].map((name, n) => row(name, n + 2));
    const begun = await begin(ids.admin, "one", rows);
    assert.deepEqual([begun.progress?.done, begun.progress?.of], [1, 5]);
    const told = await store.erase(tenant, { person: teacher, basis: "request 10", commit: false });
    assert.equal(told.rows, 2);
    assert.ok((await filesWith(teacher)).length > 0);
    const erased = await store.erase(tenant, { person: teacher, basis: "request 10", commit: true });
    assert.equal(erased.rows, 2);
    assert.deepEqual(await filesWith(teacher), []);
    let report = begun;
    while (!report.committed) report = await backend.importProgress({ tenant, person: ids.admin }, sha256("one"), { goOn: true });
    assert.deepEqual([report.counts.written, report.progress?.done, report.progress?.of], [3, 3, 3]);
    assert.deepEqual(await tablesWith(teacher), [], "nothing was written of her afterwards");

    await begin(
      ids.admin,
      "two",
      ["lead", "lead", "principal"].map((name, n) => row(name, n + 20)),
    );
    const admin = await store.erase(tenant, { person: ids.admin, basis: "request 11", commit: true });
    assert.ok(admin.rows > 0 && admin.rows < 3, "the rows that were not written yet");
    assert.deepEqual(await filesWith(ids.admin), []);
    assert.ok((await store.get(tenant, { kind: "person", id: other }))?.deleted === false, "others stay as they are");
  });
});
