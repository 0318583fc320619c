import assert from "node:assert/strict";
import { test } from "node:test";
import { participationId, workflows, type Activity, type Participation, type StateRow } from "@xiaoben/contract";
import { groupsOf, heardUntil, keyed, linesOf, timeLeft, undoHours, undoWithin } from "./activity.model.ts";

const activity = (more: Partial<Activity>): Activity =>
  ({ id: "a", speakers: ["su"], participants: ["lin", "su"], on: "2026-11-20", from: "14:00", state: "planned", ...more }) as Activity;

test("the list names speakers first, everybody once, and whoever came beside them", () => {
  const dropIn = { person: "shen", id: "x", attendance: "present" } as Participation;
  const lines = linesOf(activity({}), [dropIn], new Map([["lin", { attendance: "late" }]]));
  assert.deepEqual(
    lines.map(({ person, id, attendance }) => [person, id, attendance]),
    [
      ["su", participationId("a", "su"), "expected"],
      ["lin", participationId("a", "lin"), "late"],
      ["shen", "x", "present"],
    ],
  );
});

test("keys mark or move, and others do nothing", () => {
  assert.deepEqual([keyed("P"), keyed("x")], [{ mark: "present" }, { mark: "excused" }]);
  assert.deepEqual(keyed("ArrowDown"), { go: [1, 0] });
  assert.equal(keyed("Tab"), undefined);
});

test("a code is over when its time is, and not before", () => {
  const until = "2026-11-20T08:15:00.000Z";
  assert.equal(timeLeft(until, Date.parse("2026-11-20T08:00:05.000Z")), "14:55");
  assert.equal(timeLeft(until, Date.parse("2026-11-20T08:14:59.000Z")), "0:01");
  assert.equal(timeLeft(until, Date.parse(until)), "");
  assert.equal(timeLeft(undefined, 0), "");
});

test("a planned activity whose day is over is past, and what goes on stands first", () => {
  const groups = groupsOf(
    [activity({ id: "old", on: "2026-11-01" }), activity({ id: "soon", on: "2026-11-25" }), activity({ id: "now", state: "open" })],
    "2026-11-20",
  );
  assert.deepEqual(
    groups.map(([group, found]) => [group, found.map(({ id }) => id)]),
    [
      ["open", ["now"]],
      ["coming", ["soon"]],
      ["past", ["old"]],
    ],
  );
});

test("the days that somebody has to be heard are those of the workflow", () => {
  const { settings, states } = workflows.participation;
  for (const state of ["absent", "refused"] as const) {
    const { clock } = states[state] as StateRow;
    const days = Number(settings[clock as keyof typeof settings].default);
    const until = heardUntil({ state, updatedAt: "2026-11-20T08:00:00.000Z" }, {});
    assert.equal(Date.parse(until!) - Date.parse("2026-11-20T08:00:00.000Z"), days * 86_400_000);
  }
  assert.equal(Number(settings.undoWithin.default), undoHours);
  assert.equal(heardUntil({ state: "asked", updatedAt: "2026-11-20T08:00:00.000Z" }, {}), undefined);
});

test("a place that gives other times is told as it is", () => {
  const session = { settings: { "participation.excuseWithin": "3", "participation.undoWithin": "48" } };
  const said = (state: "absent" | "refused"): string | undefined => heardUntil({ state, updatedAt: "2026-11-20T08:00:00.000Z" }, session);
  assert.deepEqual([said("absent"), said("refused")], ["2026-11-23T08:00:00.000Z", "2026-11-27T08:00:00.000Z"]);
  assert.equal(undoWithin(session), 48);
});
