import assert from "node:assert/strict";
import { test } from "node:test";
import type { HoursSheet, SheetFault } from "@xiaoben/contract";
import { limits, readHoursSheet, SheetError } from "./index.ts";
import { gb18030, makeOle2, makeXlsx, makeZip, type Made } from "./testing/files.test.fixture.ts";

const heading = ["姓名", "工号", "日期", "学时", "类别", "活动名称"];
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv = (...rows: string[]): Uint8Array => utf8(rows.join("\r\n"));
const values = (sheet: HoursSheet): unknown[] => sheet.rows.map((row) => row.values);
const problems = (sheet: HoursSheet): string[] =>
  sheet.rows.flatMap((row) => row.problems.map((problem) => `${row.row} ${problem.field} ${problem.code}`));
const record = { name: "苏禾", staffNumber: "NH0417", on: "2026-09-26", hours: "2.5", category: "校本", title: "群文阅读" };

async function refuses(bytes: Uint8Array, code: SheetFault, detail: RegExp, name?: string): Promise<void> {
  await assert.rejects(readHoursSheet(bytes, name ? { name } : {}), (error: SheetError) => {
    assert.equal(error.name, "SheetError");
    assert.equal(error.code, code, error.message);
    assert.match(error.detail, detail);
    return true;
  });
}

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

const line = "苏禾,NH0417,2026-09-26,2.5,校本,群文阅读";
const head = heading.join(",");

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

test("files that are no ledger are refused by name", async () => {
  await refuses(new Uint8Array(), "empty", /no bytes/);
  await refuses(csv("", "  "), "empty", /no cells/);
  await refuses(csv(head), "empty", /row 1 there are no records/);
  await refuses(csv("甲,乙,丙", "1,2,3"), "no-heading", /姓名/);
  await refuses(csv("姓名,日期,类别", "苏禾,2026-09-05,校本"), "column-missing", /row 1 lacks: 学时.*It has: 姓名, 日期, 类别/);
  await refuses(utf8("%PDF-1.7\n\u0000\u0001"), "not-a-spreadsheet", /neither Excel nor text/);
  await refuses(utf8("<html><table><tr><td>姓名</td></tr></table>"), "not-a-spreadsheet", /web page with the name \.xls/, "台账.xls");
  await refuses(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8), "unreadable", /UTF-16/);
  await refuses(Uint8Array.of(0x80, 0xff, 0xff, 0x2c), "unreadable", /neither UTF-8 nor GB18030/);
});

test("old and locked workbooks are told apart", async () => {
  await refuses(makeOle2("EncryptedPackage"), "encrypted", /password/);
  await refuses(makeOle2("Workbook"), "legacy-xls", /old \.xls/);
  await refuses(makeOle2("WordDocument"), "not-a-spreadsheet", /no workbook/);
  await refuses(makeZip({ "[Content_Types].xml": "<Types/>" }, { encrypted: true }), "encrypted", /password/);
});

test("packed files that are no workbook, and damaged ones", async () => {
  await refuses(makeZip({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" }), "not-a-spreadsheet", /no Excel workbook/);
  await refuses(
    makeZip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
    "not-a-spreadsheet",
    /\.xlsb or \.ods/,
  );
  const whole = makeXlsx([{ rows: [heading, ["苏禾", "1", 46291, 2, "校本", "x"]] }]);
  await refuses(whole.subarray(0, whole.length - 30), "unreadable", /directory is missing/);
  const spoilt = Uint8Array.from(whole);
  spoilt.fill(0xff, 60, 90);
  await refuses(spoilt, "unreadable", /save it again/);
  const cut = makeZip({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook><sheets>" });
  await refuses(cut, "unreadable", /ends in the middle/);
  const entity = makeZip({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>',
  });
  await refuses(entity, "unreadable", /damaged near "<!DOCTYPE/);
});

test("too large and bombs are refused before anything is unpacked", async () => {
  await refuses(new Uint8Array(limits.fileBytes + 1), "too-large", /11 MB, at most 10 MB/);
  const zeros = new Uint8Array(limits.unpackedBytes + 1);
  const bomb = makeZip({ "[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": zeros });
  assert.ok(bomb.length < 200_000);
  const before = process.memoryUsage().rss;
  await refuses(bomb, "zip-bomb", /unpacks to 50 MB/);
  assert.ok(process.memoryUsage().rss - before < 100 * 1_048_576, "memory grew as if it had been unpacked");
  const many = makeZip(Object.fromEntries(Array.from({ length: limits.parts + 1 }, (_, i) => [`p${i}`, ""])));
  await refuses(many, "zip-bomb", /2001 parts/);
});

test("a part that holds more than the directory says is a bomb too", async () => {
  const rows = Array.from({ length: 500 }, () => ["苏禾", "1", "2026-09-05", 2, "校本", "x"]);
  const sheet = makeXlsx([{ rows: [heading, ...rows] }]);
  assert.equal((await readHoursSheet(sheet)).rows.length, 500);
  await refuses(
    makeZip(
      {
        "[Content_Types].xml": `<Types>${" ".repeat(5_000)}</Types>`,
        "_rels/.rels": "<Relationships/>".padEnd(5_000),
        "xl/workbook.xml": `<workbook>${" ".repeat(5_000)}</workbook>`,
      },
      { unpacked: 10 },
    ),
    "zip-bomb",
    /more than it declares/,
  );
});

test("more rows than a ledger has are refused", async () => {
  const rows = Array.from({ length: limits.rows + 40 }, () => line);
  await refuses(csv(head, ...rows), "too-large", /20000 rows/);
});

test("a real year of a large school is read well within a second or two", async () => {
  const rows: Made[][] = Array.from({ length: 5_000 }, (_, i) => [
    `教师${i % 65}`,
    `NH${i % 65}`,
    { serial: 46270 + (i % 300) },
    1.5,
    "校本",
    `活动 ${i}`,
  ]);
  const started = performance.now();
  const sheet = await readHoursSheet(makeXlsx([{ rows: [heading, ...rows] }]));
  assert.equal(sheet.rows.length, 5_000);
  assert.deepEqual(problems(sheet), []);
  assert.ok(performance.now() - started < 10_000);
});
