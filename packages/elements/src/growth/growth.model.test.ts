import assert from "node:assert/strict";
import { test } from "node:test";
import type { DefinitionRef, Observation, Rubric } from "@xiaoben/contract";
import { observation, rubric } from "../after-lesson/after-lesson.test.fixture.ts";
import { codesIn, languageColumns, lessonsOf, linesOf, segmentColumns } from "./growth.model.ts";

const scored: Rubric = { ...rubric, bands: [{ id: "good", label: "良", atLeast: "14" }] };
const walkthrough: Rubric = {
  id: "w",
  title: "随堂",
  sections: [{ id: "s", title: "一", items: [{ id: "lab", text: "动手", field: "yesNo" }] }],
};
const form = (id: string, version = "1"): DefinitionRef => ({ pack: "p", version, id });
const of = (day: string, author: string, aims: string, more: Partial<Observation> = {}): Observation =>
  observation(author, {
    id: `${day}-${author}`,
    lesson: `l-${day}`,
    on: day,
    ratings: { aims: { value: aims } },
    form: form("r"),
    ...more,
  });
const rubricOf = ({ id }: DefinitionRef): Rubric => (id === "w" ? walkthrough : scored);

test("lessons stand in the order of their days, each with all that was handed in about it", () => {
  const lessons = lessonsOf([of("2026-11-20", "lin", "7"), of("2026-10-09", "lin", "6"), of("2026-11-20", "gu", "9")]);
  assert.deepEqual(
    lessons.map(({ on, observations }) => `${on} ${observations.map(({ author }) => author).join("+")}`),
    ["2026-10-09 lin", "2026-11-20 lin+gu"],
  );
});

test("totals are scaled to the full mark, one for each observer and none for them all", () => {
  const [line] = linesOf(lessonsOf([of("2026-11-20", "lin", "7"), of("2026-11-20", "gu", "9")]), rubricOf);
  assert.deepEqual(line!.points[0]!.totals, [
    { author: "lin", scaled: "14", band: "good" },
    { author: "gu", scaled: "18", band: "good" },
  ]);
});

test("a line is broken by another form and by another version of the same, and goes on after a form without points", () => {
  const lines = linesOf(
    lessonsOf([
      of("2026-09-01", "lin", "6"),
      of("2026-09-02", "lin", "7", { form: form("w"), ratings: { lab: { level: "yes" } } }),
      of("2026-09-03", "lin", "7"),
      of("2026-10-01", "lin", "8", { form: form("r", "2") }),
      of("2026-11-01", "lin", "8", { form: form("other") }),
      of("2026-11-02", "lin", "9", { form: form("r") }),
    ]),
    rubricOf,
  );
  assert.deepEqual(
    lines.map(({ begins, points }) => `${begins} ${points.map(({ on }) => on.slice(5)).join(" ")}`),
    ["first 09-01 09-03", "version 10-01", "form 11-01", "form 11-02"],
  );
});

test("what was not rated, or whose form cannot be read, has no total", () => {
  assert.deepEqual(linesOf(lessonsOf([of("2026-09-01", "lin", "6", { ratings: {} })]), rubricOf), []);
  assert.deepEqual(
    linesOf(lessonsOf([of("2026-09-01", "lin", "6")]), () => undefined),
    [],
  );
});

test("segments are shares of the time that was noted; what was never ended counts for nothing", () => {
  const segments: Observation["segments"] = [
    { id: "a", does: "opening", from: 0, until: 5 },
    { id: "b", does: "dialogue", from: 5, until: 20 },
    { id: "c", does: "opening", from: 20, until: 20 },
    { id: "d", does: "practice", from: 20 },
  ];
  const [column] = segmentColumns([of("2026-09-01", "lin", "6", { segments }), of("2026-09-02", "lin", "6")]);
  assert.deepEqual(
    [...column!.figures],
    [
      ["opening", 25],
      ["dialogue", 75],
    ],
  );
  assert.equal(segmentColumns([of("2026-09-02", "lin", "6", { segments: segments.slice(3) })]).length, 0);
});

test("[R263] evaluation language is counted where it may be seen, and is not there where it is kept", () => {
  const columns = languageColumns([
    of("2026-09-02", "lin", "6", { tallies: { motivating: 3, negative: 0 } }),
    of("2026-09-01", "gu", "6", { tallies: { appreciating: 2, motivating: 1 } }),
    of("2026-09-03", "lin", "6"),
  ]);
  assert.deepEqual(
    columns.map(({ on, figures }) => `${on} ${[...figures].join(" ")}`),
    ["2026-09-01 appreciating,2 motivating,1", "2026-09-02 motivating,3"],
  );
  assert.deepEqual(codesIn(columns), ["appreciating", "motivating"]);
  const own = languageColumns([of("2026-09-01", "gu", "6", { tallies: { "ext:song": 9, bare: 5, motivating: 1 } })]);
  assert.deepEqual(codesIn(own), ["motivating", "bare", "ext:song"], "not by how often they were heard");
});
