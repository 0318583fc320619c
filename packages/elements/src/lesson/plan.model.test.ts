import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pack } from "@xiaoben/contract";
import termPlan from "@xiaoben/policy/packs/nanhu.term-plan.json" with { type: "json" };
import { formLacks, formOf, lessonOf, newForm, patchOf, plansLate, timesOf } from "./plan.model.ts";
import { planned as lesson } from "../testing/records.test.fixture.ts";
import { quotaRules } from "./quota.model.ts";

test("a new lesson begins as the last one of its teacher, with class, subject and form, and without a topic or a day", () => {
  const form = newForm("new", { person: "su" }, [
    lesson({ on: "2026-10-01", className: "old" }),
    lesson(),
    lesson({ teacher: "lin", on: "2026-12-01" }),
  ]);
  assert.deepEqual([form.className, form.subjectName, form.form, form.topic, form.on], ["三（2）班", "数学", "p/1/r", "", ""]);
  assert.deepEqual(formLacks(form, "2026-11-22"), ["topic", "on", "period", "from", "to"]);
});

test("what is wrong with a day or a time is said", () => {
  const form = formOf(lesson({ on: "2026-11-20", slot: { period: 2, from: "10:00", to: "09:50" } }));
  assert.deepEqual(formLacks(form, "2026-11-22"), ["past", "order"]);
  assert.deepEqual(formLacks({ ...form, on: "2026-11-22", to: "10:40", form: "" }, "2026-11-22"), ["form"]);
});

test("[R050] a lesson that is planned too late for its handbook can be planned all the same", () => {
  assert.equal(plansLate("2026-11-23", "2026-11-22"), true);
  assert.equal(plansLate("2026-11-24", "2026-11-22"), false);
  assert.equal(plansLate("", "2026-11-22"), false);
});

test("a filled-in form makes a lesson: known subjects keep their code, a double lesson counts two", () => {
  const form = { ...formOf(lesson()), id: "new", period: "３", lessons: "2", openTo: "county" };
  const made = lessonOf(form, "school", [lesson()]);
  assert.deepEqual(
    [made.subject, made.slot.period, made.lessons, made.openTo, made.form],
    ["maths", 3, "2", "county", { pack: "p", version: "1", id: "r" }],
  );
  assert.equal(lessonOf({ ...form, subjectName: "书法" }, "school", [lesson()]).subject, "书法");
});

test("a field changes what it says, and nothing while it cannot be read", () => {
  const known = [lesson({ slot: { period: 4, from: "11:10", to: "11:50" } })];
  assert.deepEqual(patchOf(lesson(), "period", "4", known), { slot: { period: 4, from: "11:10", to: "11:50" } });
  assert.deepEqual(patchOf(lesson(), "period", "x", known), {});
  assert.deepEqual(patchOf(lesson(), "on", "2026-1", known), {});
  assert.deepEqual(patchOf(lesson(), "to", "09:55", known), { slot: { period: 2, from: "09:10", to: "09:55" } });
  assert.deepEqual(patchOf(lesson({ openTo: "county" }), "openTo", "", known), { openTo: undefined });
  assert.equal(timesOf(9, known), undefined);
});

test("[R043] the counter asks for the rules that count observed lessons, of whichever pack", () => {
  assert.deepEqual(quotaRules(termPlan as unknown as Pack), ["observed"]);
});
