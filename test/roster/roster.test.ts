import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createHash } from "node:crypto";
import { ProblemError, type Problem, type RosterReport } from "@xiaoben/contract";
import { createMemoryStore, type MemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids } from "@xiaoben/backend/testing";
import { startServer, type LogLine, type RunningServer } from "@xiaoben/server";
import { createClient } from "@xiaoben/sdk";
import { gb18030, makeXlsx, makeZip } from "../../packages/bridges/src/files/files.test.fixture.ts";
import { broken } from "../../packages/bridges/src/roster/testing/broken.test.fixture.ts";
import { good, packed, spoilt } from "../../packages/bridges/src/roster/testing/sets.test.fixture.ts";
import { wordsOf } from "../../packages/cli/src/words/words.ts";

const kinds = ["org", "person", "role", "group", "calendar", "hour", "lesson", "pair", "binding", "pack"] as const;

describe("rosters over HTTP", () => {
  let server: RunningServer;
  let store: MemoryStore;
  const lines: LogLine[] = [];
  before(async () => {
    store = createMemoryStore();
    const identity = {
      async verify(token: string) {
        const [tenant = "", person = ""] = token.split(".");
        if (!(person in ids)) throw new ProblemError("signed-out", "Nobody.");
        return { tenant, person: ids[person as keyof typeof ids] };
      },
    };
    const settings = { roster: { sources: { oneroster: { orgs: { d1: ids.county } } }, stop: { share: 0.1, people: 50 } } };
    server = await startServer({
      store,
      identity,
      port: 0,
      settings,
      log: (line) => lines.push(line),
      now: () => new Date("2026-11-20T04:00:00.000Z"),
    });
  });
  after(() => server.close());

  /** Everything that a tenant holds: records with their versions, and how often something was audited. */
  const whole = async (tenant: string): Promise<string> =>
    JSON.stringify([
      await Promise.all(
        kinds.map(
          async (kind) => (await store.page(tenant, { kind, visible: { any: [{ everyone: true }] }, order: "id", limit: 500 })).rows,
        ),
      ),
      store.audit(tenant).length,
      await store.turn(tenant, "roster"),
    ]);
  const post = (tenant: string, bytes: Uint8Array<ArrayBuffer>, query: string, as = "officer"): Promise<Response> =>
    fetch(`${server.url}api/v1/imports/roster?${query}`, {
      method: "POST",
      headers: { authorization: `Bearer ${tenant}.${as}` },
      body: bytes,
    });
  const commit = async (tenant: string, bytes: Uint8Array, more = ""): Promise<RosterReport> => {
    const response = await post(
      tenant,
      new Uint8Array(bytes),
      `commit=${createHash("sha256").update(bytes).digest("hex")}&name=set${more}`,
    );
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as RosterReport;
  };

  it("a whole set: looked at, written, and nothing new the second time", async () => {
    store.load("good", fixture);
    const client = createClient({ baseUrl: `${server.url}api`, getToken: async () => "good.officer" });
    const file = new File([packed()], "set.zip");
    const look = await client.imports.roster(file, { dryRun: true, changes: true });
    assert.deepEqual([look.faults, look.committed, look.counts.new], [[], false, 12]);
    const done = await client.imports.roster(file, { commit: look.file, changes: true });
    assert.deepEqual([done.committed, done.counts.written], [true, look.counts.new + look.counts.changed]);
    const before = await whole("good");
    const again = await client.imports.roster(file, { commit: look.file, changes: true });
    assert.deepEqual([again.committed, again.counts.written, (await whole("good")) === before], [true, 0, true]);
    // As everybody: the officer of the county is not in it.
    const all = await client.imports.roster(file, { dryRun: true });
    assert.deepEqual(
      all.faults.map(({ code }) => code),
      ["ends-yourself"],
    );
  });

  it("each of the broken sets is told by file, row and field, in words of both languages, and changes nothing", async () => {
    store.load("broken", fixture);
    const before = await whole("broken");
    assert.ok(broken.length > 40);
    for (const [what, bytes, faults] of broken) {
      const report = await commit("broken", bytes());
      assert.deepEqual([report.committed, report.counts.written], [false, 0], what);
      const told = report.faults.map(({ file, row, field, code }) => [file, row ?? "-", field ?? "-", code].join(" "));
      for (const fault of faults) assert.ok(told.includes(fault), `${what}: ${fault} is not among ${told.join("; ")}`);
      for (const { code } of report.faults)
        for (const language of ["zh", "en"] as const) assert.ok(wordsOf(language).roster.problems[code], code);
      assert.equal(await whole("broken"), before, what);
    }
  });

  it("files that are refused as a whole change nothing either", async () => {
    store.load("refused", fixture);
    const before = await whole("refused");
    const csv = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
    const files: [Uint8Array, number, string][] = [
      [makeZip({ "users.csv": new Uint8Array(51 * 1024 * 1024) }), 413, "zip-bomb"],
      [makeZip({ ...good }, { encrypted: true }), 415, "encrypted"],
      [makeZip({ "readme.txt": "x" }), 415, "not-a-spreadsheet"],
      [packed().subarray(0, 500), 422, "unreadable"],
      [csv("甲,乙\n1,2"), 422, "no-heading"],
      [csv("工号,姓名"), 422, "empty"],
      [new Uint8Array(), 422, "empty"],
      [gb18030("工号,姓名"), 422, "empty"],
    ];
    for (const [bytes, status, code] of files) {
      const response = await post("refused", new Uint8Array(bytes), "dryRun=1&name=x");
      const { issues } = (await response.json()) as Problem;
      assert.deepEqual([response.status, issues?.[0]?.code], [status, code]);
    }
    for (const query of [
      "",
      "dryRun=1&commit=x",
      "dryRun=1&changes=yes",
      "dryRun=1&confirmLeaving=-1",
      "dryRun=1&org=s1",
      "dryRun=1&source=../x",
      `commit=${"0".repeat(64)}`,
    ])
      assert.equal((await post("refused", csv("工号,姓名\n1,甲"), query)).status, 422, query);
    assert.equal((await post("refused", csv("工号,姓名\n1,甲"), "dryRun=1", "teacher")).status, 403);
    assert.equal(await whole("refused"), before);
  });

  it("keys of another customer lead nowhere", async () => {
    store.load("mine", fixture);
    store.load("theirs", fixture);
    await commit("theirs", packed(), "&changes=1");
    const theirs = await whole("theirs");
    const set = packed({ "orgs.csv": good["orgs.csv"]!.split("\n").slice(0, 2).join("\n") });
    const report = await commit("mine", set, "&changes=1");
    assert.ok(report.faults.length > 0 && report.faults.every(({ code }) => code === "org-unknown"));
    assert.equal(await whole("theirs"), theirs);
    const sheet = new Uint8Array(
      makeXlsx([
        {
          rows: [
            ["工号", "姓名", "学校"],
            ["NH0001", "苏未", "南湖小学"],
          ],
        },
      ]),
    );
    assert.deepEqual(
      (await commit("mine", sheet, "&changes=1")).faults.map(({ code, field }) => [code, field]),
      [["org-unknown", "学校"]],
    );
  });

  it("passwords are in no record, report, history or log", async () => {
    store.load("secret", fixture);
    const reports = [
      await commit("secret", spoilt("users.csv", "u2,,,true,he", "u2,,,true,he,x"), "&changes=1"),
      await commit("secret", packed(), "&changes=1"),
    ];
    assert.deepEqual(
      reports.map(({ committed }) => committed),
      [false, true],
    );
    const kept = JSON.stringify([await whole("secret"), reports, lines, store.audit("secret")]);
    assert.doesNotMatch(kept, /secret-\d|pupil-secret|xiaoming|1980-01-01|su@qinghe/i);
    assert.match(kept, /苏未/);
    assert.doesNotMatch(JSON.stringify(lines), /苏|NH0001|南湖/);
  });
});
