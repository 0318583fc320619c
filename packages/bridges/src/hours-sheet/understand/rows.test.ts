import assert from "node:assert/strict";
import { test } from "node:test";
import { readHoursSheet } from "../index.ts";
import { csv, head, heading, line, problems, record, values } from "../testing/ledgers.test.fixture.ts";

const days = async (...texts: string[]): Promise<[unknown, unknown, string | undefined][]> => {
  const sheet = await readHoursSheet(csv(heading.join("\t"), ...texts.map((text) => ["苏禾", "1", text, "2", "校本", "x"].join("\t"))));
  return sheet.rows.map((row) => [row.values.on, row.values.until, row.problems[0]?.code]);
};

test("[R001] days as people write them", async () => {
  const written = [
    "2026-9-5",
    "2026/09/05",
    "2026.9.5",
    "2026年9月5日",
    "２０２６年９月５日",
    "20260905",
    "2026-09-05 14:30",
    "2026年9月5日（周六）下午14:30-16:00",
    "2026-09-05T06:30:00.000Z",
    "2026 年 9 月 5 号",
  ];
  for (const [i, read] of (await days(...written)).entries()) assert.deepEqual(read, ["2026-09-05", undefined, undefined], written[i]);
});

test("ranges of days: the last one, its month or its year may be left out", async () => {
  const written = ["2026.9.5-9.7", "2026-09-05至2026-09-07", "2026年9月5日—7日", "2026/9/5～9/7", "2026.9.5-7", "2026-09-05 - 2026-09-07"];
  for (const [i, read] of (await days(...written)).entries()) assert.deepEqual(read, ["2026-09-05", "2026-09-07", undefined], written[i]);
});

test("days that nobody can be sure of are problems, not guesses", async () => {
  assert.deepEqual(
    await days("9月5日", "9.5", "9.5-9.7", "26.9.5", "9/5/2026", "2026-02-30", "九月初", "2026.9.7-9.5", "2026.12.30-1.2", "1026-09-05"),
    [
      [undefined, undefined, "year-missing"],
      [undefined, undefined, "year-missing"],
      [undefined, undefined, "year-missing"],
      [undefined, undefined, "order-unclear"],
      [undefined, undefined, "order-unclear"],
      [undefined, undefined, "not-a-day"],
      [undefined, undefined, "not-a-day"],
      [undefined, undefined, "ends-before-it-begins"],
      [undefined, undefined, "ends-before-it-begins"],
      [undefined, undefined, "not-a-day"],
    ],
  );
});

test("a school year in the title gives a hint and no more", async () => {
  const sheet = await readHoursSheet(csv("南湖小学 2026—2027 学年", head, "苏禾,1,9月5日,2,校本,x", "苏禾,1,3.8,2,校本,x"));
  assert.deepEqual(
    sheet.rows.map((row) => row.values.on),
    [undefined, undefined],
  );
  assert.deepEqual(
    sheet.rows.map((row) => row.problems[0]!.more),
    [
      { schoolYear: "2026-2027", likely: "2026-09-05" },
      { schoolYear: "2026-2027", likely: "2027-03-08" },
    ],
  );
});

test("first and last day in two columns", async () => {
  const sheet = await readHoursSheet(csv("姓名,开始日期,结束日期,学时", "苏禾,2026-09-05,2026-09-07,12", "苏禾,2026-09-05,2026-09-01,12"));
  assert.deepEqual([sheet.rows[0]!.values.on, sheet.rows[0]!.values.until], ["2026-09-05", "2026-09-07"]);
  assert.deepEqual(problems(sheet), ["3 until ends-before-it-begins"]);
});

const amounts = async (column: string, ...texts: string[]): Promise<unknown[]> => {
  const sheet = await readHoursSheet(
    csv(["姓名", "日期", column].join("\t"), ...texts.map((text) => ["苏禾", "2026-09-05", text].join("\t"))),
  );
  return sheet.rows.map(
    ({ values: { hours, minutes, lessons, days: whole }, problems: [problem] }) =>
      problem?.code ?? { ...(hours && { hours }), ...(minutes && { minutes }), ...(lessons && { lessons }), ...(whole && { days: whole }) },
  );
};

test("[R001] amounts as people write them: full-width digits, thousands, units in the cell", async () => {
  assert.deepEqual(
    await amounts("学时", "2.5", "２．５学时", "2.50", "1,200", "90分钟", "1.5小时", "1小时30分", "2 课时", "3节", "2天", "012"),
    [
      { hours: "2.5" },
      { hours: "2.5" },
      { hours: "2.5" },
      { hours: "1200" },
      { minutes: "90" },
      { minutes: "90" },
      { minutes: "90" },
      { lessons: "2" },
      { lessons: "3" },
      { days: "2" },
      { hours: "12" },
    ],
  );
});

test("the heading gives the unit where the cell has none; where neither has one it is asked for", async () => {
  assert.deepEqual(await amounts("时长（分钟）", "90", "2学时"), [{ minutes: "90" }, { hours: "2" }]);
  assert.deepEqual(await amounts("小时", "1.5"), [{ minutes: "90" }]);
  assert.deepEqual(await amounts("时长", "90", "90分钟"), ["unit-missing", { minutes: "90" }]);
});

test("amounts that are none are problems", async () => {
  assert.deepEqual(await amounts("学时", "2,5", "两个", "2-3", "0", "-1", "1.23456", "半天", "1e3", "2.5.1", "2 credits"), [
    "not-a-number",
    "not-a-number",
    "unit-unknown",
    "not-positive",
    "not-positive",
    "too-many-decimals",
    "not-a-number",
    "unit-unknown",
    "not-a-number",
    "unit-unknown",
  ]);
});

test("what is missing in a row is said: who, when, how much; a ditto mark is not followed", async () => {
  const sheet = await readHoursSheet(
    csv(head, ",,2026-09-05,2,校本,x", "苏禾,1,,2,校本,x", "苏禾,1,2026-09-05,,校本,x", "同上,1,2026-09-05,2,〃,x"),
  );
  assert.deepEqual(problems(sheet), [
    "2 name person-missing",
    "3 on day-missing",
    "4 hours amount-missing",
    "5 name ditto",
    "5 category ditto",
  ]);
});

test("two columns of the same meaning must agree; of two for the name of the activity the first is taken and the other shown as unread", async () => {
  const sheet = await readHoursSheet(
    csv(
      "姓名,日期,申报学时,认定学时,活动名称,内容",
      "苏禾,2026-09-05,2,2,甲,乙",
      "苏禾,2026-09-05,2,1.5,甲,乙",
      "苏禾,2026-09-05,2,,甲,乙",
    ),
  );
  assert.deepEqual(problems(sheet), ["3 hours columns-disagree"]);
  assert.deepEqual(sheet.rows[1]!.problems[0]!.more, { first: "2", second: "1.5" });
  assert.deepEqual(sheet.columns[5], { letter: "F", heading: "内容" });
});

test("columns that are not understood are shown and left unread", async () => {
  const sheet = await readHoursSheet(csv(`序号,${head},审核人`, `1,${line},甲`));
  assert.deepEqual(
    sheet.columns.filter((column) => !column.means).map((column) => column.heading),
    ["序号", "审核人"],
  );
  assert.deepEqual(values(sheet), [record]);
});

test("subtotals, headings printed again and remarks at the end are no records; a lone name is one that lost the rest", async () => {
  const sheet = await readHoursSheet(csv(head, line, "小计：,,,2.5,,", head, line, "总计,,,5,,", "制表人：甲,,,,,审核：乙", "林知远,,,,,"));
  assert.deepEqual(
    sheet.leftOut.map(({ row, why }) => [row, why]),
    [
      [1, "heading"],
      [3, "total"],
      [4, "heading"],
      [6, "total"],
      [7, "title"],
    ],
  );
  assert.deepEqual(problems(sheet), ["8 on day-missing", "8 hours amount-missing"]);
});
