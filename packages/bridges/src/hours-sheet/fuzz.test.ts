import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readHoursSheet, SheetError } from "./index.ts";
import { gb18030, makeXlsx, makeZip } from "../files/files.test.fixture.ts";
import { csv, head, heading, line } from "./testing/ledgers.test.fixture.ts";
import { readWorkbook } from "../files/xlsx/workbook.ts";

const numRuns = process.env["XB_TIER"] === "long" ? 5_000 : 300;
const cells = [
  heading,
  ["苏禾", "NH0417", { serial: 46291 }, 2.5, "校本", "群文阅读"],
  ["苏禾", "1", { formula: "A1" }, { error: "#REF!" }, null, { inline: "x" }],
];
const workbook = makeXlsx([{ rows: cells, merges: ["A2:A3"] }]);
const texts = [csv(head, line, line), gb18030(`${head}\n${line}\n`)];

const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 });

function changed(bytes: Uint8Array, places: [number, number][]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [at, value] of places) copy[at % copy.length] = value;
  return copy;
}

/** Anything but an answer or a refusal by name would be a crash of the server. */
function refusesOrReads(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof SheetError, String(error));
  }
}

test("a workbook with any bytes changed is read or refused by name", () => {
  fc.assert(
    fc.property(changes, (places) => refusesOrReads(() => readWorkbook(changed(workbook, places)))),
    { numRuns },
  );
});

test("a sheet with any XML in it is read or refused by name", () => {
  const piece = fc.constantFrom(
    "<row>",
    "</row>",
    '<row r="9">',
    '<row r="1e9">',
    '<row r="x">',
    "<c>",
    '<c r="ZZZZ1" t="s">',
    '<c r="1">',
    '<c t="d">',
    '<c t="str">',
    '<c t="inlineStr">',
    '<c s="99">',
    "</c>",
    "<v>",
    "</v>",
    "1",
    "99999999",
    "2026-99-99T",
    "&#x110000;",
    "&amp;",
    "&nope;",
    "<f/>",
    "<is><t>",
    "</t></is>",
    '<mergeCell ref="A1:A99999999"/>',
    '<mergeCell ref=":"/>',
    "<!-- -",
    "<![CDATA[",
    "]]>",
    "<",
    "_x0000_",
  );
  const rels = (id: string, type: string, target: string): string =>
    `<Relationships><Relationship Id="${id}" Type="/${type}" Target="${target}"/></Relationships>`;
  const fixed = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": rels("r", "officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": rels("r1", "worksheet", "s.xml"),
  };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      refusesOrReads(() =>
        readWorkbook(makeZip({ ...fixed, "xl/s.xml": `<worksheet><sheetData>${pieces.join("")}</sheetData></worksheet>` })),
      );
    }),
    { numRuns },
  );
});

test("a text with any bytes changed is read or refused by name", async () => {
  const cases = fc.tuple(fc.constantFrom(...texts), changes);
  await fc.assert(
    fc.asyncProperty(cases, async ([bytes, places]) => {
      const answer = await readHoursSheet(changed(bytes, places)).catch((error: unknown) => error);
      assert.ok(!(answer instanceof Error) || answer instanceof SheetError, String(answer));
    }),
    { numRuns },
  );
});

test("text made to be slow is not", async () => {
  const started = performance.now();
  for (const slow of ["(".repeat(200_000), " ".repeat(200_000) + "9:0", 'a"'.repeat(200_000), "1,".repeat(100_000), "-".repeat(200_000)]) {
    const sheet = await readHoursSheet(
      csv(head.replaceAll(",", "\t"), ["苏禾", "1", slow, slow, slow, slow].join("\t"), [slow, slow].join("\t")),
    );
    assert.ok(sheet.rows.length > 0);
  }
  const wide = await readHoursSheet(csv(head, ",".repeat(1_000_000), ...Array.from({ length: 10_000 }, () => line)));
  assert.equal(wide.rows.length, 10_000);
  assert.ok(performance.now() - started < 8_000, `${performance.now() - started} ms`);
});
