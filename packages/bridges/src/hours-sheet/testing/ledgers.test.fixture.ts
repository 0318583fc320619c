import assert from "node:assert/strict";
import type { HoursSheet, SheetFault } from "@xiaoben/contract";
import { readHoursSheet, type SheetError } from "../index.ts";

export const heading = ["姓名", "工号", "日期", "学时", "类别", "活动名称"];
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const csv = (...rows: string[]): Uint8Array => utf8(rows.join("\r\n"));
export const values = (sheet: HoursSheet): unknown[] => sheet.rows.map((row) => row.values);
export const problems = (sheet: HoursSheet): string[] =>
  sheet.rows.flatMap((row) => row.problems.map((problem) => `${row.row} ${problem.field} ${problem.code}`));
export const record = { name: "苏禾", staffNumber: "NH0417", on: "2026-09-26", hours: "2.5", category: "校本", title: "群文阅读" };

export const line = "苏禾,NH0417,2026-09-26,2.5,校本,群文阅读";
export const head = heading.join(",");

export async function refuses(bytes: Uint8Array, code: SheetFault, detail: RegExp, name?: string): Promise<void> {
  await assert.rejects(readHoursSheet(bytes, name ? { name } : {}), (error: SheetError) => {
    assert.equal(error.name, "SheetError");
    assert.equal(error.code, code, error.message);
    assert.match(error.detail, detail);
    return true;
  });
}
