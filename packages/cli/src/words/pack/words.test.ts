import assert from "node:assert/strict";
import { test } from "node:test";
import { findingCodes } from "@xiaoben/policy/check";
import { packEn } from "./en.ts";
import { findings } from "./findings-zh.ts";
import { packZh } from "./zh.ts";

test("every finding has a sentence in Chinese, with the names that it speaks of", () => {
  assert.deepEqual(
    Object.keys(findingCodes).filter((code) => !findings[code]),
    [],
  );
  assert.equal(
    packZh.finding({ code: "unknown-reference", message: 'There is no measure "gone" in this pack' }),
    "提到的东西规则包里没有。请改名字，或补上这一项（“gone”）",
  );
  assert.equal(packZh.finding({ code: "something-new", message: "As it came" }), "As it came");
});

test("both languages have words for the same codes", () => {
  for (const group of ["refusals", "parts", "outcomes", "change"] as const)
    assert.deepEqual(Object.keys(packZh[group]).sort(), Object.keys(packEn[group]).sort(), group);
});
