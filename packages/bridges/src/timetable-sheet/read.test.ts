import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswer } from "@xiaoben/contract/schemas";
import { gb18030 } from "../files/files.test.fixture.ts";
import { csv, faults, org, read, weeks, xlsx } from "./testing/grids.test.fixture.ts";

test("the week of a class: weekdays above, periods on the left, with their times", async () => {
  const sheet = await read(
    csv(
      "南湖小学三（2）班课程表",
      "节次,星期一,星期二,周三,四,五",
      "第1节 8:00-8:40,语文 顾明岚,数学 苏禾,,,班会",
      "2 （8：50—9：30）,苏禾 数学,语文顾明岚,体育（李静 NH0002）,,—",
      "课间操,,,,,",
      "第三节,,,,语文/顾明岚,",
    ),
  );
  assert.deepEqual(weeks(sheet), [
    "三（2）班: 1.1 语文 顾明岚, 1.2 数学 苏禾, 2.1 数学 苏禾, 2.2 语文 顾明岚, 3.2 体育 NH0002, 4.3 语文 顾明岚, 5.1 班会",
  ]);
  assert.deepEqual(faults(sheet), []);
  assert.deepEqual(sheet.timetables[0]?.periods, [
    { period: 1, from: "08:00", to: "08:40" },
    { period: 2, from: "08:50", to: "09:30" },
    { period: 3, from: "13:00", to: "13:40" },
  ]);
  assert.deepEqual(sheet.leftOut, [{ row: 5, text: "课间操" }]);
});

test("what is read is a timetable as the contract has it", async () => {
  const { timetables } = await read(csv("三（2）班", "节次,周一,周二", "1,音乐（单）顾明岚/美术（双）,外语 Tom"), {
    subjects: new Map([["音乐", "music"]]),
  });
  const stamps = {
    id: "0199c0de-0017-7000-8000-000000000001",
    version: 1,
    createdAt: "2026-09-01T00:00:00.000Z",
    updatedAt: "2026-09-01T00:00:00.000Z",
  };
  assert.deepEqual(readAnswer("timetable", { ...stamps, ...timetables[0] }).issues, []);
  assert.deepEqual(timetables[0], {
    org,
    className: "三（2）班",
    from: "2026-09-01",
    to: "2027-01-22",
    periods: [{ period: 1, from: "11:00", to: "11:40" }],
    cells: [
      { weekday: 1, period: 1, subject: "music", subjectName: "音乐", teacher: "0199c0de-0002-7000-8000-000000000000", weeks: "odd" },
      { weekday: 1, period: 1, subject: "美术", subjectName: "美术", weeks: "even" },
      { weekday: 2, period: 1, subject: "外语", subjectName: "外语", teacherName: "Tom" },
    ],
  });
});

test("all classes in one grid: weekday above period, a class in each row; or a class in each column", async () => {
  const rows = await read(
    csv("学校总课表", ",星期一,,星期二,", "班级,1,2,1,2", "三（1）班,语文 顾明岚,数学 苏禾,,", "三（2）班,数学 苏禾,语文 顾明岚,体育,"),
  );
  const both = ["三（1）班: 1.1 语文 顾明岚, 1.2 数学 苏禾", "三（2）班: 1.1 数学 苏禾, 1.2 语文 顾明岚, 2.1 体育"];
  assert.deepEqual([weeks(rows), faults(rows)], [both, []]);
  const columns = await read(
    csv("星期,节次,三（1）班,三（2）班", "星期一,1,语文 顾明岚,数学 苏禾", ",2,数学 苏禾,语文 顾明岚", "二,1,,体育"),
  );
  assert.deepEqual([weeks(columns), faults(columns)], [both, []]);
});

test("weekdays on the left, periods above, some in Chinese digits, with a row of times", async () => {
  const sheet = await read(csv("四（1）班,一,二,三", ",8:00-8:40,8:50-9:30,9:40-10:20", "星期一,语文 顾明岚,,数学", "星期五,,美术,"));
  assert.deepEqual([weeks(sheet), faults(sheet)], [["四（1）班: 1.1 语文 顾明岚, 1.3 数学, 5.2 美术"], []]);
  assert.deepEqual(sheet.timetables[0]?.periods[1], { period: 2, from: "08:50", to: "09:30" });
});

test("merged cells, the subject above the name, lessons over two periods, full-width digits", async () => {
  const sheet = await read(
    xlsx({
      name: "课表",
      rows: [
        ["三（２）班课程表", null, null, null],
        ["时间", null, "星期一", "星期二"],
        ["上午", "第１节\n８：００－８：４０", "语文", "数学"],
        [null, null, "顾明岚", "苏禾"],
        [null, "第２节", "音乐", "综合 林知远"],
        [null, null, "林知远", null],
        ["午休", null, null, null],
        ["下午", "第３节", "班会", null],
        [null, "第４节", "劳动 苏禾", null],
      ],
      merges: ["A1:D1", "A2:B2", "A3:A6", "B3:B4", "B5:B6", "D5:D6", "A7:D7", "A8:A9", "C8:D8"],
    }),
  );
  assert.deepEqual(weeks(sheet), [
    "三（2）班: 1.1 语文 顾明岚, 1.2 音乐 林知远, 1.3 班会, 1.4 劳动 苏禾, 2.1 数学 苏禾, 2.2 综合 林知远, 2.3 班会",
  ]);
  assert.deepEqual([faults(sheet), sheet.leftOut.map(({ row }) => row)], [[], [7]]);
  const double = await read(
    xlsx({
      name: "三（1）班",
      rows: [
        ["", "一", "二"],
        [1, "语文 顾明岚", "数学"],
        [2, null, null],
      ],
      merges: ["B2:B3"],
    }),
  );
  assert.deepEqual(weeks(double), ["三（1）班: 1.1 语文 顾明岚, 1.2 语文 顾明岚, 2.1 数学"]);
});

test("the subject above the name in CSV, where nothing is merged", async () => {
  const sheet = await read(csv("三2班,一,二", "1,语文,数学", ",顾明岚,苏禾", "2,数学,班会", ",苏禾,"));
  assert.deepEqual([weeks(sheet), faults(sheet)], [["三2班: 1.1 语文 顾明岚, 1.2 数学 苏禾, 2.1 数学 苏禾, 2.2 班会"], []]);
});

test("several blocks in a sheet, a sheet for each class, and the name of the file", async () => {
  const blocks = await read(csv("三（1）班", ",一,二", "1,语文,数学", "", "三（2）班,,2026年9月", ",一,二", "1,数学,语文"));
  assert.deepEqual([weeks(blocks), faults(blocks)], [["三（1）班: 1.1 语文, 2.1 数学", "三（2）班: 1.1 数学, 2.1 语文"], []]);
  assert.deepEqual(blocks.leftOut, [], "titles are none of the rows that were left out");
  const grid = [
    ["", "一", "二"],
    [1, "语文", "数学"],
  ];
  assert.deepEqual(weeks(await read(xlsx({ name: "301", rows: grid }, { name: "七年级1班", rows: grid }))), [
    "301: 1.1 语文, 2.1 数学",
    "七年级1班: 1.1 语文, 2.1 数学",
  ]);
  assert.deepEqual(weeks(await read(csv(",一,二", "1,语文,数学"), { name: "高一(3)班.csv" })), ["高一（3）班: 1.1 语文, 2.1 数学"]);
  assert.deepEqual(weeks(await read(gb18030("三（1）班\n节次,星期一,星期二\n第一节,语文 苏禾,数学"))), [
    "三（1）班: 1.1 语文 苏禾, 2.1 数学",
  ]);
});

test("the week of a teacher, beside that of the class it agrees with", async () => {
  const own = {
    name: "顾明岚",
    rows: [["顾明岚老师课表"], ["", "一", "二"], [1, "三（1）班 语文", null], [2, null, "语文\n三2班（单周）"]],
  };
  assert.deepEqual(weeks(await read(xlsx(own))), ["三（1）班: 1.1 语文 顾明岚", "三2班: 2.2 语文 顾明岚 odd"]);
  const week = {
    name: "三（1）班",
    rows: [
      ["", "一", "二"],
      [1, "语文 顾明岚", "数学 苏禾"],
    ],
  };
  const both = await read(xlsx(week, own));
  assert.deepEqual([weeks(both)[0], faults(both)], ["三（1）班: 1.1 语文 顾明岚, 2.1 数学 苏禾", []]);
});

test("odd and even weeks, in the ways that are usual; 单 is a surname too", async () => {
  const cell = async (text: string): Promise<string> =>
    weeks(await read(csv("三（1）班", ",一,二", `1,"${text}",`)))[0]!.slice("三（1）班: ".length);
  assert.equal(await cell("书法(单) 苏禾"), "1.1 书法 苏禾 odd");
  assert.equal(await cell("书法 苏禾（双周）"), "1.1 书法 苏禾 even");
  const turns = "1.1 书法 苏禾 odd, 1.1 音乐 林知远 even";
  for (const text of [
    "书法(单)苏禾/音乐(双)林知远",
    "书法 苏禾（单周）\n音乐 林知远（双周）",
    "单周：书法 苏禾；双周：音乐 林知远",
    "单：书法/苏禾\n双：音乐/林知远",
  ])
    assert.equal(await cell(text), turns, text);
  assert.equal(await cell("数学 单小禾"), "1.1 数学 单小禾?");
});
