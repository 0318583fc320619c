import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf, type Org, type PackRecord } from "@xiaoben/contract";
import { baseOf, examplesIn, nextVersion, ownPack, standOf, withRubrics } from "./own-pack.model.ts";

const org = { id: "school", type: "school", name: "南湖小学" } as Org;
const blank = baseOf(standOf([], ownPack("school")), org, "量表", "2026-11-22");
const record = (id: string, state: PackRecord["state"], version: string): PackRecord =>
  ({ id, state, org: "school", pack: { ...blank, version } }) as PackRecord;
const rubric = { id: "r", title: "表", sections: [] };

test("the first version, the next one, and the draft that somebody has begun", () => {
  const pack = ownPack("school");
  const first = standOf([], pack);
  assert.deepEqual([first.version, first.record, first.draft], ["1", idOf("rubrics", pack, "1"), undefined]);
  const next = standOf([record("a", "published", "9"), record("b", "published", "10"), record("c", "withdrawn", "11")], pack);
  assert.deepEqual([next.published?.id, next.version], ["b", "12"], "a number that was used is not used again");
  const begun = standOf([record("a", "published", "1"), record("d", "draft", "2")], pack);
  assert.deepEqual([begun.record, begun.version], ["d", "2"]);
  assert.deepEqual(["2026.1", "3", "a"].map(nextVersion), ["2026.2", "4", "a.1"]);
});

test("a new version begins as the one before; other packs stand apart", () => {
  const before = { ...record("a", "published", "1"), pack: withRubrics(blank, [rubric]) };
  const other = { ...before, id: "x", pack: { ...before.pack, id: "other" } };
  const stand = standOf([before, other], ownPack("school"));
  const now = baseOf(stand, org, "", "2026-11-22");
  assert.deepEqual([now.version, now.content?.rubrics], ["2", [rubric]]);
  assert.deepEqual(
    examplesIn([before, other, record("d", "draft", "2")]).map(({ key }) => key),
    ["rubrics.school/r", "other/r"],
  );
});

test("[R081] a form for inspection stays one in every version, and when a new form is begun from it", () => {
  const walk = { ...rubric, aim: "inspection" as const };
  const before = { ...record("a", "published", "1"), pack: withRubrics(blank, [walk]) };
  const next = baseOf(standOf([before], ownPack("school")), org, "", "2026-11-22");
  const written = withRubrics(next, [{ ...next.content!.rubrics![0]!, title: "新表" }]);
  assert.deepEqual(
    written.content?.rubrics?.map(({ title, aim }) => [title, aim]),
    [["新表", "inspection"]],
  );
  assert.equal(examplesIn([before])[0]?.rubric.aim, "inspection");
});
