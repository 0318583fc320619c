import assert from "node:assert/strict";
import { test } from "node:test";
import { readHoursSheet } from "./index.ts";
import { gb18030, makeXlsx, type Made } from "../files/files.test.fixture.ts";
import { csv, head, heading, line, problems, record, refuses, values } from "./testing/ledgers.test.fixture.ts";

test("[R001] an Excel ledger: titles above the heading, columns in any order, a total at the end", async () => {
  const rows: Made[][] = [
    ["青禾县南湖小学 2026-2027 学年学时台账", null, null, null, null, null],
    [null],
    ["活动名称", "学时", "日期", "类别", "姓 名", "工号（必填）"],
    ["群文阅读", 2.5, { serial: 46291 }, "校本", "苏禾", "NH0417"],
    ["合 计", 2.5, null, null, null, null],
  ];
  const sheet = await readHoursSheet(makeXlsx([{ name: "台账", rows, merges: ["A1:F1"] }]));
  assert.deepEqual(sheet.file, { format: "xlsx", sheet: "台账" });
  assert.equal(sheet.headingRow, 3);
  assert.deepEqual(values(sheet), [record]);
  assert.deepEqual(sheet.rows[0]!.cells, ["群文阅读", "2.5", "2026-09-26", "校本", "苏禾", "NH0417"]);
  assert.deepEqual(problems(sheet), []);
  assert.deepEqual(
    sheet.leftOut.map(({ row, why }) => [row, why]),
    [
      [1, "title"],
      [2, "blank"],
      [3, "heading"],
      [5, "total"],
    ],
  );
  assert.deepEqual(sheet.columns[4], { letter: "E", heading: "姓 名", means: "name" });
});

for (const [name, format] of [
  ["yyyy-mm-dd", 14],
  ["the Chinese built-in 31", 31],
  ["the Chinese built-in 58", 58],
  ["one of its own", 176],
  ["one with a time", 22],
] as const) {
  test(`[R001] a number with the date format ${name} is a day`, async () => {
    const sheet = await readHoursSheet(makeXlsx([{ rows: [heading, ["苏禾", "1", { serial: 46291.75, format }, 2, "校本", "x"]] }]));
    assert.equal(sheet.rows[0]!.values.on, "2026-09-26");
  });
}

test("[R001] a serial number without date format is a day in the date column, of 1900 or 1904 as the file says", async () => {
  const rows: Made[][] = [heading, ["苏禾", "1", 46291, 2, "校本", "x"]];
  assert.equal((await readHoursSheet(makeXlsx([{ rows }]))).rows[0]!.values.on, "2026-09-26");
  const mac: Made[][] = [heading, ["苏禾", "1", 44829, 2, "校本", "x"], ["苏禾", "1", { serial: 44829 }, 2, "校本", "x"]];
  const sheet = await readHoursSheet(makeXlsx([{ rows: mac }], { date1904: true }));
  assert.deepEqual(
    sheet.rows.map((row) => row.values.on),
    ["2026-09-26", "2026-09-26"],
  );
});

test("a number format with a quoted d is no date", async () => {
  const sheet = await readHoursSheet(
    makeXlsx([{ rows: [heading, ["苏禾", "1", "2026-09-26", { serial: 46291, format: 177 }, "校本", "x"]] }]),
  );
  assert.equal(sheet.rows[0]!.values.hours, "46291");
});

test("names merged over several rows hold in each of them, and namespaces and inline texts are read", async () => {
  const rows: Made[][] = [
    heading,
    ["苏禾", "NH0417", "2026-09-26", 2.5, "校本", { inline: "群文 & <阅读>" }],
    [null, null, "2026-09-27", 1, "校本", "二"],
  ];
  const sheet = await readHoursSheet(makeXlsx([{ rows, merges: ["A2:A3", "B2:B3"] }], { prefix: "x:" }));
  assert.deepEqual(
    sheet.rows.map((row) => [row.values.name, row.values.staffNumber, row.values.title]),
    [
      ["苏禾", "NH0417", "群文 & <阅读>"],
      ["苏禾", "NH0417", "二"],
    ],
  );
});

test("a formula is its saved result; one without a result and an error are problems, never blanks", async () => {
  const rows: Made[][] = [
    heading,
    ["苏禾", "1", "2026-09-26", { formula: "1+1.5", value: 2.5 }, { formula: 'A1&""', value: "校本" }, "x"],
    ["苏禾", "1", "2026-09-26", { formula: "B9*2" }, "校本", "x"],
    ["苏禾", "1", "2026-09-26", { error: "#REF!" }, "校本", "x"],
  ];
  const sheet = await readHoursSheet(makeXlsx([{ rows }]));
  assert.deepEqual([sheet.rows[0]!.values.hours, sheet.rows[0]!.values.category], ["2.5", "校本"]);
  assert.deepEqual(problems(sheet), ["3 hours formula-without-value", "4 hours cell-error"]);
});

test("Excel's seventeenth digit is no hour", async () => {
  const sheet = await readHoursSheet(makeXlsx([{ rows: [heading, ["苏禾", "1", "2026-09-26", 2.3000000000000003, "校本", "x"]] }]));
  assert.equal(sheet.rows[0]!.values.hours, "2.3");
});

test("of several sheets the one with a heading is read; hidden ones are not looked at, two ledgers are refused", async () => {
  const ledger = [heading, ["苏禾", "NH0417", "2026-09-26", 2.5, "校本", "群文阅读"]];
  const sheet = await readHoursSheet(
    makeXlsx([
      { name: "说明", rows: [["请勿改动"]] },
      { name: "学时", rows: ledger },
      { name: "旧", rows: ledger, hidden: true },
    ]),
  );
  assert.equal(sheet.file.sheet, "学时");
  await refuses(
    makeXlsx([
      { name: "甲", rows: ledger },
      { name: "乙", rows: ledger },
    ]),
    "unreadable",
    /"甲", "乙"/,
  );
});

for (const [name, bytes, encoding] of [
  ["UTF-8", csv(head, line), "utf-8"],
  ["UTF-8 with a mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...csv(head, line)), "utf-8"],
  ["UTF-16LE with a mark", new Uint8Array(Buffer.from(`\uFEFF${head}\n${line}`, "utf16le")), "utf-16le"],
  ["GB18030", gb18030(`${head}\r\n${line}\r\n`), "gb18030"],
] as const) {
  test(`[R001] CSV in ${name}`, async () => {
    const sheet = await readHoursSheet(bytes);
    assert.deepEqual(sheet.file, { format: "csv", encoding });
    assert.deepEqual(values(sheet), [record]);
  });
}

test("valid UTF-8 is no proof: a short GB18030 file whose bytes are also valid UTF-8 is read as what it says", async () => {
  const bytes = gb18030("学时,工号,日期\n2,1,2026-09-26\n");
  assert.deepEqual([...gb18030("学时")], [0xd1, 0xa7, 0xca, 0xb1]);
  const sheet = await readHoursSheet(bytes);
  assert.deepEqual([sheet.file.encoding, sheet.columns.map((column) => column.means)], ["gb18030", ["hours", "staffNumber", "on"]]);
});

test("English and traditional headings", async () => {
  const english = await readHoursSheet(csv("Staff No.,Date,Hours,Type,Title", "NH0417,2026-09-26,2.5,校本,群文阅读"));
  const { name: _name, ...withoutName } = record;
  assert.deepEqual(values(english), [withoutName]);
  const traditional = await readHoursSheet(csv("教師姓名,工號,活動日期,學時,研修類別,活動名稱", line));
  assert.deepEqual(values(traditional), [record]);
});

test("separators, quotation marks, line breaks in cells and texts that Excel was told to keep", async () => {
  const quoted = await readHoursSheet(csv(head, '苏禾,="0417",2026-09-26,2.5,校本,"群文, ""阅读""', '第二场"'));
  assert.deepEqual([quoted.rows[0]!.values.staffNumber, quoted.rows[0]!.values.title], ["0417", '群文, "阅读" 第二场']);
  for (const separator of ["\t", ";", "，"]) {
    const sheet = await readHoursSheet(csv(heading.join(separator), line.replaceAll(",", separator)));
    assert.deepEqual(values(sheet), [record], separator);
  }
  await refuses(csv(head, '苏禾,"0417,2026-09-26,2.5,校本,群文阅读'), "unreadable", /row 2/);
});

test("the first comma of a title does not win over the tabs of the table", async () => {
  const sheet = await readHoursSheet(csv("南湖小学,2026-2027 学年,学时台账,(打印,存档)", heading.join("\t"), line.replaceAll(",", "\t")));
  assert.deepEqual(values(sheet), [record]);
});
