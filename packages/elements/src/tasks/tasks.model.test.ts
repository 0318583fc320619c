import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kind, Kinds, Ref, Task } from "@xiaoben/contract";
import { aboutOf, dueOf, groupTasks } from "./tasks.model.ts";

const session = { today: "2026-11-22", timeZone: "Asia/Shanghai" };
const task = (id: string, due?: string): Task => ({
  action: "observation.answer",
  on: { kind: "observation", id },
  ...(due ? { due } : {}),
});

test("a due moment falls on the day it is in the organisation's time zone", () => {
  assert.deepEqual(dueOf(task("a", "2026-11-22T15:59:59.999Z"), session), { day: "2026-11-22", days: 0 });
  assert.deepEqual(dueOf(task("a", "2026-11-22T16:00:00.000Z"), session), { day: "2026-11-23", days: 1 });
  assert.deepEqual(dueOf(task("a", "2026-11-20T04:00:00.000Z"), session), { day: "2026-11-20", days: -2 });
  assert.equal(dueOf(task("a"), session), undefined);
});

test("what presses comes first, by date; what has no date comes last, as it came", () => {
  const groups = groupTasks(
    [
      task("z"),
      task("later", "2026-12-05T04:00:00.000Z"),
      task("late", "2026-11-19T04:00:00.000Z"),
      task("y"),
      task("now", "2026-11-23T04:00:00.000Z"),
    ],
    session,
  );
  assert.deepEqual(
    groups.map((group) => [group.id, group.tasks.map((t) => t.on.id)]),
    [
      ["now", ["late", "now"]],
      ["later", ["later"]],
      ["open", ["z", "y"]],
    ],
  );
  assert.deepEqual(groupTasks([], session), []);
});

test("an observation is about its lesson and the other of the two", () => {
  const records: Record<string, unknown> = {
    "observation/o": { author: "lin", observed: "su", lesson: "l" },
    "lesson/l": { teacher: "su", topic: "分数" },
  };
  const look = <K extends Kind>(ref: Ref<K>) => records[`${ref.kind}/${ref.id}`] as Kinds[K] | undefined;
  assert.equal(aboutOf({ kind: "observation", id: "o" }, look, "lin").who, "su");
  assert.equal(aboutOf({ kind: "observation", id: "o" }, look, "su").who, "lin");
  assert.equal(aboutOf({ kind: "observation", id: "o" }, look, "su").lesson?.topic, "分数");
});

test("[R082] what is to be done about an inspection is told apart from what colleagues wrote", () => {
  const records: Record<string, unknown> = {
    "observation/i": { author: "lin", observed: "su", lesson: "l", aim: "inspection" },
    "observation/o": { author: "lin", observed: "su", lesson: "l" },
    "lesson/l": { teacher: "su", topic: "分数" },
  };
  const look = <K extends Kind>(ref: Ref<K>) => records[`${ref.kind}/${ref.id}`] as Kinds[K] | undefined;
  const about = (id: string) => aboutOf({ kind: "observation", id }, look, "su");
  assert.deepEqual([about("i").inspection, about("i").lesson?.topic, about("o").inspection], [true, "分数", undefined]);
});

test("a visit is about its lesson, and about who asked where she waits for an answer", () => {
  const records: Record<string, unknown> = {
    "visit/v": { author: "lin", teacher: "su", lesson: "l" },
    "lesson/l": { teacher: "su", topic: "分数" },
  };
  const look = <K extends Kind>(ref: Ref<K>) => records[`${ref.kind}/${ref.id}`] as Kinds[K] | undefined;
  const { who, lesson } = aboutOf({ kind: "visit", id: "v" }, look, "su");
  assert.deepEqual([who, lesson?.topic], ["lin", "分数"]);
});

test("a record that is gone is said to be gone, one that is loaded is not", () => {
  const on: Ref = { kind: "plan", id: "p" };
  assert.deepEqual(
    aboutOf(on, () => null, "me"),
    { gone: true },
  );
  assert.deepEqual(
    aboutOf(on, () => undefined, "me"),
    { loading: true },
  );
});

test("one's own plan names nobody else", () => {
  const plan = { title: "计划", author: "me" } as Kinds["plan"];
  const look = <K extends Kind>() => plan as unknown as Kinds[K];
  assert.deepEqual(aboutOf({ kind: "plan", id: "p" }, look, "me"), { title: "计划" });
  assert.deepEqual(aboutOf({ kind: "plan", id: "p" }, look, "principal"), { title: "计划", who: "me" });
});
