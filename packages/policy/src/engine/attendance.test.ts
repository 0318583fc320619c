import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Activity, Book, Given, Hour, Participation, Subject } from "@xiaoben/contract";
import { base, hour, id, me, other, schoolId } from "../testing/county.ts";
import { brief, judgeOne, tinyPack, whys } from "../testing/tiny.ts";

const group = id(31);
const took = (n: number, more: Partial<Participation>): Participation => ({
  ...base(n),
  state: "recorded",
  person: me,
  activity: id(500 + n),
  host: other,
  on: "2026-10-08",
  role: "participant",
  attendance: "present",
  ...more,
});
const given = (n: number, facts: Given["facts"]): Given => ({
  ...base(n),
  source: "participation",
  person: me,
  on: "2026-10-08",
  facts: { activity: id(500 + n), ...facts },
});
const held = (n: number, more: Partial<Activity> = {}): Activity => ({
  ...base(n),
  state: "held",
  title: "数学组研讨",
  category: "lecture",
  level: "school",
  on: "2026-10-08",
  from: "16:00",
  to: "17:30",
  place: "",
  theme: "",
  goal: "",
  measures: "",
  appraisal: "",
  speaker: "",
  speakers: [],
  participants: [me, other],
  host: other,
  group,
  checklists: [],
  checks: [],
  minutesTaken: "",
  feedback: "",
  ...more,
});

const each: Book["value"] = [{ amount: { fixed: "1" }, clause: "c1" }];
const absences = tinyPack({
  book: {
    source: "participation",
    unit: "item",
    where: { all: [{ fact: "attendance", is: "unexcused" }] },
    admit: [
      {
        id: "heard",
        test: { fact: "state", notIn: ["expected", "absent", "asked", "refused", "appealed"] },
        otherwise: "waiting",
        clause: "c1",
      },
    ],
    value: each,
  },
  rule: { atLeast: undefined, below: "1" } as never,
  measure: { id: "total", count: "hours" },
});

describe("attendance that was recorded here, beside what the host gives", () => {
  const judge = (participation: Participation[], all: Given[] = []) =>
    judgeOne(absences, { records: { hour: [], given: all, participation } });

  it("[R006] an absence takes nothing before it was heard: only a settled one counts, and what waits settles nothing", () => {
    const states = ["absent", "asked", "refused", "appealed"] as const;
    const waiting = states.map((state, n) => took(n + 1, { state, attendance: "unexcused" }));
    const before = judge(waiting);
    assert.deepEqual([brief(before), before.settled], ["met 0", false]);
    assert.deepEqual(whys(before), { "1": "waiting 0", "2": "waiting 0", "3": "waiting 0", "4": "waiting 0" });
    assert.equal(brief(judge([...waiting, took(5, { state: "settled", attendance: "unexcused" })])), "notMet 1");
    assert.equal(brief(judge([took(1, { state: "excused", attendance: "excused" })])), "met 0");
  });

  it("what the host gives has no state of ours and counts as it says", () =>
    assert.equal(brief(judge([], [given(1, { attendance: "unexcused" })])), "notMet 1"));

  it("somebody else's absence is not hers", () =>
    assert.equal(brief(judge([took(1, { person: other, state: "settled", attendance: "unexcused" })])), "met 0"));
});

describe("hours of an activity", () => {
  const judge = (book: Partial<Book>, hours: Hour[], asOf = "2027-08-31") =>
    whys(
      judgeOne(tinyPack({ book, value: [{ amount: { per: "minutes", of: "45", gives: "1" }, clause: "c1" }] }), { hours, ask: { asOf } }),
    );
  const ofActivity = (n: number, more: Partial<Hour>): Hour => hour(n, { minutes: "90", attendance: "present", ...more });
  const inspected = (otherwise: "waiting" | "refused", graceDays?: string): Partial<Book> => ({
    admit: [{ id: "inspected", test: { fact: "checked", is: true }, otherwise, ...(graceDays && { graceDays }), clause: "c1" }],
  });

  it("[R026] edge, the reflection comes later: hours wait for the inspection during the days of grace, and count for nothing after them", () => {
    const hours = [ofActivity(1, { checked: true }), ofActivity(2, {})];
    assert.deepEqual(judge(inspected("refused", "14"), hours, "2026-10-22"), { "1": "counted 2", "2": "waiting 0" });
    assert.deepEqual(judge(inspected("refused", "14"), hours, "2026-10-23"), { "1": "counted 2", "2": "refused:inspected 0" });
    assert.deepEqual(judge(inspected("waiting"), hours), { "1": "counted 2", "2": "waiting 0" });
    assert.deepEqual(judge({}, hours), { "1": "counted 2", "2": "counted 2" });
  });

  it("[R006] whether who came late has hours is the pack's answer", () => {
    const hours = [ofActivity(1, { attendance: "late" }), ofActivity(2, { attendance: "leftEarly" })];
    assert.deepEqual(judge({ where: { all: [{ fact: "attendance", notIn: ["late"] }] } }, hours), { "2": "counted 2" });
  });
});

describe("activities as events", () => {
  const ofGroup: Subject = { kind: "group", id: group };
  const pack = (book: Partial<Book>) => {
    const tiny = tinyPack({ book: { source: "event", unit: "item", value: each, ...book } });
    return { ...tiny, rules: [{ ...tiny.rules[0]!, for: { subject: "group" as const } }] };
  };
  const value = (book: Partial<Book>, activity: Activity[], ask: Subject = ofGroup) =>
    judgeOne(pack(book), { records: { hour: [], given: [], activity }, people: [me], ask: { subject: ask } }).value;

  it("only what was held is one, under the name of its category, and with as many as were expected", () => {
    const states = ["planned", "open", "held", "checked", "cancelled"] as const;
    const all = states.map((state, n) => held(n + 1, { state }));
    assert.equal(value({}, all), "2");
    assert.equal(value({ where: { all: [{ fact: "type", is: "lecture" }] } }, [held(1), held(2, { category: "salon" })]), "1");
    assert.equal(value({ where: { all: [{ fact: "participants", atLeast: "2" }] } }, [held(1), held(2, { participants: [me] })]), "1");
  });

  it("another group's is the other's, and the school has all", () => {
    const all = [held(1), held(2, { group: id(32) })];
    assert.equal(value({}, all), "1");
    const tiny = pack({});
    const school = { ...tiny, rules: [{ ...tiny.rules[0]!, for: { subject: "school" as const } }] };
    const records = { hour: [], given: [], activity: all };
    assert.equal(judgeOne(school, { records, ask: { subject: { kind: "school", id: schoolId } } }).value, "2");
  });
});
