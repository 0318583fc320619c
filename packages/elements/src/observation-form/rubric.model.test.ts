import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rubric, RubricItem } from "@xiaoben/contract";
import { progressOf, ratingText } from "./progress.model.ts";
import { controlOf, readPoints, valueOf, withRating } from "./rubric.model.ts";

const words = { yes: "是", no: "否", notApplicable: "不评" };
const points: RubricItem & { field: "points" } = { id: "a", text: "A", field: "points", max: "5", step: "1", notApplicable: true };
const half: RubricItem & { field: "points" } = { id: "b", text: "B", field: "points", max: "5", step: "0.5", required: true };
const rubric: Rubric = {
  id: "r",
  title: "R",
  full: "100",
  bands: [
    { id: "good", label: { "zh-Hans": "良", en: "Good" }, atLeast: "75" },
    { id: "fair", label: "合格", atLeast: "60" },
  ],
  sections: [{ id: "s", title: "S", items: [points, half, { id: "c", text: "C", field: "text" }] }],
};

test("[R074] points become choices from nought to the full mark, with 'not applicable' where the form allows it", () => {
  const control = controlOf(points, words, "zh-Hans");
  assert.ok(control.kind === "options");
  assert.deepEqual(
    control.options.map(({ label }) => label),
    ["0", "1", "2", "3", "4", "5", "不评"],
  );
  const halves = controlOf(half, words, "zh-Hans");
  assert.ok(halves.kind === "options");
  assert.deepEqual(
    halves.options.slice(0, 3).map(({ rating }) => rating),
    [{ value: "0" }, { value: "0.5" }, { value: "1" }],
  );
  assert.ok(!halves.options.some(({ value }) => value === "na"));
});

test("a long scale is typed", () => {
  assert.equal(controlOf({ ...points, max: "100" }, words, "en").kind, "number");
  assert.equal(readPoints({ ...points, max: "100" }, "８５"), "85");
  for (const text of ["101", "5.5", "x", "", "-1"]) assert.equal(readPoints({ ...points, max: "100" }, text), undefined, text);
});

test("levels, choices and yes/no speak the reader's language", () => {
  const item: RubricItem = {
    id: "l",
    text: "L",
    field: "level",
    levels: [{ id: "high", label: { "zh-Hans": "好", en: "High" }, value: "3", says: "…" }],
  };
  const control = controlOf(item, words, "en");
  assert.ok(control.kind === "options");
  assert.equal(control.options[0]?.label, "High");
  assert.equal(ratingText(item, { level: "high" }, words, "en"), "High");
  assert.equal(ratingText({ id: "y", text: "Y", field: "yesNo" }, { level: "no" }, words, "zh-Hans"), "否");
});

test("every rating checks exactly the choice it came from", () => {
  for (const item of [points, half, { id: "y", text: "Y", field: "yesNo", notApplicable: true } as RubricItem]) {
    const control = controlOf(item, words, "zh-Hans");
    assert.ok(control.kind === "options");
    assert.equal(new Set(control.options.map(({ value }) => value)).size, control.options.length);
    for (const option of control.options) assert.equal(valueOf(option.rating), option.value);
  }
  assert.equal(valueOf(undefined), "");
});

test("[R074] the total leaves out what is not applicable and names what is not rated", () => {
  const some = progressOf(rubric, { a: { notApplicable: true }, b: { value: "4" } }, "en");
  assert.equal(some.scaled, "80");
  assert.equal(some.bandLabel, "Good");
  assert.deepEqual(some.open, []);
  const none = progressOf(rubric, { a: { value: "3" } }, "zh-Hans");
  assert.deepEqual(
    none.open.map(({ id }) => id),
    ["b"],
  );
  assert.deepEqual(
    none.needed.map(({ id }) => id),
    ["b"],
  );
  assert.equal(none.bandLabel, "合格");
  assert.equal(progressOf(rubric, {}, "zh-Hans").scaled, undefined);
});

test("a rating can be taken away again", () => {
  const before = { a: { value: "3" } };
  assert.deepEqual(withRating(before, "a", undefined), {});
  assert.deepEqual(withRating(before, "b", { value: "1" }), { a: { value: "3" }, b: { value: "1" } });
  assert.deepEqual(before, { a: { value: "3" } }, "what was given is left as it is");
});
