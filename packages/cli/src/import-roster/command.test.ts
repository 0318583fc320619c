import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { readRoster } from "@xiaoben/bridges/roster";
import type { RosterReport } from "@xiaoben/contract";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";
import { fakeService, problem, type Asked } from "../testing/fake-service.test.fixture.ts";
import { wordsOf } from "../words/words.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-roster-"));
after(() => rmSync(folder, { recursive: true }));
let service: Awaited<ReturnType<typeof fakeService>>;
afterEach(() => service?.close());

const sheet = "工号,姓名,学校,密码\nNH0417,苏禾,南湖小学,pw\n,林未,南湖小学,pw\n";
const file = (text: string, name = "花名册.csv"): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

async function run(args: string[], lang = "zh"): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const all = ["import", "roster", ...args, "--url", service.url, "--token", "secret", "--lang", lang];
  const exit = await main(all, { env: {}, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

/** A service that reads what it gets, and answers with what `more` says of it. */
const answering = (more: Partial<RosterReport> = {}) =>
  fakeService(async (asked) => (asked.path.endsWith("/imports/roster") ? { status: 200, body: await reportOf(asked, more) } : undefined));

async function reportOf({ body, query }: Asked, more: Partial<RosterReport>): Promise<RosterReport> {
  const { format, mode, files, faults, people } = await readRoster(new Uint8Array(body), {
    name: query["name"] ?? "",
    changes: query["changes"] === "1",
  });
  const stop = more.stop && { ...more.stop, confirmed: query["confirmLeaving"] === String(more.stop.leaving) };
  const committed = query["commit"] !== undefined && faults.length === 0 && stop?.confirmed !== false;
  return {
    file: createHash("sha256").update(body).digest("hex"),
    set: { format, mode, files },
    rows: people.map(({ at, name }, i) => ({ ...at, kind: "person", id: `0197a1b2-0000-7000-8000-00000000000${i}`, name, result: "new" })),
    faults,
    notes: [],
    ...more,
    ...(stop && { stop }),
    committed,
    counts: {
      new: people.length,
      changed: 0,
      unchanged: 0,
      ending: 0,
      transfers: 0,
      leaving: 0,
      faults: faults.length,
      notes: 0,
      written: committed ? 2 : 0,
    },
  };
}

const sent = () => service.asked.map(({ query }) => query);

test("without --commit a roster is looked at and told row by row; the command to write it is said", async () => {
  service = await answering();
  const { exit, out } = await run([file(sheet.split("\n").slice(0, 2).join("\n")), "--changes"]);
  assert.equal(exit, exits.good, out);
  assert.deepEqual(sent(), [{ dryRun: "1", name: "花名册.csv", changes: "1" }]);
  assert.match(out, /已读 花名册\.csv（表格，只有变动），共 1 人/);
  assert.match(out, /没有读的列：密码/);
  assert.match(out, /花名册\.csv 第 2 行 +人员 +苏禾 +新增/);
  assert.match(out, /npm run xiaoben -- import roster .*--changes .*--commit$/);
  assert.doesNotMatch(out, /secret|pw/);
});

test("each fault is said by file, row and column, in words, in both languages; nothing is asked to be written", async () => {
  service = await answering();
  for (const [lang, said] of [
    ["zh", /花名册\.csv 第 3 行 +工号 +这一格要填/],
    ["en", /花名册\.csv row 3 +工号 +fill this cell/],
  ] as const) {
    const { exit, out } = await run([file(sheet), "--commit"], lang);
    assert.equal(exit, exits.faulty);
    assert.match(out, said);
    assert.match(out, lang === "zh" ? /没有写入/ : /Nothing was written/);
  }
  assert.ok(sent().every((query) => query["commit"] === undefined));
});

test("the safety stop is said, and passed by the exact number alone", async () => {
  service = await answering({ stop: { leaving: 43, of: 65, confirmed: false } });
  const roster = file(sheet.split("\n").slice(0, 2).join("\n"));
  const english = await run([roster, "--commit"], "en");
  assert.deepEqual([english.exit, /would deactivate 43 of 65 people: refused/.test(english.out)], [exits.faulty, true]);
  const chinese = await run([roster, "--commit", "--confirm-leaving", "42"]);
  assert.match(chinese.out, /65 人中有 43 人不再在岗：没有写入。\n若确实如此，请加 --confirm-leaving 43/);
  assert.ok(sent().every((query) => query["commit"] === undefined));
  const passed = await run([roster, "--commit", "--confirm-leaving", "43"]);
  assert.deepEqual([passed.exit, /已写入 2 条记录/.test(passed.out)], [exits.good, true]);
  assert.equal((await run([roster, "--confirm-leaving", "many"])).exit, exits.usage);
});

test("of a folder the files that are read are sent in one, and no others", async () => {
  service = await answering();
  const set = join(folder, "oneroster");
  mkdirSync(set, { recursive: true });
  const put = (name: string, ...lines: string[]): void => writeFileSync(join(set, name), lines.join("\n"));
  put(
    "manifest.csv",
    "propertyName,value",
    "oneroster.version,1.2",
    "file.orgs,bulk",
    "file.users,bulk",
    "file.roles,bulk",
    "file.demographics,bulk",
  );
  put("orgs.csv", "sourcedId,name,type", "s1,南湖小学,school");
  put("users.csv", "sourcedId,enabledUser,givenName,familyName,password", "u1,true,禾,苏,hunter2");
  put("roles.csv", "sourcedId,userSourcedId,roleType,role,orgSourcedId", "r1,u1,primary,teacher,s1");
  put("demographics.csv", "sourcedId,birthDate", "u1,1980-01-01");
  const { exit, out, err } = await run([set, "--commit", "--all"]);
  assert.equal(exit, exits.good, out + err);
  assert.match(out, /OneRoster，全部人员/);
  const body = service.asked[0]!.body;
  assert.ok(body.includes("users.csv") && !body.includes("demographics.csv") && !body.includes("1980"));
  assert.deepEqual(sent()[1], { commit: createHash("sha256").update(body).digest("hex"), name: "oneroster.zip" });
  assert.doesNotMatch(out, /hunter2/);
  const empty = join(folder, "empty");
  mkdirSync(empty, { recursive: true });
  assert.deepEqual([(await run([empty])).exit, readdirSync(empty)], [exits.usage, []]);
});

test("refusals, files that are none, and a service that answers something else", async () => {
  const roster = file(sheet);
  service = await fakeService(() => ({ status: 403, body: problem("not-permitted", 403, "no") }));
  assert.deepEqual(await run([roster]).then(({ exit, err }) => [exit, /不能导入花名册/.test(err)]), [exits.server, true]);
  await service.close();
  service = await fakeService(() => ({ status: 422, body: problem("validation", 422, "no heading", "no-heading") }));
  assert.deepEqual(await run([roster]).then(({ exit, err }) => [exit, /工号、姓名/.test(err)]), [exits.faulty, true]);
  await service.close();
  service = await fakeService(() => ({ status: 200, body: "<html>" }));
  assert.equal((await run([roster])).exit, exits.server);
  assert.equal((await run([])).exit, exits.usage);
  assert.equal((await run([join(folder, "none.csv")])).exit, exits.usage);
});

test("every code that a roster can have has words in both languages", async () => {
  const codes = Object.keys(wordsOf("en").roster.problems).sort();
  assert.deepEqual(Object.keys(wordsOf("zh").roster.problems).sort(), codes);
});
