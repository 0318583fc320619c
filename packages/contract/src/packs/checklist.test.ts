import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activity } from "../kinds/activity.ts";
import { checklistLacks } from "./checklist.ts";
import type { Checklist } from "./definitions.ts";

const list = (id: string, ...items: [id: string, phase: "before" | "after", filled: string][]): Checklist => ({
  id,
  title: id,
  items: items.map(([item, phase, filled]) => ({ id: item, text: item, phase, filled: [filled] })),
});
const fourAndThree = list(
  "four-and-three",
  ["theme", "before", "/theme"],
  ["people", "before", "/participants"],
  ["record", "after", "/minutesTaken"],
);
const activity = (more: Partial<Activity>): Activity =>
  ({ theme: "", participants: [], minutesTaken: "", checks: [], ...more }) as unknown as Activity;
const lacks = (more: Partial<Activity>, phase: "before" | "after", of = fourAndThree): string[] =>
  checklistLacks(of, activity(more), phase).map(({ item, lacks: what }) => `${item} ${what}`);

test("[R024] edge, 有记录 looks back: before an activity nothing is missed that can only be there after it", () => {
  const ready = { theme: "计算教学", participants: ["0199c0de-0002-7000-8000-000000000001"] };
  assert.deepEqual(lacks({}, "before"), ["theme content", "people content"]);
  assert.deepEqual(lacks({ theme: "  " }, "before"), ["theme content", "people content"]);
  assert.deepEqual(lacks(ready, "before"), []);
  assert.deepEqual(lacks(ready, "after"), ["record content"]);
  assert.deepEqual(lacks({ ...ready, minutesTaken: "讨论了三个课例" }, "after"), ["record check"]);
  const checks = [{ item: "four-and-three/record", saw: "记录两页" }];
  assert.deepEqual(lacks({ ...ready, minutesTaken: "讨论了三个课例", checks }, "after"), []);
  assert.deepEqual(lacks({ ...ready, minutesTaken: "…", checks: [{ item: "three-checked/record", saw: "" }] }, "after"), ["record check"]);
});

test("[R025] [R027] edge, 三定 means what the pack of the place says: who speaks in one, what will be done in the other", () => {
  const speaker = list("three-set", ["time", "before", "/on"], ["speaker", "before", "/speaker"]);
  const measures = list("three-set", ["time", "before", "/on"], ["measures", "before", "/measures"]);
  const said = { on: "2026-11-24", speaker: "陈老师", measures: "" };
  assert.deepEqual([lacks(said, "before", speaker), lacks(said, "before", measures)], [[], ["measures content"]]);
});
