import assert from "node:assert/strict";
import { test } from "node:test";
import { observationWorkflow, type Lesson, type Observation, type Workflow } from "@xiaoben/contract";
import { editableIn } from "../workflow/moves.model.ts";
import { clockOf, inOrder, minuteByTimetable, readMinute } from "./minutes.model.ts";
import { begin, editableBy } from "./observation.model.ts";
import { pointsShown, putBack, withPoint } from "./points.model.ts";
import { partiesTo } from "./parties.model.ts";

const lesson = {
  id: "l1",
  org: "school",
  teacher: "su",
  on: "2026-11-22",
  lessons: "2",
  slot: { period: 1, from: "08:00", to: "08:40" },
  points: [{ id: "p1", text: "Waiting time", by: "lin" }],
  form: { pack: "x", version: "1", id: "lesson-points" },
} as unknown as Lesson;
const session = { person: "lin", org: "school", roles: [{ role: "teacher", org: "school" }] };

test("[R051] the form opens with the lesson's observation points", () => {
  const made = begin(lesson, session);
  assert.deepEqual(made.points, [{ id: "p1", text: "Waiting time" }]);
  assert.equal(made.observed, "su");
  assert.equal(made.author, "lin");
});

test("[R051] the form opens with the points of the person's own visit, each once", () => {
  const planned = [
    { id: "p1", text: "Waiting time" },
    { id: "aims", text: "Clear aims" },
  ];
  assert.deepEqual(begin(lesson, session, planned).points, planned);
  assert.deepEqual(
    pointsShown(planned, lesson).map(({ id, own }) => [id, own]),
    [
      ["p1", false],
      ["aims", true],
    ],
  );
});

test("[R043] a double lesson is recorded as it stands in the timetable", () => {
  assert.equal(begin(lesson, session).lessons, "2");
});

test("[R051] points that the lesson was given later appear, and are taken in when a note is written", () => {
  const later = { points: [...lesson.points, { id: "p2", text: "Group work", by: "su" }] };
  const shown = pointsShown(
    [
      { id: "p1", text: "Waiting time", note: "5 s" },
      { id: "o1", text: "My own" },
    ],
    later,
  );
  assert.deepEqual(
    shown.map(({ id, own, note }) => [id, own, note]),
    [
      ["p1", false, "5 s"],
      ["o1", true, ""],
      ["p2", false, ""],
    ],
  );
  assert.deepEqual(withPoint([{ id: "p1", text: "Waiting time" }], shown[2]!, { note: "late start" }), [
    { id: "p1", text: "Waiting time" },
    { id: "p2", text: "Group work", note: "late start" },
  ]);
});

test("changing the text of a point keeps its note", () => {
  const [point] = pointsShown([{ id: "o1", text: "a", note: "n" }], undefined);
  assert.deepEqual(withPoint([{ id: "o1", text: "a", note: "n" }], point!, { text: "b" }), [{ id: "o1", text: "b", note: "n" }]);
});

test("a note is stamped with the minute of the lesson in the school's time zone", () => {
  assert.equal(minuteByTimetable(lesson, "2026-11-22T00:12:59.000Z", "Asia/Shanghai"), 12);
  assert.equal(minuteByTimetable(lesson, "2026-11-21T23:55:00.000Z", "Asia/Shanghai"), 0, "shortly before the bell");
  assert.equal(minuteByTimetable(lesson, "2026-11-22T02:00:00.000Z", "Asia/Shanghai"), undefined, "an hour after");
  assert.equal(minuteByTimetable(lesson, "2026-11-23T00:12:00.000Z", "Asia/Shanghai"), undefined, "another day");
  assert.equal(clockOf(lesson, 12), "08:12");
  assert.equal(clockOf({ slot: { period: 1, from: "23:50", to: "23:59" } }, 15), "00:05");
});

test("minutes are read as people type them", () => {
  assert.equal(readMinute(" １２ "), 12);
  for (const text of ["", "abc", "-1", "1.5", "1000"]) assert.equal(readMinute(text), undefined, text);
});

test("notes stand in the order of the lesson, and one that is put back stands where it was", () => {
  const notes = [
    { id: "a", minute: 5, text: "" },
    { id: "b", minute: 2, text: "" },
    { id: "c", minute: 5, text: "" },
  ];
  assert.deepEqual(
    inOrder(notes).map(({ id }) => id),
    ["b", "a", "c"],
  );
  assert.deepEqual(putBack(["a", "c"], "b", 1), ["a", "b", "c"]);
});

test("who somebody is to an observation", () => {
  assert.deepEqual(partiesTo({ author: "lin", observed: "su" }, session), ["teacher", "author"]);
  assert.deepEqual(partiesTo({ author: "x", observed: "y" }, { person: "z", roles: [{ role: "groupLead", org: "school" }] }), [
    "groupLead",
  ]);
});

test("what may be edited in the form is what the workflow's table says", () => {
  const workflow = observationWorkflow as Workflow;
  for (const state of Object.keys(workflow.states) as Observation["state"][])
    for (const person of ["a", "o", "somebody"]) {
      const record = { state, author: "a", observed: "o" };
      const parties = partiesTo(record, { person, roles: [{ role: "groupLead", org: "x" }] });
      const table = [...editableIn(workflow, state, parties)];
      assert.deepEqual([...editableBy(record, person)].sort(), table.sort(), `${state}, ${person}`);
    }
});
