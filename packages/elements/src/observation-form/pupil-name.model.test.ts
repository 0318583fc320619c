import assert from "node:assert/strict";
import { test } from "node:test";
import { nameIn } from "./pupil-name.model.ts";

test("[R055] [R265] edge, pupils' names removed, never one in the bank: what looks like one is seen, nobody in particular is not", () => {
  for (const text of ["王小明同学说得对", "请李雷小朋友再说"]) assert.ok(nameIn(text), text);
  for (const text of [
    "××同学说得对",
    "这位同学说得对",
    "同学们都听见了",
    "哪个同学再说",
    "其他同学呢",
    "每位同学都想一想",
    "请同学再想",
    "谢谢大家",
  ])
    assert.equal(nameIn(text), undefined, text);
});
