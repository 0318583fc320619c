import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, dayOf, daysBetween, isDay, isInstant, weekday } from "./day.ts";

test("a day must exist and be written in full", () => {
  for (const day of ["2026-09-01", "2024-02-29", "1999-12-31"]) assert.equal(isDay(day), true, day);
  for (const text of [
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-9-1",
    "2026-09-01 ",
    "20260901",
    "",
    20260901,
    null,
    undefined,
  ])
    assert.equal(isDay(text), false, String(text));
});

test("the days that exist are those that the platform's calendar counts", () => {
  for (let year = 1896; year <= 2104; year++) {
    for (let month = 1; month <= 12; month++) {
      const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
      const of = (day: number): string => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
      for (let day = 28; day <= 32; day++) assert.equal(isDay(of(day)), day <= last, of(day));
    }
  }
});

test("an instant is UTC with milliseconds", () => {
  assert.equal(isInstant("2026-09-01T00:00:00.000Z"), true);
  for (const text of [
    "2026-09-01T00:00:00Z",
    "2026-09-01T00:00:00.000+08:00",
    "2026-09-01T25:00:00.000Z",
    "2026-09-01T24:00:00.000Z",
    "2026-02-30T00:00:00.000Z",
    "12026-09-01T00:00:00.000Z",
    "2026-09-01",
    0,
  ])
    assert.equal(isInstant(text), false, String(text));
});

test("adding and counting days agree, over leap years and in both directions", () => {
  assert.equal(addDays("2024-02-28", 1), "2024-02-29");
  assert.equal(addDays("2026-01-01", -1), "2025-12-31");
  fc.assert(fc.property(fc.integer({ min: -40_000, max: 40_000 }), (n) => daysBetween("2026-09-01", addDays("2026-09-01", n)) === n));
});

test("weekdays are ISO: Monday 1 to Sunday 7, before 1970 too", () => {
  assert.equal(weekday("2026-11-22"), 7);
  assert.equal(weekday("2026-11-23"), 1);
  assert.equal(weekday("1969-12-31"), 3);
  assert.equal(weekday("1970-01-01"), 4);
});

test("the day of an instant depends on the time zone of the organisation", () => {
  assert.equal(dayOf("2026-08-31T16:00:00.000Z", "Asia/Shanghai"), "2026-09-01");
  assert.equal(dayOf("2026-08-31T15:59:59.999Z", "Asia/Shanghai"), "2026-08-31");
  assert.equal(dayOf("2026-08-31T16:00:00.000Z", "UTC"), "2026-08-31");
});
