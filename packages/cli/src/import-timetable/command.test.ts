import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import type { Timetable } from "@xiaoben/contract";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";
import { fakeService, problem, type Asked } from "../testing/fake-service.test.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-timetable-"));
after(() => rmSync(folder, { recursive: true }));
let service: Awaited<ReturnType<typeof fakeService>>;
afterEach(() => service?.close());

const id = (at: number): string => `0199c0de-0002-7000-8000-${String(at).padStart(12, "0")}`;
const org = id(900);
const stamps = { version: 1, org, createdAt: "2026-09-01T00:00:00.000Z", updatedAt: "2026-09-01T00:00:00.000Z" };
const people = ["顾明岚", "苏禾", "李静", "李静"].map((displayName, at) => ({
  ...stamps,
  id: id(at),
  displayName,
  externalIds: { staffNumber: `NH000${at}` },
  onPost: true,
}));

/** A service that keeps timetables as the contract says. */
function keeping(kept: Timetable[], refuse?: (asked: Asked) => boolean) {
  return (asked: Asked): { status: number; body: unknown } | undefined => {
    const { path, body, headers } = asked;
    if (refuse?.(asked)) return { status: 403, body: problem("not-permitted", 403, "no") };
    if (path === "/api/v1/session")
      return { status: 200, body: { person: id(0), org, roles: [], timeZone: "Asia/Shanghai", locale: "zh-Hans", today: "2026-11-22" } };
    if (path === "/api/v1/people") return { status: 200, body: { items: people } };
    if (path === "/api/v1/lessons") return { status: 200, body: { items: [] } };
    const [, of] = /^\/api\/v1\/timetables(?:\/(.+))?$/.exec(path) ?? [];
    if (!path.startsWith("/api/v1/timetables")) return undefined;
    if (of === undefined) return { status: 200, body: { items: kept } };
    const sent = JSON.parse(body.toString()) as Partial<Timetable>;
    const known = kept.find((one) => one.id === of);
    if (known) {
      assert.equal(headers["if-match"], `"${known.version}"`);
      Object.assign(known, sent, { version: known.version + 1 });
    } else kept.push({ ...stamps, ...sent, id: of } as Timetable);
    const record = kept.find((one) => one.id === of)!;
    return { status: known ? 200 : 201, body: { record, changes: [{ kind: "timetable", id: of, version: record.version }] } };
  };
}

const good =
  "三（1）班\n节次,星期一,星期二\n第1节 8:00-8:40,语文 顾明岚,数学 苏禾\n午休,,\n\n三（2）班\n节次,星期一,星期二\n第1节 8:00-8:40,数学 苏禾,语文 顾明岚\n";

async function run(table: string, args: string[] = [], lang = "zh"): Promise<{ exit: number; out: string; err: string }> {
  const path = join(folder, "课表.csv");
  writeFileSync(path, table);
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { env: {}, out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const all = [
    "import",
    "timetable",
    path,
    "--from",
    "2026-09-01",
    "--to",
    "2027-01-22",
    "--url",
    service.url,
    "--token",
    "t",
    "--lang",
    lang,
    ...args,
  ];
  return { exit: await main(all, terminal), out: out.join("\n"), err: err.join("\n") };
}

const writes = (): Asked[] => service.asked.filter(({ body }) => body.length > 0);

test("without --commit the file is looked at, class by class, and nothing is written", async () => {
  service = await fakeService(keeping([]));
  const { exit, out } = await run(good);
  assert.equal(exit, exits.good, out);
  assert.match(out, /已读 课表\.csv：2 个班，每周 4 节课/);
  assert.match(out, /不是课的行：第 4 行 午休/);
  assert.match(out, /三（2）班 +2 +2 +新增/);
  assert.match(out, /npm run xiaoben -- import timetable .*--commit$/);
  assert.deepEqual(writes(), []);
});

test("with --commit each class is written once; again it is unchanged, and what was mended is changed", async () => {
  const kept: Timetable[] = [];
  service = await fakeService(keeping(kept));
  const first = await run(good, ["--commit"]);
  assert.deepEqual([first.exit, /已写入 2 个班的课程表/.test(first.out)], [exits.good, true], first.err);
  assert.deepEqual(
    kept.map(({ org: of, className, from, to, cells }) => [of, className, from, to, cells.map(({ teacher }) => teacher)]),
    [
      [org, "三（1）班", "2026-09-01", "2027-01-22", [id(0), id(1)]],
      [org, "三（2）班", "2026-09-01", "2027-01-22", [id(1), id(0)]],
    ],
  );
  const before = writes().length;
  assert.match((await run(good, ["--commit"])).out, /这些课表早已写好/);
  assert.equal(writes().length, before);
  const third = await run(good.replace("三（1）班", "三 1 班").replace("数学 苏禾\n午休", "体育 苏禾\n午休"), ["--commit"], "en");
  assert.match(third.out, /三（1）班 +2 +2 +changed\n三（2）班 +2 +2 +unchanged/);
  assert.deepEqual([kept.length, kept[0]?.version, kept[0]?.cells[1]?.subjectName], [2, 2, "体育"]);
});

test("a timetable from a later day ends the one before; one that begins later stands in the way", async () => {
  const kept: Timetable[] = [];
  service = await fakeService(keeping(kept));
  await run(good, ["--commit"]);
  const second = await run(good, ["--from", "2026-11-01", "--commit"]);
  assert.match(second.out, /三（1）班 .*新增 · 原来的课表到 2026-10-31 为止/);
  assert.deepEqual(
    kept.map(({ from, to }) => `${from} ${to}`),
    ["2026-09-01 2026-10-31", "2026-09-01 2026-10-31", "2026-11-01 2027-01-22", "2026-11-01 2027-01-22"],
  );
  const early = await run(good, ["--commit"]);
  assert.deepEqual([early.exit, /三（1）班 已有一份从 2026-11-01 开始的课表/.test(early.out)], [exits.faulty, true]);
});

test("each fault is said by its place, with how to mend it, in both languages, and nothing is written", async () => {
  service = await fakeService(keeping([]));
  const table = good.replace("语文 顾明岚\n", "语文 李静\n").replace("数学 苏禾,语文", "数学 顾明岚,语文");
  for (const [lang, said] of [
    [
      "zh",
      [
        /第 8 行 B 列 +同一时间还在 三（1）班 上课（B3）.*顾明岚/,
        /第 8 行 C 列 +有几位同名：在姓名后面写工号（李静 NH0002, 李静 NH0003）/,
        /没有写入/,
      ],
    ],
    [
      "en",
      [
        /row 8 column B +teaches 三（1）班 at the same time \(B3\).*顾明岚/,
        /row 8 column C +several people are called so: write the staff number/,
        /Nothing was written/,
      ],
    ],
  ] as const) {
    const { exit, out } = await run(table, ["--commit"], lang);
    assert.equal(exit, exits.faulty);
    for (const each of said) assert.match(out, each);
  }
  assert.deepEqual(writes(), []);
});

test("names of nobody at the school, and times that the sheet lacks, are mended on the command line", async () => {
  const kept: Timetable[] = [];
  service = await fakeService(keeping(kept));
  const table = good.replaceAll(" 8:00-8:40", "").replace("语文 顾明岚,", "外语 Tom,");
  const open = await run(table);
  assert.equal(open.exit, exits.faulty);
  assert.match(open.out, /没有这个姓名.*Tom/);
  assert.match(open.out, /没有写第 1 节的时间.*--time 1=08:00-08:40/);
  const mended = await run(table, ["--time", "1=08:20-09:00", "--names-as-written", "--commit"]);
  assert.equal(mended.exit, exits.good, mended.out);
  assert.deepEqual([kept[0]?.cells[0]?.teacherName, kept[0]?.periods], ["Tom", [{ period: 1, from: "08:20", to: "09:00" }]]);
});

test("--json prints all of it; wrong days and times are refused, and so is a file without a timetable", async () => {
  service = await fakeService(keeping([]));
  const { out } = await run(good, ["--json"]);
  const told = JSON.parse(out) as { timetables: { result: string }[]; findings: unknown[] };
  assert.deepEqual([told.timetables.map(({ result }) => result), told.findings], [["new", "new"], []]);
  assert.equal((await run(good, ["--to", "2026-08-01"])).exit, exits.usage);
  assert.match((await run(good, ["--time", "1=8"])).err, /--time 1=08:00-08:40/);
  const none = await run("姓名,日期\n苏禾,2026-09-01\n");
  assert.deepEqual([none.exit, /没有找到课程表/.test(none.err)], [exits.faulty, true]);
});

test("a refusal in the middle says how far it came: exit 3", async () => {
  let left = 1;
  service = await fakeService(keeping([], ({ body }) => body.length > 0 && left-- <= 0));
  const { exit, err } = await run(good, ["--commit"]);
  assert.equal(exit, exits.server);
  assert.match(err, /已写入 1 个班，共 2 个班/);
  assert.match(err, /这个身份不能写课程表/);
});
