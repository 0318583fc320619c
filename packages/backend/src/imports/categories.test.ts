import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pack } from "@xiaoben/contract";
import pack from "@xiaoben/policy/packs/qinghe.study-hours.json" with { type: "json" };
import { categoriesOf } from "./categories.ts";

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
