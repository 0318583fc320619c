import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readWorkbook } from "../files/xlsx/workbook.ts";
import { openZip } from "../files/xlsx/zip.ts";
import { readHoursSheet } from "../hours-sheet/index.ts";
import { workbookOf, writeXlsx, type WrittenTable } from "./index.ts";

const marks = [..."=+-@|＝－＠,;\"'\t\r\n \u0000\u000B\u200B\uFEFF\uFFFE_x05FD<>&]1a课𠮷", "_x000D_", "_x005F_", "\uD800", "\uDC00", "]]>"];
const typed = fc.string({ unit: fc.constantFrom(...marks), maxLength: 8 });
const grid = (bytes: Uint8Array): unknown[][][] => readWorkbook(bytes).map(({ rows }) => rows);
const bytesOf = async (table: WrittenTable, options = {}): Promise<Uint8Array> => {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of writeXlsx(table, options)) pieces.push(piece);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
};

test("what is written is read as it was, whatever stands in it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(typed, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (rows) => {
      const [found = []] = grid(await workbookOf({ name: "表", rows: [["头", "x"], ...rows] }));
      const filled = (row: readonly unknown[]): unknown[] => row.map((cell) => cell ?? "");
      assert.deepEqual(
        rows.map((row, at) => row.map((_, column) => filled(found[at + 1] ?? [])[column] ?? "")),
        rows,
      );
    }),
    { numRuns: 300 },
  );
});

test("[R250] no text becomes a formula, a link or a number: every cell is a text in a column of texts", async () => {
  const formulas = [
    "=1+1",
    '=HYPERLINK("http://other.test")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "\t=1",
    "\r=1",
    '=DDE("x";"y")',
    "|calc",
  ];
  const bytes = await workbookOf({ name: "表", rows: [["头"], ...formulas.map((text) => [text])] });
  const zip = openZip(bytes);
  const xml = zip.text("xl/worksheets/sheet1.xml");
  assert.doesNotMatch(xml, /<f[ >]/);
  assert.equal(xml.match(/<c /g)?.length, formulas.length + 1);
  assert.equal(xml.match(/t="inlineStr"/g)?.length, formulas.length + 1);
  assert.ok(!zip.names.some((name) => /externalLink|connections|calcChain|vba/i.test(name)));
  const [rows] = grid(bytes);
  assert.deepEqual(
    rows!.slice(1).map(([cell]) => cell),
    formulas,
  );
});

test("[R250] zeros at the beginning and long numbers stay as they were typed; amounts are numbers", async () => {
  const [rows] = grid(
    await bytesOf({
      name: "表",
      heading: ["工号", "学时"],
      rows: [
        ["0417", { dec: "2.5" }],
        ["411524199001011234", { dec: "-1" }],
        ["7", undefined],
      ],
    }),
  );
  assert.deepEqual(rows!.slice(1), [["0417", 2.5], ["411524199001011234", -1], ["7"]]);
});

test("a cell that is longer than Excel takes is cut, and says so", async () => {
  const [rows] = grid(await workbookOf({ name: "表", rows: [["头"], ["长".repeat(40_000)]] }));
  const [cell] = rows![1] as [string];
  assert.equal(cell.length, 32_767);
  assert.ok(cell.endsWith("…"));
});

test("more rows than a sheet takes go on in the next, each with the heading", async () => {
  const rows = Array.from({ length: 5 }, (_, n) => [`${n}`]);
  const sheets = grid(await bytesOf({ name: "学时/表：一", heading: ["头"], rows }, { most: 3 }));
  assert.deepEqual(sheets, [
    [["头"], ["0"], ["1"]],
    [["头"], ["2"], ["3"]],
    [["头"], ["4"]],
  ]);
});

test("whoever stops reading ends what gives the rows, and a failure there arrives", async () => {
  let ended = false;
  const rows = async function* (): AsyncGenerator<string[]> {
    try {
      for (let n = 0; ; n++) yield [String(Math.random()).repeat(50)];
    } finally {
      ended = true;
    }
  };
  let pieces = 0;
  for await (const piece of writeXlsx({ name: "表", heading: ["头"], rows: rows() })) if (piece.length > 0 && ++pieces > 5) break;
  await new Promise((rest) => setTimeout(rest, 50));
  assert.ok(ended);
  const broken = async function* (): AsyncGenerator<string[]> {
    yield ["1"];
    throw new RangeError("gone");
  };
  await assert.rejects(bytesOf({ name: "表", heading: ["头"], rows: broken() }), RangeError);
});

test("[R001] a ledger of texts is read like the one that it was made of", async () => {
  const rows = [
    ["姓名", "工号", "日期", "学时", "类别", "活动名称"],
    ["苏禾", "0417", "2026年9月26日", "２．５", "校本", "群文阅读"],
  ];
  const sheet = await readHoursSheet(await workbookOf({ name: "学时", rows }));
  assert.deepEqual(sheet.rows[0]!.problems, []);
  assert.deepEqual([sheet.rows[0]!.values.staffNumber, sheet.rows[0]!.values.hours], ["0417", "2.5"]);
});
