import assert from "node:assert/strict";
import { test } from "node:test";
import { gb18030, makeXlsx, type Made } from "../files/files.test.fixture.ts";
import { readRoster, SheetError } from "./index.ts";
import { faultsOf } from "./testing/sets.test.fixture.ts";

const heading = ["姓名", "工号", "学校", "职称", "到岗日期", "状态", "身份证号", "密码"];
const rows: Made[][] = [
  ["苏未", "NH0001", "南湖小学", "一级教师", { serial: 46266 }, "在岗", "110105194912310021", "pw"],
  ["林 禾", "NH0002", "北山小学", null, "2026年9月1日", null, null, "pw"],
];
const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join("\r\n"));
const read = (bytes: Uint8Array, changes = false) => readRoster(bytes, { name: "花名册", changes });

test("a spreadsheet of people, Chinese headings in any order; what is not needed is not read", async () => {
  const set = await read(makeXlsx([{ rows: [["南湖片区教师花名册"], heading, ...rows] }]));
  assert.deepEqual(faultsOf(set), []);
  assert.deepEqual([set.format, set.mode, set.orgsBy], ["sheet", "full", "name"]);
  assert.deepEqual(
    set.people.map(({ key, name, org, from, onPost, facts, at }) => [key, name, org, from, onPost, facts, at.row]),
    [
      ["NH0001", "苏未", "南湖小学", "2026-09-01", true, { titleLevel: "一级教师" }, 3],
      ["NH0002", "林禾", "北山小学", "2026-09-01", true, {}, 4],
    ],
  );
  assert.deepEqual(set.files[0]!.unread, ["身份证号", "密码"]);
  assert.doesNotMatch(JSON.stringify(set), /pw|1949/);
});

test("the same as CSV in UTF-8 and GB18030, with columns the other way round, as changes", async () => {
  const lines = ["学校,角色,工号,教师姓名", "南湖小学,教师,NH0001,苏未"];
  for (const bytes of [csv(...lines), gb18030(lines.join("\r\n"))]) {
    const set = await read(bytes, true);
    assert.deepEqual([set.mode, set.people[0]!.name, set.people[0]!.roles[0]!.role, faultsOf(set)], ["changes", "苏未", "教师", []]);
  }
});

test("[R208] on leave is not on post and keeps the roles; gone has none", async () => {
  const set = await read(csv("工号,姓名,状态,离岗日期", "1,甲,产假,", "2,乙,借调,", "3,丙,退休,2026-10-31", "4,丁,在岗,"));
  assert.deepEqual(
    set.people.map(({ onPost, gone, to, roles }) => [onPost, gone ?? false, to, roles.length]),
    [
      [false, false, undefined, 1],
      [false, false, undefined, 1],
      [false, true, "2026-10-31", 0],
      [true, false, undefined, 1],
    ],
  );
});

test("each fault of a spreadsheet is named by row and column, all at once", async () => {
  const set = await read(
    makeXlsx([
      {
        rows: [
          ["工号", "姓名", "状态", "到岗日期", "离岗日期"],
          ["", "甲", "", "", ""],
          ["2", "", "", "", ""],
          ["3", "丙", "上班", "", ""],
          ["3", "丁", "", "", ""],
          ["5", "戊", "", "9月1日", ""],
          ["6", "己", "", "2026-09-01", "2026-08-01"],
          ["7", { formula: "A1&B1" }, "", "", ""],
          [{ error: "#REF!" }, "辛", "", "", ""],
          ["9", "=cmd|x", "", "", ""],
          ["110105194912310021", "癸", "", "", ""],
        ],
      },
    ]),
  );
  assert.deepEqual(faultsOf(set), [
    "花名册 2 工号 required",
    "花名册 3 姓名 required",
    "花名册 4 状态 state-unknown",
    "花名册 5 工号 duplicate",
    "花名册 6 到岗日期 year-missing",
    "花名册 7 离岗日期 ends-before-it-begins",
    "花名册 8 姓名 formula-without-value",
    "花名册 8 姓名 required",
    "花名册 9 工号 cell-error",
    "花名册 9 工号 required",
    "花名册 10 姓名 formula",
    "花名册 11 工号 identity-number",
  ]);
  assert.doesNotMatch(JSON.stringify(set), /1949/);
});

test("columns that are missing or stand twice, files without a heading or with nobody in them", async () => {
  assert.deepEqual(faultsOf(await read(csv("姓名,学校", "苏未,南湖小学"))), [
    "花名册 1 工号 column-missing",
    "花名册 2 staffNumber required",
  ]);
  assert.deepEqual(faultsOf(await read(csv("工号,姓名,教师姓名", "1,苏未,苏未"))), ["花名册 1 教师姓名 column-twice"]);
  const refuses = (bytes: Uint8Array, code: string) =>
    assert.rejects(read(bytes), (error: unknown) => error instanceof SheetError && error.code === code);
  await refuses(csv("甲,乙", "1,2"), "no-heading");
  await refuses(csv("工号,姓名"), "empty");
  await refuses(new Uint8Array(), "empty");
  await refuses(makeXlsx([{ rows: [heading, ...rows] }, { rows: [heading, ...rows] }]), "unreadable");
});
