import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rating, RubricItem } from "@xiaoben/contract";
import { lesson, observation, rubric } from "../after-lesson/after-lesson.test.fixture.ts";
import { pointsOf } from "../after-lesson/lesson.model.ts";
import { agreementOf, byForm, pointNotes, sectionsOf, tallyOf, timelineOf } from "./joint-view.model.ts";

const item = (id: string): RubricItem => rubric.sections[0]!.items.find((one) => one.id === id)!;
const value = (text: string): Rating => ({ value: text });
const level = (id: string): Rating => ({ level: id });
const none: Rating = { notApplicable: true };

test("points agree when they are equal, one step of the form apart, or more: then it is said how many points", () => {
  const apart = (...ratings: (Rating | undefined)[]) => agreementOf(item("aims"), ratings);
  assert.deepEqual(apart(value("7"), value("7.0")), { kind: "equal", steps: 0, points: "0", notApplicable: 0 });
  assert.deepEqual(apart(value("7"), value("8")), { kind: "oneStep", steps: 1, points: "1", notApplicable: 0 });
  assert.deepEqual(apart(value("7"), value("8"), value("10")), { kind: "more", steps: 3, points: "3", notApplicable: 0 });
  const half: RubricItem = { id: "h", text: "半分", field: "points", max: "5", step: "0.5" };
  assert.equal(agreementOf(half, [value("4.5"), value("4")]).kind, "oneStep");
  assert.deepEqual(agreementOf(half, [value("4.5"), value("3.0")]).points, "1.5");
});

test("levels are counted by their place in the form; choices without an order are the same or different", () => {
  assert.equal(agreementOf(item("way"), [level("a"), level("b")]).kind, "oneStep");
  assert.deepEqual(agreementOf(item("way"), [level("a"), level("c")]), { kind: "more", steps: 2, notApplicable: 0 });
  assert.equal(agreementOf(item("lab"), [level("yes"), level("yes")]).kind, "equal");
  assert.equal(agreementOf(item("lab"), [level("yes"), level("no")]).kind, "differs");
});

test("what is not applicable, or was not rated, is neither agreement nor difference", () => {
  assert.deepEqual(agreementOf(item("pace"), [value("7"), none]), { kind: "single", steps: 0, notApplicable: 1 });
  assert.deepEqual(agreementOf(item("pace"), [none, none]), { kind: "nobody", steps: 0, notApplicable: 2 });
  assert.equal(agreementOf(item("pace"), [undefined, value("7")]).kind, "single");
  assert.equal(agreementOf(item("line"), [{ text: "好" }, { text: "不" }]).kind, "words");
});

test("[R077] every item stands with each observer's rating in a row; nothing is merged into a mean", () => {
  const sections = sectionsOf(rubric, [
    observation("lin", { ratings: { aims: value("7"), way: level("a"), lab: level("yes") } }),
    observation("gu", { ratings: { aims: value("7"), way: level("b"), lab: level("no"), pace: none } }),
  ]);
  assert.deepEqual(sections[0]!.items[0]!.ratings, [value("7"), value("7")]);
  assert.deepEqual(sections[0]!.items[1]!.ratings, [undefined, none]);
  assert.deepEqual(tallyOf(sections), { equal: 1, oneStep: 1, more: 1, compared: 3 });
  assert.deepEqual(Object.keys(sections[0]!.items[0]!).sort(), ["agreement", "item", "ratings"]);
});

test("observations on another form, or another version of it, are not compared with these", () => {
  const groups = byForm([observation("lin"), observation("gu", { form: { pack: "p", version: "2", id: "r" } }), observation("tang")]);
  assert.deepEqual(
    groups.map(({ form, observations }) => `${form.version} ${observations.map(({ author }) => author).join("+")}`),
    ["1 lin+tang", "2 gu"],
  );
});

test("all notes stand on one timeline, those of one minute in the order of the observers", () => {
  const note = (minute: number, text: string) => ({ id: text, minute, text });
  assert.deepEqual(
    timelineOf([
      observation("lin", { notes: [note(12, "b"), note(3, "a")] }),
      observation("gu", { notes: [{ ...note(12, "c"), tag: "question" }] }),
    ]),
    [
      { author: "lin", minute: 3, text: "a" },
      { author: "lin", minute: 12, text: "b" },
      { author: "gu", minute: 12, text: "c", tag: "question" },
    ],
  );
});

test("a point holds what each of its observers noted; who did not watch it is not said to have noted nothing", () => {
  const lin = observation("lin", { points: [{ id: "p1", text: "学困生是否有机会开口", note: "三人说了" }] });
  const gu = observation("gu", {
    points: [
      { id: "p1", text: "学困生是否有机会开口" },
      { id: "own", text: "板书", note: "留住了" },
    ],
  });
  assert.deepEqual(pointNotes(pointsOf(lesson(), [lin, gu]), [lin, gu]), [
    {
      id: "p1",
      text: "学困生是否有机会开口",
      notes: [
        { author: "lin", note: "三人说了" },
        { author: "gu", note: "" },
      ],
    },
    { id: "own", text: "板书", notes: [{ author: "gu", note: "留住了" }] },
  ]);
});
