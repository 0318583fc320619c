import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pack } from "@xiaoben/contract";
import pack from "@xiaoben/policy/packs/qinghe.study-hours.json" with { type: "json" };
import { categoriesOf, levelOf } from "./categories.ts";

const categories = categoriesOf([pack as unknown as Pack]);

test("a category is known by its code, its title in any language, and what ledgers call it", () => {
  const said = ["school-based", "校本", "校本学时", "網絡類", "External", "听评课", "集体备课", "远程培训", "外出学习"];
  assert.deepEqual(
    said.map((word) => categories.codeOf(word)),
    ["school-based", "school-based", "school-based", "online", "external", "observation", "group-study", "online", "external"],
  );
});

test("a word that no pack knows stays unknown, also one that ledgers use", () => {
  assert.equal(categories.codeOf("师德"), undefined);
  assert.equal(categoriesOf([]).codeOf("听课"), undefined);
  assert.deepEqual(categories.titles, ["校本", "网络", "外出"]);
});

test("[R094] edge, a local brand name is data, mapped to a standard type: a ledger that says it is read by the pack that knows it", () => {
  const branded = {
    ...pack,
    categories: [...pack.categories, { id: "lectern", title: "南湖讲坛", parent: "school-based" }],
  } as unknown as Pack;
  assert.equal(categoriesOf([branded]).codeOf("南湖讲坛"), "lectern");
  assert.equal(categories.codeOf("南湖讲坛"), undefined, "another school's name means nothing here");
});

test("[R088] edge, 州 is a level of its own, which many tables lack: a ledger says it, and it is no city", () => {
  assert.deepEqual(["州", "州级", "prefecture", "市级", "省级", undefined].map(levelOf), [
    "prefecture",
    "prefecture",
    "prefecture",
    "city",
    "province",
    "school",
  ]);
  assert.equal(levelOf("洲级"), undefined);
});
