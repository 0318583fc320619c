import assert from "node:assert/strict";
import { test } from "node:test";
import { csvLine, csvStart } from "@xiaoben/backend";
import { paperRows, readCsv } from "./csv.model.ts";

test("reads what the reference back end writes, the apostrophes that it adds taken off", () => {
  const rows = [
    ["姓名", "活动"],
    ["苏禾", "=1+1"],
    ["", '群文, "阅读"\n第二场'],
    ["-2.5", "'引号"],
    ["\tx", "＝2"],
  ];
  assert.deepEqual(readCsv(csvStart + rows.map(csvLine).join("")), rows);
});

test("of the file who, when, what, how much and how it stands is printed, and its last line is no record", () => {
  const cells = Array.from({ length: 18 }, (_, at) => `c${at}`);
  const { heading, rows } = paperRows(csvStart + [cells, cells, cells, ["合计:2"]].map(csvLine).join(""));
  assert.deepEqual(heading, ["c0", "c1", "c2", "c3", "c4", "c5", "c13", "c14"]);
  assert.equal(rows.length, 2);
});
