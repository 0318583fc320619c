import assert from "node:assert/strict";
import { test } from "node:test";
import { lessonWorkflow, type Lesson, type Party, type Visit, type Workflow } from "@xiaoben/contract";
import { editableIn } from "../workflow/moves.model.ts";
import {
  announceBefore,
  asPlanned,
  groupsOf,
  guestsOf,
  handbookOf,
  mayEdit,
  mayPlan,
  observes,
  partiesTo,
  readersOf,
  welcomeOf,
} from "./lesson.model.ts";
import { planned as lesson } from "../testing/records.test.fixture.ts";

const base = { version: 1, org: "school", createdAt: "", updatedAt: "" };
const visit = (author: string, state: Visit["state"], more: Partial<Visit> = {}): Visit => ({
  ...base,
  id: `v-${author}`,
  state,
  author,
  lesson: "l",
  teacher: "su",
  on: "2026-11-26",
  points: [],
  topic: "",
  ...more,
});
const homes = ["village", "central", "county"];

test("[R045] edge, the observer belongs to another 村小 under the same 中心校: whoever belongs below what the lesson is open to comes, others ask", () => {
  assert.equal(welcomeOf(lesson({ openTo: "central" }), "lin", homes), "open");
  assert.equal(welcomeOf(lesson({ openTo: "village" }), "lin", homes), "open");
  assert.equal(welcomeOf(lesson({ openTo: "other" }), "lin", homes), "mustAsk");
  assert.equal(welcomeOf(lesson(), "lin", homes), "mustAsk");
});

test("who was asked comes, who teaches does not visit herself, and nobody comes to a lesson that is over", () => {
  assert.equal(welcomeOf(lesson({ observers: ["lin"] }), "lin", homes), "asked");
  assert.equal(welcomeOf(lesson({ openTo: "central" }), "su", homes), "own");
  assert.equal(welcomeOf(lesson({ openTo: "central", state: "held" }), "lin", homes), "closed");
  assert.equal(welcomeOf(lesson({ openTo: "central" }), "lin", undefined), undefined, "not known while the organisations are loaded");
});

test("[R050] edge, calendar or working days, time zone, all-day, late is a warning: lateness is counted in whole days of the school's time zone", () => {
  const session = { today: "2026-11-22", timeZone: "Asia/Shanghai" };
  const of = (more: Partial<Lesson>, today = "2026-11-22") => {
    const { state, days } = handbookOf(lesson(more), { ...session, today });
    return `${state} ${days}`;
  };
  assert.equal(of({}), "open 2");
  assert.equal(of({}, "2026-11-24"), "due 0");
  assert.equal(of({}, "2026-11-25"), "overdue 1");
  assert.equal(of({ announcedAt: "2026-11-24T15:59:59.000Z" }), "inTime 0", "a minute before midnight in Shanghai");
  assert.equal(of({ announcedAt: "2026-11-24T16:00:00.000Z" }), "late 1", "midnight in Shanghai");
  assert.equal(of({ announcedAt: "2026-11-25T16:00:00.000Z", state: "held" }), "late 2");
  assert.equal(of({ on: "2026-11-30" }), "open 6", "a weekend in between counts as days too");
  assert.equal(of({ state: "held" }), "none 0");
  assert.equal(of({ kind: "everyday" }, "2026-11-25"), "none 0", "an everyday lesson owes no handbook");
  assert.equal(of({ kind: "everyday", announcedAt: "2026-11-20T02:00:00.000Z" }), "inTime 0");
});

test("what the views count with is what the workflow's table says", () => {
  assert.equal(announceBefore, Number(lessonWorkflow.settings.announceBefore.default));
  for (const state of ["planned", "held", "cancelled"] as const)
    for (const party of ["teacher", "schoolAdmin", "observer", "audience", "groupLead", "principal"] satisfies Party[])
      assert.equal(mayEdit({ state }, [party]), editableIn(lessonWorkflow as Workflow, state, [party]).has("idea"), `${party} ${state}`);
});

test("the role of a teacher makes nobody the teacher of a lesson, and a role elsewhere is none here", () => {
  const roles = [
    { role: "teacher", org: "school" },
    { role: "schoolAdmin", org: "other" },
    { role: "groupLead", org: "school" },
  ];
  assert.deepEqual(partiesTo(lesson(), { person: "lin", roles }, ["school", "county"]), ["groupLead"]);
  assert.deepEqual(partiesTo(lesson({ observers: ["su"] }), { person: "su", roles: [] }, ["school"]), ["teacher", "observer"]);
  assert.equal(mayPlan({ roles: [{ role: "countyOfficer", org: "county" }] }), false);
});

test("lessons to come stand with what they are to the person, in the order of the timetable, each once", () => {
  const at = (id: string, on: string, period: number, more: Partial<Lesson> = {}): Lesson =>
    lesson({ id, on, slot: { period, from: "08:00", to: "08:40" }, teacher: "x", ...more });
  const mine = at("mine", "2026-11-25", 1, { teacher: "lin" });
  const groups = groupsOf(
    [
      at("late", "2026-11-25", 3),
      at("early", "2026-11-25", 1),
      at("open", "2026-11-24", 1, { openTo: "county" }),
      at("asked", "2026-11-24", 1, { observers: ["lin"] }),
      at("waits", "2026-11-26", 1),
      at("off", "2026-11-26", 2),
      mine,
      mine,
    ],
    [visit("lin", "asked", { lesson: "waits" }), visit("lin", "withdrawn", { lesson: "off" })],
    "lin",
    homes,
  );
  assert.deepEqual(
    groups.map(({ id, lessons }) => [id, lessons.map((one) => one.lesson.id)]),
    [
      ["mine", ["mine"]],
      ["going", ["asked", "waits"]],
      ["open", ["open"]],
      ["mustAsk", ["early", "late", "off"]],
    ],
  );
});

test("who waits for an answer stands first; who was asked and said nothing is invited", () => {
  const guests = guestsOf(lesson({ observers: ["lin", "gu"] }), [visit("lin", "coming"), visit("shen", "asked"), visit("wu", "declined")]);
  assert.deepEqual(
    guests.map(({ person, state }) => `${person} ${state}`),
    ["shen asked", "lin coming", "gu invited", "wu declined"],
  );
  assert.equal(guestsOf(lesson({ observers: ["lin"] }), [visit("lin", "asked")])[0]!.state, "invited");
});

test("[R050] of those who got the handbook it is told how many said that they read it, as it was handed out last", () => {
  const announcedAt = "2026-11-20T02:00:00.000Z";
  const readAt = (at: string): Partial<Visit> => ({ readAt: `2026-11-${at}:00.000Z` });
  const visits = [
    visit("lin", "coming", readAt("20T02:00")),
    visit("gu", "coming", readAt("20T01:59")),
    visit("wu", "coming"),
    visit("shen", "asked", readAt("21T03:00")),
    visit("shao", "withdrawn", readAt("21T03:00")),
  ];
  assert.deepEqual(readersOf(lesson({ announcedAt, observers: ["lin", "gu", "wu", "zhou"] }), visits), { read: 1, of: 4 });
  assert.deepEqual(readersOf(lesson({ announcedAt, observers: ["shen"] }), visits), { read: 2, of: 4 }, "who was asked got it too");
  assert.deepEqual(readersOf(lesson({ observers: ["lin"] }), visits), { read: 0, of: 3 }, "nothing was handed out");
  assert.deepEqual(readersOf(lesson({ announcedAt }), []), { read: 0, of: 0 });
});

test("who withdrew observes no more, though she still stands among those asked for a moment", () => {
  assert.equal(observes(lesson({ observers: ["lin"] }), "lin", visit("lin", "withdrawn")), false);
  assert.equal(observes(lesson({ observers: ["lin"] }), "lin", undefined), true);
  assert.equal(observes(lesson(), "lin", visit("lin", "coming")), true);
  assert.equal(observes(lesson(), "lin", visit("lin", "asked")), false);
});

test("a lesson that is on this device alone counts as planned", () => {
  assert.equal(asPlanned(lesson({ state: "draft" as Lesson["state"] })).state, "planned");
  assert.equal(asPlanned(lesson({ state: "held" })).state, "held");
});
