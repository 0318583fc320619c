import assert from "node:assert/strict";
import { it } from "node:test";
import { studyHours } from "../testing/packs.ts";
import { explainLines } from "./explain.ts";

it("[R236] a print-out with numbered clauses and lines, readings with letters, the author's own conventions last", () => {
  const lines = explainLines(studyHours(), "zh-Hans");
  assert.equal(lines[0], "青禾县教师学时办法");
  assert.ok(lines.includes("1. 第三条第一款：教师一学年的学时合计有下限，其中在校本研修里取得的部分另有下限，含在合计之内"));
  assert.ok(lines.includes("   1.1 “学年总学时”：每个人，每学年，“学时”合计至少 40 学时"));
  assert.ok(lines.includes("        a) 一学时 45 分钟（定为 45 分钟）"));
  const numbered = lines.filter((line) => /^\d+\. /.test(line));
  assert.match(numbered.at(-1)!, /本地约定/);
  assert.match(
    explainLines(studyHours(), "en").join("\n"),
    /1\.1 "Hours this school year": everybody, every school year: .* at least 40 hours/,
  );
});
