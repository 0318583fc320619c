import assert from "node:assert/strict";
import { test } from "node:test";
import { makeXlsx, type Made } from "../files/files.test.fixture.ts";
import { readHoursSheet } from "./index.ts";
import { csv, heading, line, problems, values, record } from "./testing/ledgers.test.fixture.ts";

const meanings = async (bytes: Uint8Array, choices = {}): Promise<string[]> =>
  (await readHoursSheet(bytes, { choices })).columns.map(({ heading: head, means = "-", sure = "-" }) => `${head} ${means} ${sure}`);

test("where a person is asked, columns are proposed with what that rests on, and a missing one is a problem of each row", async () => {
  const bytes = csv("序号,教员,哪天,学时,附注", "1,苏禾,2026年9月26日,2.5,x", "2,林知远,2026/9/27,1,y");
  assert.deepEqual(await meanings(bytes), ["序号 - -", "教员 name guess", "哪天 on guess", "学时 hours heading", "附注 - -"]);
  const sheet = await readHoursSheet(csv("姓名,日期,地点", "苏禾,2026-09-26,南湖"), { choices: {} });
  assert.deepEqual(problems(sheet), ["2 hours amount-missing"]);
});

test("what somebody says a column means goes before what was proposed; a field has one such column", async () => {
  const bytes = csv("姓名,日期,学时,内容,说法", "苏禾,2026-09-26,2.5,群文阅读,校本");
  const chosen = { columns: { E: "category", D: "none", C: "lessons" } } as const;
  assert.deepEqual(await meanings(bytes, chosen), [
    "姓名 name heading",
    "日期 on heading",
    "学时 lessons chosen",
    "内容 - chosen",
    "说法 category chosen",
  ]);
  const other = csv("姓名,日期,小时,备注", "苏禾,2026-09-26,1.5,x");
  const [row] = (await readHoursSheet(other, { choices: { columns: { C: "minutes", D: "title" } } })).rows;
  assert.deepEqual(row!.values, { name: "苏禾", on: "2026-09-26", minutes: "90", title: "x" });
});

test("a table whose headings nobody knows can still be told by hand", async () => {
  const bytes = csv("台账", "甲,乙,丙", "苏禾,2026-09-26,2.5");
  await assert.rejects(readHoursSheet(bytes), /no-heading/);
  const sheet = await readHoursSheet(bytes, { choices: { columns: { A: "name", B: "on", C: "hours" } } });
  assert.deepEqual([sheet.headingRow, sheet.rows.map((row) => row.values)], [2, [{ name: "苏禾", on: "2026-09-26", hours: "2.5" }]]);
});

test("of several sheets the likeliest is proposed and another can be chosen", async () => {
  const ledger = (title: string): Made[][] => [heading, ["苏禾", "NH0417", "2026-09-26", 2.5, "校本", title]];
  const bytes = makeXlsx([
    { name: "说明", rows: [["请勿改动", "每月", "一次"]] },
    { name: "上学期", rows: ledger("甲") },
    { name: "下学期", rows: ledger("乙") },
  ]);
  const proposed = await readHoursSheet(bytes, { choices: {} });
  assert.deepEqual([proposed.sheets, proposed.file.sheet], [["说明", "上学期", "下学期"], "上学期"]);
  const chosen = await readHoursSheet(bytes, { choices: { sheet: "下学期" } });
  assert.equal(chosen.rows[0]!.values.title, "乙");
});

test("hidden rows are read and named; a staff number that Excel rounded is a problem", async () => {
  const rows: Made[][] = [
    heading,
    ["苏禾", "NH0417", "2026-09-26", 2.5, "校本", "群文阅读"],
    ["苏禾", 411524199001011000, "2026-09-27", 1, "校本", "二"],
  ];
  const sheet = await readHoursSheet(makeXlsx([{ rows, hiddenRows: [2] }]));
  assert.deepEqual(sheet.hidden, [2]);
  assert.deepEqual(values(sheet)[0], record);
  assert.deepEqual(problems(sheet), ["3 staffNumber digits-lost"]);
});

test("a ledger that is understood without asking is read alike", async () => {
  const bytes = csv(heading.join(","), line);
  const [plain, asked] = [await readHoursSheet(bytes), await readHoursSheet(bytes, { choices: {} })];
  assert.deepEqual(asked.rows, plain.rows);
});
