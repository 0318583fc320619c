import assert from "node:assert/strict";
import type { RubricSheet, RubricSheetAnswers, SheetFault } from "@xiaoben/contract";
import { makeXlsx, type Made } from "../../files/files.test.fixture.ts";
import { readRubricSheet, type SheetError } from "../index.ts";

export const csv = (...rows: string[]): Uint8Array => new TextEncoder().encode(rows.join("\r\n"));
export const xlsx = (rows: Made[][], merges: string[] = [], name = "评课表"): Uint8Array => makeXlsx([{ name, rows, merges }]);

/** Dimension, item, what is looked at, full mark; lines to fill in above, a total, bands and a remark below. */
export const usual = (): Made[][] => [
  ["课堂观察评分表（满分100分）"],
  ["学校：______", null, "教师：______", null, "日期：______"],
  ["评价项目", "评价指标", "评价要点", "分值", "得分"],
  ["目标", "目标清楚", "学生说得出要学什么", 20, null],
  [null, "目标合适", "够得着，不重复已会的", 20, null],
  ["过程", "任务有意义", "值得想，分得出难易", 30, null],
  [null, "人人参与", "后排也有机会", 20, null],
  ["效果", "当堂看得见", "会不会，课上就知道", 10, null],
  ["合计", null, null, 100, null],
  ["优秀：90分以上 良好：75-89.9 合格：60-74.9 待提高：60分以下"],
  ["评语：________"],
];
export const merges = ["A4:A5", "A6:A7"];

export const read = (bytes: Uint8Array, answers: RubricSheetAnswers = {}, name = "表.xlsx"): Promise<RubricSheet> =>
  readRubricSheet(bytes, { name, answers });

/** Findings in one line each: row, column, what. */
export const faults = ({ findings }: RubricSheet): string[] => findings.map(({ row, column = "", code }) => `${row}${column} ${code}`);
export const asked = ({ questions }: RubricSheet): string[] => questions.map(({ id, options }) => `${id}: ${options.join(", ")}`);

/** Sections and items in short: `目标=40: 目标清楚 20, …`. */
export const outline = ({ rubric }: RubricSheet): string[] =>
  rubric.sections.map(
    ({ title, weight = "", items }) =>
      `${title as string}=${weight}: ${items
        .map((item) => {
          const text = (item.text as string).split("：")[0]!;
          if (item.field === "points") return `${text} ${item.max}`;
          return item.field === "level"
            ? `${text} ${item.weight ?? "-"}[${item.levels.map(({ value = "·" }) => value).join("/")}]`
            : `${text} ${item.field}`;
        })
        .join(", ")}`,
  );

export async function refuses(bytes: Uint8Array, code: SheetFault, detail: RegExp): Promise<void> {
  await assert.rejects(readRubricSheet(bytes), (error: SheetError) => {
    assert.equal(error.code, code, error.message);
    assert.match(error.detail, detail);
    return true;
  });
}
