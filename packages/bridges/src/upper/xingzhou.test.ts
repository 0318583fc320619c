import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readReceipt, reportFile, reportHash, type Report } from "@xiaoben/contract";
import { records } from "@xiaoben/contract/examples";
import { SheetError } from "../files/sheet-error.ts";
import { fromUpperSheet, toUpperSheet } from "./xingzhou.ts";

const report = records.find((one) => one.kind === "report" && one.name === "receipted")!.record as Report;
const file = reportFile(report);
const hash = reportHash(file);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const answer = (...rows: string[]): Uint8Array =>
  bytes(["星洲平台登记结果", "凭证,校验码,姓名,登记结果,登记号,原因", ...rows].join("\r\n"));

describe("an upper level that takes spreadsheets", () => {
  it("[R009] gets each line with its number, the hash of the file, and the line whose place it takes", () => {
    const replacing = { ...file, items: [file.items[0]!, { ...file.items[1]!, replaces: "OLD/7" }] };
    assert.deepEqual(toUpperSheet(replacing, hash).split("\r\n"), [
      "\uFEFF凭证,校验码,继教号,姓名,年度,登记学分,更正凭证",
      `${file.number}/1,${hash},QH-0101,许知言,2026-2027,4,`,
      `${file.number}/2,${hash},QH-0103,顾南枝,2026-2027,1,OLD/7`,
      "",
    ]);
  });

  it("[R009] answers with a sheet that is the receipt of the report", async () => {
    const receipt = await fromUpperSheet(
      answer(`${file.number}/1,${hash},许知言,已登记,XZ-88,`, `${file.number}/2,${hash},顾南枝,退回,,工号查不到`, ",,,,,"),
    );
    assert.deepEqual(readReceipt(JSON.stringify(receipt), report), { receipt, findings: [] });
    assert.deepEqual(receipt.items, [
      { number: `${file.number}/1`, outcome: "registered", registration: "XZ-88" },
      { number: `${file.number}/2`, outcome: "rejected", reason: "工号查不到" },
    ]);
  });

  it("[R009] whose answer to another file, or with words of its own, is found by who reads the receipt", async () => {
    const codes = async (...rows: string[]): Promise<string[]> =>
      readReceipt(JSON.stringify(await fromUpperSheet(answer(...rows))), report).findings.map(({ code }) => code);
    assert.deepEqual(await codes(`${file.number}/1,00,许知言,已登记,,`, `${file.number}/2,00,顾南枝,待定,,`), [
      "another-file",
      "outcome-unknown",
    ]);
    assert.deepEqual(await codes(`${file.number}/1,${hash},许知言,已登记,,`, `${file.number}/2,00,顾南枝,已登记,,`), ["another-file"]);
    assert.deepEqual(await codes(`X-1/1,${hash},许知言,已登记,,`), ["another-report", "line-unknown", "line-missing", "line-missing"]);
  });

  it("says of a file that is none of its answers what is missing", async () => {
    for (const [text, code] of [
      ["姓名,学分\r\n许知言,4\r\n", "no-heading"],
      ["凭证,校验码,登记结果\r\n,,\r\n", "empty"],
    ] as const)
      await assert.rejects(fromUpperSheet(bytes(text)), (error) => error instanceof SheetError && error.code === code);
  });
});
