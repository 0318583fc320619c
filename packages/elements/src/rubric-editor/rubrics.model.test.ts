import assert from "node:assert/strict";
import { test } from "node:test";
import type { Org, PackRecord } from "@xiaoben/contract";
import { baseOf, ownPack, standOf } from "../practice/own-pack.model.ts";
import { examplesIn, withRubrics } from "./rubrics.model.ts";

const org = { id: "school", type: "school", name: "南湖小学" } as Org;
const pack = ownPack("rubrics", "school");
const blank = baseOf(standOf([], pack, "rubrics"), org, "量表", "2026-11-22");
const record = (id: string, state: PackRecord["state"], version: string): PackRecord =>
  ({ id, state, org: "school", pack: { ...blank, version } }) as PackRecord;
const rubric = { id: "r", title: "表", sections: [] };

test("a new version begins with the rubrics of the one before; other packs stand apart", () => {
  const before = { ...record("a", "published", "1"), pack: withRubrics(blank, [rubric]) };
  const other = { ...before, id: "x", pack: { ...before.pack, id: "other" } };
  const now = baseOf(standOf([before, other], pack, "rubrics"), org, "", "2026-11-22");
  assert.deepEqual([now.version, now.content?.rubrics], ["2", [rubric]]);
  assert.deepEqual(
    examplesIn([before, other, record("d", "draft", "2")]).map(({ key }) => key),
    ["rubrics.school/r", "other/r"],
  );
});

test("[R081] a form for inspection stays one in every version, and when a new form is begun from it", () => {
  const walk = { ...rubric, aim: "inspection" as const };
  const before = { ...record("a", "published", "1"), pack: withRubrics(blank, [walk]) };
  const next = baseOf(standOf([before], pack, "rubrics"), org, "", "2026-11-22");
  const written = withRubrics(next, [{ ...next.content!.rubrics![0]!, title: "新表" }]);
  assert.deepEqual(
    written.content?.rubrics?.map(({ title, aim }) => [title, aim]),
    [["新表", "inspection"]],
  );
  assert.equal(examplesIn([before])[0]?.rubric.aim, "inspection");
});
