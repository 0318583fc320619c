import assert from "node:assert/strict";
import { test } from "node:test";
import { debrief, earlier, lesson, observation } from "./after-lesson.test.fixture.ts";
import { handedIn, missingOf, pointsOf } from "./lesson.model.ts";
import { lastSteps, reportsOf, stepOfTurn, stepsOf, turnOfStep } from "./steps.model.ts";

test("the last steps are those of the lesson before, of each observer who left one, and only once the teacher has answered", () => {
  const asked = { teacher: "su", before: "2026-11-20" };
  const oldest = earlier({ id: "o-oldest", lesson: "l9", on: "2026-10-09", nextStep: "先叫后排" });
  const colleague = earlier({ id: "o-gu", author: "gu", nextStep: " 数五下 " });
  assert.deepEqual(
    lastSteps([oldest, earlier(), colleague], asked).map(({ author, text }) => `${author} ${text}`),
    ["lin 准备分工卡", "gu 数五下"],
  );
  assert.deepEqual(
    lastSteps([oldest, earlier(), colleague], { ...asked, author: "gu" }).map(({ text }) => text),
    ["数五下"],
  );
  assert.deepEqual(lastSteps([earlier({ state: "submitted" }), earlier({ state: "withdrawn" }), earlier({ nextStep: " " })], asked), []);
  // Not of the lesson itself, nor of a later one, nor of somebody else.
  assert.deepEqual(lastSteps([earlier({ on: "2026-11-20" }), earlier({ observed: "gu" })], asked), []);
});

test("a step of an older lesson is left behind once a newer lesson brought one", () => {
  const older = earlier({ id: "o-older", lesson: "l9", on: "2026-10-09", nextStep: "先叫后排" });
  assert.deepEqual(
    lastSteps([older, earlier()], { teacher: "su", before: "2026-11-20" }).map(({ text }) => text),
    ["准备分工卡"],
  );
  assert.equal(stepsOf([older, earlier()], "su").length, 2);
});

test("what became of a step is read from the code of a speech, the last word counts", () => {
  const say = (outcome: "done" | "partly" | "notYet", on: string) =>
    debrief({ on, speeches: [{ id: on, by: "su", text: outcome, turn: turnOfStep(outcome, { observation: "o-before" }) }] });
  const reports = reportsOf([
    say("done", "2026-12-01"),
    say("notYet", "2026-11-20"),
    debrief({ speeches: [{ id: "x", by: "su", text: "", turn: "talk/1" }] }),
  ]);
  assert.deepEqual([...reports], [["o-before", { outcome: "done", text: "done", on: "2026-12-01", lesson: "l1" }]]);
});

test("turns of a speaking order are no reports", () => {
  for (const turn of [undefined, "", "talk/1", "step/done", "step/perhaps/o-1"]) assert.equal(stepOfTurn(turn), undefined);
  assert.deepEqual(stepOfTurn("step/partly/o-1"), { outcome: "partly", observation: "o-1" });
});

test("what is handed in stands one by one, oldest first; drafts and what was given up are left out", () => {
  const at = (submittedAt: string) => ({ submittedAt });
  const all = [
    observation("gu", at("2026-11-20T09:00:00.000Z")),
    observation("lin", at("2026-11-20T08:00:00.000Z")),
    observation("tang", { state: "draft" }),
    observation("shen", { state: "withdrawn" }),
  ];
  assert.deepEqual(
    handedIn(all).map(({ author }) => author),
    ["lin", "gu"],
  );
  assert.deepEqual(missingOf(lesson(), handedIn(all)), ["tang"]);
});

test("points stand once, those of the lesson first; an observer's own come after", () => {
  const own = observation("gu", {
    points: [
      { id: "p1", text: "学困生是否有机会开口" },
      { id: "q", text: "板书" },
      { id: "e", text: " " },
    ],
  });
  assert.deepEqual(
    pointsOf(lesson(), [observation("lin"), own]).map(({ text }) => text),
    ["学困生是否有机会开口", "板书"],
  );
});

test("edge, [R081]: an inspection is none of what was handed in among colleagues, and leaves no step to come back to", () => {
  const inspection = { aim: "inspection" } as const;
  assert.deepEqual(
    handedIn([observation("lin"), observation("gu", inspection)]).map(({ author }) => author),
    ["lin"],
  );
  assert.deepEqual(lastSteps([earlier(inspection)], { teacher: "su", before: "2026-11-20" }), []);
});
