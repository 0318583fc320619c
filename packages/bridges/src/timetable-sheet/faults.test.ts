import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readAnswer } from "@xiaoben/contract/schemas";
import { SheetError } from "./index.ts";
import { csv, faults, people, read, refuses, weeks, xlsx } from "./testing/grids.test.fixture.ts";

const usual = (...rows: string[]): Uint8Array => csv("三（1）班", "节次,一,二", ...rows);

test("each fault is found with its place", async () => {
  const cases: [string, Uint8Array, string[]][] = [
    ["nobody's week", csv("课程表", "节次,一,二", "1,语文,数学"), ["2 class-missing"]],
    ["a weekday that is none", csv("三（1）班", "节次,一,二,星期巴", "1,语文,数学,美术", "2,,,音乐"), ["D2 heading-unknown"]],
    ["a period that is none", usual("1,语文,数学", "第八结,语文,数学"), ["A4 label-unknown"]],
    ["two periods in one row", usual("1-2,语文,数学"), ["A3 label-unknown"]],
    ["full cells without a period", usual("1,语文 苏禾,数学", ",数学 苏禾,语文"), ["A4 label-unknown"]],
    ["periods that begin anew", usual("上午第1节,语文,数学", "下午第1节,美术,音乐"), ["A4 slot-twice"]],
    ["a weekday twice", csv("三（1）班", "节次,一,二,一", "1,语文,数学,美术"), ["D2 slot-twice"]],
    ["a teacher alone", usual("1,苏禾,数学"), ["B3 subject-missing"]],
    ["two teachers", usual("1,体育 苏禾 林知远,数学"), ["B3 cell-unclear"]],
    ["odd weeks twice", usual("1,体育（单）/美术（单）,数学"), ["B3 cell-unclear"]],
    ["nobody is called so", usual("1,语文 顾老师,数学 顾老师"), ["B3 person-unknown"]],
    ["somebody who has left", usual("1,语文 何远,数学"), ["B3 person-unknown"]],
    ["two are called so", usual("1,语文 李静,数学"), ["B3 person-ambiguous"]],
    ["a number of somebody else", usual("1,语文 李静 NH0001,数学"), ["B3 name-differs"]],
    ["no time", usual("9,语文,数学"), ["B3 time-missing"]],
    ["a time from right to left", usual("1 8:40-8:00,语文,数学"), ["A3 time-out-of-order"]],
    ["half past two at night", usual("1 11:00-11:40,语文,数学", "2 2:30-3:10,语文,数学"), ["A4 time-out-of-order"]],
    [
      "other times for the same class",
      csv("三（1）班", ",一,二", "1 8:00-8:40,语文,", "三（1）班", ",一,二", "1 8:10-8:50,,数学"),
      ["A6 times-differ"],
    ],
    ["a week of a teacher without a class", csv("苏禾老师课表", ",一,二", "1,数学,"), ["B3 cell-unclear"]],
    ["a week of a teacher without a subject", csv("苏禾老师课表", ",一,二", "1,三（1）班,"), ["B3 subject-missing"]],
    [
      "a formula that was not saved",
      xlsx({
        name: "三（1）班",
        rows: [
          ["", "一", "二"],
          [1, { formula: "B1" }, "语文"],
        ],
      }),
      ["三（1）班!B2 formula-without-value"],
    ],
    [
      "an error",
      xlsx({
        name: "三（1）班",
        rows: [
          ["", "一", "二"],
          [1, { error: "#REF!" }, "语文"],
        ],
      }),
      ["三（1）班!B2 cell-error"],
    ],
  ];
  for (const [what, bytes, expected] of cases) assert.deepEqual(faults(await read(bytes)), expected, what);
});

test("nobody is in two places at once, and no class has two lessons at once, but by turns", async () => {
  const blocks = (first: string, second: string, className = "三（2）班"): Uint8Array =>
    csv("三（1）班", ",一,二", `1,${first},`, className, ",一,二", `1,${second},`);
  assert.deepEqual(faults(await read(blocks("语文 苏禾", "数学 苏禾"))), ["B6 teacher-clash B3"]);
  assert.deepEqual(faults(await read(blocks("语文 苏禾（单）", "数学 苏禾（双）"))), []);
  assert.deepEqual(faults(await read(blocks("语文 苏禾（单）", "数学 苏禾"))), ["B6 teacher-clash B3"]);
  assert.deepEqual(faults(await read(blocks("语文 苏禾", "数学 林知远", "三1班"))), ["B6 class-twice B3"]);
  assert.deepEqual(faults(await read(blocks("语文 苏禾（单）", "数学 林知远（双）", "三1班"))), []);
  const sheets = ["三（1）班", "三（2）班"].map((name) => ({
    name,
    rows: [
      ["", "一", "二"],
      [1, "语文 苏禾", null],
    ],
  }));
  const { findings } = await read(xlsx(...sheets));
  assert.deepEqual(findings, [
    {
      sheet: "三（2）班",
      row: 2,
      column: "B",
      code: "teacher-clash",
      found: "苏禾",
      more: { className: "三（1）班", place: "三（1）班!B2" },
    },
  ]);
});

test("what nobody is found by stands as it is written, and is nobody's", async () => {
  const sheet = await read(usual("1,语文 李静,数学 顾老师"));
  assert.deepEqual(weeks(sheet), ["三（1）班: 1.1 语文 李静?, 2.1 数学 顾老师?"]);
  assert.deepEqual(sheet.findings[0]?.more, { candidates: "李静 NH0002, 李静 NH0003" });
});

test("a file that holds no timetable is refused", async () => {
  await refuses(csv("姓名,日期", "苏禾,2026-09-01"), "no-heading", /weekdays, periods or classes/);
  await refuses(csv("三（1）班", "节次,一,二", "1,,"), "empty", /no lessons/);
  await refuses(csv("三（1）班", ...Array.from({ length: 5_001 }, () => "x")), "too-large", /5002 rows/);
});

const runs = {
  numRuns: process.env["XB_TIER"] === "long" ? 5_000 : 300,
  ...(process.env["XB_SEED"] && { seed: Number(process.env["XB_SEED"]) }),
};

test("a week that is written down is read as it was, whichever way the grid lies", async () => {
  const subject = fc.constantFrom("语文", "数学", "道德与法治", "信息科技", "体育");
  const who = fc.constantFrom("顾明岚", "苏禾", "林知远", undefined);
  const lesson = fc.option(fc.record({ subject, who }), { nil: undefined });
  const week = fc.array(fc.array(lesson, { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 4 });
  const join = fc.constantFrom(" ", "/", "\n", "  ");
  await fc.assert(
    fc.asyncProperty(week, join, async (periods, mark) => {
      fc.pre(periods.flat().some(Boolean));
      const days = ["星期一", "周二", "三", "礼拜四", "星期5"];
      const cells = periods.map((row) => row.map((one) => (one ? [one.subject, one.who].filter(Boolean).join(mark) : "")));
      const grid = [
        ["三（1）班", ...days.map((day) => (day === "三" ? "周三" : day))],
        ...cells.map((row, at) => [`第${at + 1}节`, ...row]),
      ];
      const turned = grid[0]!.map((_, at) => grid.map((row) => row[at]!));
      const expected = days.flatMap((_, day) =>
        periods.flatMap((row, at) => {
          const one = row[day];
          return one ? [[`${day + 1}.${at + 1}`, one.subject, one.who].filter(Boolean).join(" ")] : [];
        }),
      );
      for (const rows of [grid, turned]) {
        const sheet = await read(csv(...rows.map((row) => row.map((text) => `"${text}"`).join(","))));
        assert.deepEqual([weeks(sheet), faults(sheet)], [[`三（1）班: ${expected.join(", ")}`], []]);
      }
    }),
    runs,
  );
});

test("whatever stands in the cells: timetables or a named refusal, every place is in the sheet, and nobody is invented", async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "",
      "星期一",
      "周二",
      "一",
      "1",
      "第2节",
      "8:00-8:40",
      "三（1）班",
      "三2",
      "语文",
      "语文 苏禾",
      "书法（单）/美术（双）",
      "苏禾",
      "午休",
    ),
    fc.string({ maxLength: 12 }),
  );
  const known = new Set(people.map(({ id }) => id));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 12 }), async (rows) => {
      const lines = [["三（1）班"], ["", "一", "二"], ...rows].map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
      const sheet = await read(csv(...lines)).catch((error: unknown) => {
        assert.ok(error instanceof SheetError, String(error));
      });
      if (!sheet) return;
      for (const { row, column } of sheet.findings) {
        assert.ok(row >= 1 && row <= 200, `row ${row}`);
        assert.match(column ?? "A", /^[A-Z]$/);
      }
      for (const timetable of sheet.timetables) {
        const stamps = {
          id: "0199c0de-0017-7000-8000-000000000001",
          version: 1,
          createdAt: "2026-09-01T00:00:00.000Z",
          updatedAt: "2026-09-01T00:00:00.000Z",
        };
        assert.deepEqual(readAnswer("timetable", { ...stamps, ...timetable }).issues, []);
        for (const { teacher } of timetable.cells) assert.ok(teacher === undefined || known.has(teacher));
      }
    }),
    runs,
  );
});
