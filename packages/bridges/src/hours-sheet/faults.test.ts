import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, readHoursSheet } from "./index.ts";
import { makeOle2, makeXlsx, makeZip, type Made } from "../files/files.test.fixture.ts";
import { csv, head, heading, line, problems, refuses, utf8 } from "./testing/ledgers.test.fixture.ts";

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
  await refuses(csv(head, ...rows), "too-large", new RegExp(`${limits.rows} rows`));
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
