import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Calendar } from "../kinds/calendar.ts";
import { addDays } from "./day.ts";
import { periodByKey, periodOf, type PeriodUnit } from "./period.ts";

const id = "0197a1b2-0000-7000-8000-000000000001";
const base = { id, version: 1, org: id, createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z" };
const year = (from: string, to: string, more: Partial<Calendar> = {}): Calendar => ({
  ...base,
  schoolYear: `${from.slice(0, 4)}-${to.slice(0, 4)}`,
  from,
  to,
  terms: [
    { key: "1", from, to: addDays(from, 150) },
    { key: "2", from: addDays(from, 166), to: addDays(from, 310) },
  ],
  breaks: [],
  workDays: [],
  weekStart: 1,
  ...more,
});
const calendars = [year("2025-09-01", "2026-08-31"), year("2026-09-01", "2027-08-31")];
const sunday = calendars.map((calendar): Calendar => ({ ...calendar, weekStart: 7 }));

test("[R001] edge, a school year is what the calendar says, not what September suggests", () => {
  assert.deepEqual(periodOf("schoolYear", "2026-11-22", calendars), { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" });
  const spring = [year("2026-02-15", "2027-02-14")];
  assert.equal(periodOf("schoolYear", "2026-11-22", spring)?.from, "2026-02-15");
});

test("a day no calendar covers has no school year, term, week or fortnight; months and calendar years need none", () => {
  for (const unit of ["schoolYear", "term", "week", "fortnight"] as const)
    assert.equal(periodOf(unit, "2030-01-01", calendars), undefined, unit);
  assert.equal(periodOf("month", "2030-02-10", [])?.to, "2030-02-28");
  assert.deepEqual(periodOf("calendarYear", "2030-02-10", []), { key: "calendarYear:2030", from: "2030-01-01", to: "2030-12-31" });
});

test("[R043] a day between two terms belongs to none", () => {
  assert.equal(periodOf("term", "2026-09-01", calendars)?.key, "term:2026-2027/1");
  assert.equal(periodOf("term", "2027-01-29", calendars)?.key, "term:2026-2027/1");
  assert.equal(periodOf("term", "2027-02-05", calendars), undefined);
});

test("[R015] week keys are ISO across year ends", () => {
  assert.equal(periodOf("week", "2025-12-29", calendars)?.key, "week:2026-W01");
  assert.equal(periodOf("week", "2026-01-04", calendars)?.key, "week:2026-W01");
  assert.equal(periodOf("week", "2026-12-31", calendars)?.key, "week:2026-W53");
  assert.equal(periodOf("week", "2027-01-03", calendars)?.key, "week:2026-W53");
  assert.equal(periodOf("week", "2027-01-04", calendars)?.key, "week:2027-W01");
});

test("[R015] a calendar may begin its weeks on Sunday; the key stays that of the Thursday", () => {
  assert.deepEqual(periodOf("week", "2026-11-22", sunday), { key: "week:2026-W48", from: "2026-11-22", to: "2026-11-28" });
  assert.deepEqual(periodOf("week", "2026-11-22", calendars), { key: "week:2026-W47", from: "2026-11-16", to: "2026-11-22" });
  assert.deepEqual(periodByKey("week:2026-W48", sunday), { key: "week:2026-W48", from: "2026-11-22", to: "2026-11-28" });
});

test("every period contains its day, and its key leads back to it", () => {
  const units: PeriodUnit[] = ["week", "fortnight", "month", "term", "schoolYear", "calendarYear"];
  for (const known of [calendars, sunday]) {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 729 }), fc.constantFrom(...units), (n, unit) => {
        const day = addDays("2025-09-01", n);
        const period = periodOf(unit, day, known);
        if (!period) return unit === "term";
        assert.ok(period.from <= day && day <= period.to, `${period.key} does not contain ${day}`);
        assert.deepEqual(periodByKey(period.key, known), period);
        return true;
      }),
      { numRuns: 2_000 },
    );
  }
});

test("[R174] fortnights are counted from the first day of the school year and end with it", () => {
  assert.deepEqual(periodOf("fortnight", "2026-09-15", calendars), { key: "fortnight:2026-2027/2", from: "2026-09-15", to: "2026-09-28" });
  assert.equal(periodOf("fortnight", "2027-08-31", calendars)?.to, "2027-08-31");
});

test("a key that names nothing gives nothing", () => {
  const wrong = [
    "",
    "week",
    "week:2026-W54",
    "week:2026-W00",
    "week:2026-41",
    "week:2031-W10",
    "month:2026-13",
    "month:2026",
    "calendarYear:26",
    "schoolYear:2030-2031",
    "term:2026-2027/3",
    "term:2026-2027",
    "fortnight:2026-2027/0",
    "fortnight:2026-2027/99",
    "fortnight:2026-2027/x",
    "fortnight:2030-2031/1",
    "cycle:five/2021-2026",
    "decade:2020",
  ];
  for (const key of wrong) assert.equal(periodByKey(key, calendars), undefined, key);
});
