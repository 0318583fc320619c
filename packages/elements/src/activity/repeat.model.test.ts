import assert from "node:assert/strict";
import { test } from "node:test";
import type { Calendar } from "@xiaoben/contract";
import { daysOf, endOfTerm, isLast } from "./repeat.model.ts";

const calendar = {
  from: "2026-09-01",
  to: "2027-08-31",
  terms: [
    { key: "1", from: "2026-09-01", to: "2027-01-24" },
    { key: "2", from: "2027-02-22", to: "2027-07-10" },
  ],
  breaks: [{ from: "2026-10-01", to: "2026-10-07" }],
  workDays: ["2026-10-03"],
} as unknown as Calendar;

test("[R015] every week or every other week up to a day, without the days on which the school is closed", () => {
  assert.deepEqual(daysOf("2026-09-21", { weeks: 1, until: "2026-10-12" }, [calendar]), {
    held: ["2026-09-21", "2026-09-28", "2026-10-12"],
    skipped: ["2026-10-05"],
  });
  assert.deepEqual(daysOf("2026-09-21", { weeks: 2, until: "2026-10-19" }, [calendar]).held, ["2026-09-21", "2026-10-19"]);
  assert.deepEqual(daysOf("2026-09-21", { weeks: 2, until: "2026-10-18" }, [calendar]).held, ["2026-09-21"]);
});

test("[R015] a working day within a break is held, and so is the first day that somebody chose, whatever it is", () => {
  assert.deepEqual(daysOf("2026-09-26", { weeks: 1, until: "2026-10-03" }, [calendar]).held, ["2026-09-26", "2026-10-03"]);
  assert.deepEqual(daysOf("2026-10-05", { weeks: 1, until: "2026-10-12" }, [calendar]).held, ["2026-10-05", "2026-10-12"]);
});

test("[R015] without a calendar nothing is left out; a last day that is none, too early or too far repeats nothing", () => {
  assert.equal(daysOf("2026-09-21", { weeks: 1, until: "2026-10-12" }, []).held.length, 4);
  for (const until of ["", "2026-09-20", "2027-09-22"]) {
    assert.equal(isLast("2026-09-21", until), false);
    assert.deepEqual(daysOf("2026-09-21", { weeks: 1, until }, []).held, ["2026-09-21"]);
  }
  assert.equal(daysOf("2026-09-21", { weeks: 1, until: "2027-09-21" }, []).held.length, 53);
});

test("[R015] it is proposed up to the end of the term", () => {
  assert.deepEqual([endOfTerm("2026-11-02", [calendar]), endOfTerm("2027-02-01", [calendar])], ["2027-01-24", undefined]);
});
