import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createBackend } from "@xiaoben/backend";
import { ids, newHour } from "@xiaoben/backend/testing";
import { newId } from "@xiaoben/contract";
import { sum } from "./backup/format.ts";
import { backup, openInstallation, rebuildAll, restore, type BackupReport, type Finding, type Installation, type Where } from "./index.ts";
import { examineOpened } from "./doctor/doctor.ts";
import { projections } from "./projections.ts";
import { answers, fill } from "./testing/campus.test.fixture.ts";
import { engines } from "./testing/engines.test.fixture.ts";
import { refusedBy } from "./testing/refused.test.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "xb-maintenance-"));
after(() => rmSync(folder, { recursive: true, force: true }));

// One installation of each engine goes through all of it, in this order: to make an embedded database takes seconds.
for (const engine of engines())
  describe(`an installation over ${engine.name}`, () => {
    const file = join(folder, `${engine.name}.backup`);
    // Each further opening of an embedded database takes a second or more.
    const isThorough = engine.name === "PostgreSQL" || process.env["XB_TIER"] === "long";
    let place: Where;
    let told: unknown;
    before(async () => {
      place = await engine.place();
      const store = await engine.open(place);
      await fill(store, "one");
      await fill(store, "two");
      told = await answers(store, "one");
      await store.close();
    });
    after(() => engine.end());

    const opened = async <T>(work: (at: Installation) => Promise<T>): Promise<T> => {
      const at = await openInstallation(place);
      try {
        return await work(at);
      } finally {
        await at.close();
      }
    };

    it("is looked over by the doctor, who finds what was spoiled, and brought back by a rebuild", async () => {
      await opened(async (at) => {
        assert.deepEqual((await look(at)).filter(isNotGood), []);
        const before = await narrow(at);
        await spoil(at);
        assert.notDeepEqual(await narrow(at), before);
        const rebuilt = [];
        for await (const one of rebuildAll(at, ["one"])) rebuilt.push(one);
        assert.deepEqual(
          rebuilt.map(({ tenant, doubles }) => [tenant, doubles]),
          [["one", 0]],
        );
        assert.deepEqual(await narrow(at), before);
        for await (const one of rebuildAll(at)) assert.equal(one.doubles, 0);
        assert.deepEqual(await narrow(at), before, "doing it again comes to the same");
        await spoil(at);
        const found = (await look(at)).filter(isNotGood);
        assert.deepEqual(
          found.map(({ check, level, tenant }) => [check, level, tenant]),
          [["projections", "bad", "one"]],
        );
        assert.match(found[0]!.says, /parties 3, links 2, unique_keys 1, hour_facts 4/);
        assert.match(found[0]!.mend!, /xiaoben server rebuild --tenant one/);
        for await (const one of rebuildAll(at)) assert.equal(one.doubles, 0);
      });
      const store = await engine.open(place);
      const backend = createBackend({ store });
      for (const tenant of ["one", "two"]) while ((await backend.recompute(tenant)).left);
      const now = await answers(store, "one");
      assert.deepEqual(withoutTimes(now), withoutTimes(told));
      told = now;
      await store.close();
    });

    it("is told by the doctor how full it is, and of imports that nobody swept away", async () => {
      await opened(async (at) => {
        const limitOf = (findings: Finding[]): Finding => findings.find(({ check }) => check === "limit")!;
        if (at.engine === "embedded") {
          const size = Number(/take ([\d.]+) MiB of the 1.0 GiB/.exec(limitOf(await look(at)).says)![1]) * 1_048_576;
          for (const [share, level, mend] of [
            [0.5, "good", undefined],
            [0.9, "notice", /^Move to PostgreSQL/],
            [1.5, "bad", /^Nothing more is written/],
          ] as const) {
            const found = limitOf(await look(at, { dataLimit: Math.round(size / share) }));
            assert.equal(found.level, level, found.says);
            if (mend) assert.match(found.mend!, mend);
          }
        } else
          assert.ok(
            (await look(at)).every(({ check }) => check !== "limit"),
            "the disk of PostgreSQL is another's to watch",
          );
        const left =
          "insert into blobs (tenant, id, part, bytes, needed_until) values ('one', gen_random_uuid(), 1, 'x', now() - interval '2 days')";
        await asTenant(at, (query) => query(left));
        const found = (await look(at)).filter(isNotGood);
        assert.deepEqual(
          found.map(({ check, level, tenant }) => [check, level, tenant]),
          [["uploads", "bad", "one"]],
        );
        assert.match(found[0]!.says, /^1 imports that nobody went on with/);
        await asTenant(at, (query) => query("delete from blobs where needed_until < now()"));
      });
    });

    it("is backed up, all of it or one tenant, in a file that is whole or not there", async () => {
      await opened(async (at) => {
        const written = await backup(at, file);
        assert.deepEqual([written.tenants, written.everything], [["one", "two"], true]);
        assert.equal(statSync(file).mode & 0o777, 0o600);
        const two = await backup(at, `${file}.two`, { tenants: ["two"] });
        assert.deepEqual([two.tenants, Object.keys(two.rows), two.everything], [["two"], ["two"], false]);
        const none = join(folder, "none");
        await refusedBy(backup(at, none, { tenants: ["two", "three"] }), "no-such-tenant", /no tenant "three"/);
        assert.ok(!existsSync(none) && !existsSync(`${none}.unfinished`));
      });
    });

    it("gives the same answers when it is restored elsewhere, and goes on from there", async () => {
      const elsewhere = await engine.place();
      if (isThorough)
        await assert.rejects(
          restore(elsewhere, file, (part) => {
            if (part === 20) throw new RangeError("broken off");
          }),
          RangeError,
        );
      const report: BackupReport = await restore(elsewhere, file);
      assert.ok(sum(report.rows, "records") > 50 && sum(report.rows, "blobs") === 8);
      // Keys are no part of a backup: whoever signs is kept apart from what is signed.
      if ("dataDir" in place && "dataDir" in elsewhere)
        copyFileSync(join(place.dataDir, "audit-keys.json"), join(elsewhere.dataDir, "audit-keys.json"));
      if (isThorough) await refusedBy(restore(elsewhere, file), "not-empty", /holds records of 2 tenants/);
      const store = await engine.open(elsewhere);
      assert.deepEqual(await answers(store, "one"), told);
      const { cursor } = await store.changes("one", null, 500);
      const id = newId();
      await createBackend({ store }).write({ tenant: "one", person: ids.observer }, "hour.create", { id, body: newHour() }, newId());
      await store.seal("one");
      const { sealed, unsealed, broken } = await store.verifyAudit("one");
      assert.deepEqual([sealed > 10, unsealed, broken], [true, 0, undefined]);
      for (const until = Date.now() + 10_000; ; await new Promise((wake) => setTimeout(wake, 200))) {
        const { refs } = await store.changes("one", cursor, 500);
        if (refs.some((ref) => ref.id === id)) break;
        assert.ok(Date.now() < until, "the feed goes on behind the cursor that was given before");
      }
      await store.close();
    });
  });

async function look(at: Installation, more: { dataLimit?: number } = {}): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of examineOpened(at, { uploadDays: 36_500, ...more })) findings.push(finding);
  return findings;
}

const isNotGood = ({ level }: Finding): boolean => level !== "good";

/** Rows of the narrow tables of a tenant, and whose verdicts are marked. */
async function narrow(at: Installation): Promise<unknown> {
  return asTenant(at, async (query) => {
    const told: Record<string, unknown> = {};
    for (const table of projections) told[table] = await query(`select * from ${table} t order by t::text`);
    return told;
  });
}

/** What a defect, or a hand in the database, might leave behind. */
const spoil = (at: Installation): Promise<void> =>
  asTenant(at, async (query) => {
    await query("delete from parties where kind = 'observation'");
    await query(
      "insert into parties (tenant, person, kind, id, party) select tenant, owner, 'pair', gen_random_uuid(), 'author' from records where kind = 'hour' limit 1",
    );
    await query("update links set rel = 'spoiled' where rel = 'source'");
    await query("delete from unique_keys where kind = 'pack'");
    await query("update hour_facts set category = 'spoiled' where category = 'external'");
    await query("delete from verdict_marks");
  });

async function asTenant<T>(at: Installation, work: (query: (text: string) => Promise<unknown[]>) => Promise<T>): Promise<T> {
  const client = await at.pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('xb.tenant', 'one', true)");
    const answer = await work(async (text) => (await client.query(text)).rows as unknown[]);
    await client.query("commit");
    return answer;
  } finally {
    client.release();
  }
}

/** Kept verdicts were worked out anew, at another time. */
const withoutTimes = (told: unknown): unknown =>
  JSON.parse(JSON.stringify(told, (name, value: unknown) => (name === "since" ? undefined : value)));
