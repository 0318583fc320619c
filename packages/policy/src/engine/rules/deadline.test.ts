import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Given, Plan, Rule } from "@xiaoben/contract";
import { base, hour, me, schoolId } from "../../testing/county.ts";
import { brief, judgeOne, tinyPack } from "../../testing/tiny.ts";

describe("[R109] deadlines", () => {
  const plan = (submittedAt: string | undefined, more: Partial<Plan> = {}): Plan =>
    ({
      ...base(60),
      state: "approving",
      author: me,
      level: "school",
      title: "计划",
      period: "term:2026-2027/1",
      theme: "",
      template: { pack: "tiny", version: "1", id: "t" },
      step: 0,
      approvals: [],
      ...(submittedAt && { submittedAt }),
      ...more,
    }) as Plan;
  const due = (notAfter: object, event = "plan.submitted", subject = "school") => ({
    ...tinyPack(),
    rules: [{ id: "due", title: "按时交", clause: "c1", for: { subject }, per: "term", kind: "deadline", event, notAfter } as Rule],
  });
  const judge = (plans: Plan[], asOf = "2026-11-22", notAfter: object = { monthDay: "09-05" }): string =>
    brief(
      judgeOne(due(notAfter), {
        records: { plan: plans, hour: [] },
        ask: { subject: { kind: "school", id: schoolId }, asOf },
        today: asOf,
      }),
    );
  it("on the day itself is on time, in the zone of the school", () => assert.equal(judge([plan("2026-09-05T15:59:00.000Z")]), "met"));
  it("a minute after midnight there is late", () => assert.equal(judge([plan("2026-09-05T16:01:00.000Z")]), "notMet"));
  it("nothing yet, before the day", () => assert.equal(judge([], "2026-09-05"), "notYet"));
  it("nothing, after the day", () => assert.equal(judge([], "2026-09-06"), "notMet"));
  it("handed in before the term began", () => assert.equal(judge([plan("2026-08-20T02:00:00.000Z")]), "met"));
  it("the plan of another term is not it", () =>
    assert.equal(judge([plan("2026-09-04T02:00:00.000Z", { period: "term:2026-2027/2" })]), "notMet"));
  it("a draft was not handed in", () => assert.equal(judge([plan(undefined)]), "notMet"));
  it("the spring term has no such day: not applicable", () => assert.equal(judge([], "2027-04-22"), "notApplicable"));
  it("the first Saturday of November", () => {
    const first = { nth: 1, weekday: 6, month: 11 };
    assert.equal(judge([plan("2026-11-07T02:00:00.000Z")], "2026-11-22", first), "met");
    assert.equal(judge([plan("2026-11-08T02:00:00.000Z")], "2026-11-22", first), "notMet");
  });

  it("a fifth Monday that the month does not have: not applicable", () => {
    assert.equal(judge([plan("2026-11-30T02:00:00.000Z")], "2026-12-22", { nth: 5, weekday: 1, month: 11 }), "met");
    assert.equal(judge([plan("2026-11-03T02:00:00.000Z")], "2026-12-22", { nth: 5, weekday: 1, month: 10 }), "notApplicable");
  });

  const afterwards = (count: "calendar" | "working") => due({ after: "hour.done", days: "2", count }, "hour.written", "person");
  const written = (on: string, createdAt: string) => ({ ...hour(1, { on }), createdAt });
  const within = (count: "calendar" | "working", on: string, createdAt: string): string =>
    brief(judgeOne(afterwards(count), { hours: [written(on, createdAt)], ask: { asOf: "2026-11-22" }, today: "2026-11-22" }));
  it("within two days of it, calendar days", () => {
    assert.equal(within("calendar", "2026-11-12", "2026-11-14T02:00:00.000Z"), "met");
    assert.equal(within("calendar", "2026-11-12", "2026-11-15T02:00:00.000Z"), "notMet");
  });
  it("working days leave out weekends and holidays, and take in make-up days", () => {
    assert.equal(within("working", "2026-11-13", "2026-11-17T02:00:00.000Z"), "met");
    assert.equal(within("working", "2026-11-13", "2026-11-18T02:00:00.000Z"), "notMet");
    assert.equal(within("working", "2026-09-30", "2026-10-09T02:00:00.000Z"), "met");
    assert.equal(within("working", "2026-10-09", "2026-10-12T02:00:00.000Z"), "met");
    assert.equal(within("working", "2026-10-09", "2026-10-13T02:00:00.000Z"), "notMet");
  });

  const seminar = (n: number, on: string, announcedOn: string | undefined, type = "seminar"): Given => ({
    ...base(n),
    source: "event",
    person: me,
    on,
    facts: { type, ...(announcedOn && { announcedOn }) },
  });
  const ahead = (count: string, where?: object) => ({
    ...due({ before: "event.on", days: "2", count }, "event.announcedOn", "person"),
    ...(where && {
      rules: due({ before: "event.on", days: "2", count }, "event.announcedOn", "person").rules.map((rule) => ({ ...rule, where }) as Rule),
    }),
  });
  const told = (events: Given[], count = "calendar", where?: object, asOf = "2026-11-22") =>
    brief(judgeOne(ahead(count, where), { records: { given: events }, ask: { asOf }, today: asOf }));
  it("[R050] announced two days ahead: later, on the day, earlier", () =>
    assert.deepEqual(
      ["2026-11-11", "2026-11-10", "2026-11-09"].map((day) => told([seminar(1, "2026-11-12", day)])),
      ["notMet", "met", "met"],
    ));
  it("[R050] working days ahead leave out the weekend", () =>
    assert.deepEqual(
      ["2026-11-13", "2026-11-12"].map((day) => told([seminar(1, "2026-11-16", day)], "working")),
      ["notMet", "met"],
    ));
  it("[R050] not announced: still time, then late", () => {
    assert.equal(told([seminar(1, "2026-11-24", undefined)]), "notYet");
    assert.equal(told([seminar(1, "2026-11-23", undefined)]), "notMet");
  });
  it("[R050] one that is late breaks it, one of another term does not", () => {
    const fine = seminar(1, "2026-11-12", "2026-11-01");
    assert.equal(told([fine, seminar(2, "2026-11-13", "2026-11-12")]), "notMet");
    assert.equal(told([fine, seminar(2, "2026-05-13", "2026-05-12")]), "met");
  });
  it("looks at the records that its where names", () => {
    const events = [seminar(1, "2026-11-12", "2026-11-01"), seminar(2, "2026-11-13", "2026-11-12", "salon")];
    assert.equal(told(events, "calendar", { all: [{ fact: "type", is: "seminar" }] }), "met");
    assert.equal(told(events, "calendar", { all: [{ fact: "type", is: "salon" }] }), "notMet");
  });
  it("records of another source are not looked at", () =>
    assert.equal(told([{ ...seminar(1, "2026-11-12", "2026-11-12"), source: "meeting" }]), "met"));
  it("once in the period by a day, of a given source; what was done a year before is not it", () => {
    const contest = due({ nth: 3, weekday: 6, month: 10 }, "event.on", "person");
    const held = (...days: string[]): string =>
      brief(
        judgeOne(contest, {
          records: { given: days.map((day, n) => seminar(n + 1, day, undefined)) },
          ask: { asOf: "2026-11-22" },
          today: "2026-11-22",
        }),
      );
    assert.deepEqual(
      [held("2026-10-17"), held("2026-10-18"), held("2025-10-18"), held("2025-10-18", "2026-10-10")],
      ["met", "notMet", "notMet", "met"],
    );
  });
  it("more days than anybody lives to see: undetermined, and no crash", () => {
    const pack = due({ after: "hour.done", days: "999999999", count: "working" }, "hour.written", "person");
    assert.deepEqual(judgeOne(pack, { hours: [hour(1, {})], ask: { asOf: "2026-11-22" } }).because, [{ code: "figure-too-large" }]);
  });
});
