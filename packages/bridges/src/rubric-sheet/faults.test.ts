import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rubricFaults } from "@xiaoben/contract";
import { readAnswer } from "@xiaoben/contract/schemas";
import type { Made } from "../files/files.test.fixture.ts";
import { SheetError } from "./index.ts";
import { csv, faults, merges, read, usual, xlsx } from "./testing/tables.test.fixture.ts";

/** The usual table with some cells changed, as `D4`. */
async function broken(cells: Record<string, Made>) {
  const rows = usual();
  for (const [place, value] of Object.entries(cells)) rows[Number(place.slice(1)) - 1]![place.charCodeAt(0) - 65] = value;
  const plain = rows.flat().every((cell) => typeof cell !== "object" || cell === null);
  const bytes = plain ? csv(...rows.map((row) => row.map((cell) => cell ?? "").join(","))) : xlsx(rows, merges);
  return read(bytes, { "remark:11": "leave-out" });
}

test("[R074] each fault is found once, with its row and column", async () => {
  const cases: [Record<string, Made>, string[]][] = [
    [{ D4: 15 }, ["9D total-differs"]],
    [{ D9: 95 }, ["1 full-differs", "9D total-differs"]],
    [{ A1: "评分表（满分120分）" }, ["1 full-differs"]],
    [{ A4: "目标（50分）" }, ["4 section-differs"]],
    [{ D6: null, D9: 70 }, ["1 full-differs", "6D mark-missing"]],
    [{ D6: "三十" }, ["6D mark-not-a-number", "9D total-differs"]],
    [{ D6: 0 }, ["6D mark-not-positive", "9D total-differs"]],
    [{ B5: "目标清楚", C5: "学生说得出要学什么。" }, ["5 duplicate-item"]],
    [{ D9: { formula: "SUM(D4:D8)" } }, ["9D formula-without-value"]],
    [{ D6: { error: "#REF!" } }, ["6D cell-error", "9D total-differs"]],
    [{ A10: "优秀：90-100 良好：75-90 合格：0-74.9" }, ["10 bands-overlap"]],
    [{ A10: "优秀：90-100 良好：75-85 合格：0-74.9" }, ["10 bands-gap"]],
    [{ A10: "优秀：90分以上 良好：75-89.9 合格：60-74.9" }, ["10 bands-gap"]],
  ];
  for (const [cells, expected] of cases) assert.deepEqual(faults(await broken(cells)), expected, JSON.stringify(cells));
});

test("a fault of the table is a fault of the rubric too: it cannot be published before it is mended", async () => {
  const whys = async (cells: Record<string, Made>): Promise<string[]> => rubricFaults((await broken(cells)).rubric).map(({ why }) => why);
  assert.deepEqual(await whys({ D4: 15 }), ["full-sum"]);
  assert.deepEqual(await whys({ D6: null }), ["max-not-positive", "full-sum"]);
  assert.deepEqual(await whys({ A4: "目标（50分）" }), ["section-sum"]);
  assert.deepEqual(await whys({ A10: "优秀：90-100 良好：75-90 合格：0-74.9" }), ["band-overlap"]);
});

test("sums are told with the numbers that differ", async () => {
  const { findings } = await broken({ D4: 15 });
  assert.deepEqual(findings[0]?.more, { sum: "95", total: "100" });
  const sub = await read(csv("项目,要点,分值", "教,讲得清,40", "小计,,50", "学,学得会,60", "小计,,60", "合计,,100"));
  assert.deepEqual([faults(sub), sub.findings[0]?.more], [["3C subtotal-differs"], { sum: "40", total: "50" }]);
});

test("levels out of order, levels that are no numbers, and a best level that is not the full mark", async () => {
  const table = (levels: string): Uint8Array => csv("要点,分值,A,B,C", `讲得清,10,${levels}`);
  assert.deepEqual(faults(await read(table("10,4,6"))), ["2C levels-out-of-order"]);
  assert.deepEqual(faults(await read(table("10,多,4"))), ["2D level-not-a-number"]);
  assert.deepEqual(faults(await read(table("8,6,4"))), ["2B mark-differs"]);
  assert.deepEqual(faults(await read(table("4,6,10"))), [], "from low to high is an order too");
});

test("whatever stands in the cells: a rubric or a named refusal, and every place that is told is in the sheet", async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "项目",
      "要点",
      "分值",
      "A",
      "B(8)",
      "优",
      "合计",
      "小计",
      "10",
      "8-10",
      "0.5",
      "十分",
      "",
      "□有 □无",
      "优秀：90-100 良好：75-90",
      "评语：",
    ),
    fc.string({ maxLength: 12 }),
  );
  const table = fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const lines = [["项目", "要点", "分值", "A", "B"], ...rows].map((row) =>
        row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","),
      );
      const sheet = await read(csv(...lines)).catch((error: unknown) => {
        assert.ok(error instanceof SheetError, String(error));
      });
      if (!sheet) return;
      for (const { row, column } of [...sheet.findings, ...sheet.questions]) {
        assert.ok(row >= 1 && row <= 200, `row ${row}`);
        assert.match(column ?? "A", /^[A-Z]$/);
      }
      assert.ok(readAnswer("rubric", sheet.rubric).issues.length === 0, JSON.stringify(sheet.rubric));
    }),
    { numRuns: process.env["XB_TIER"] === "long" ? 5_000 : 300, ...(process.env["XB_SEED"] && { seed: Number(process.env["XB_SEED"]) }) },
  );
});
