import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activity, Hour, Verdict } from "@xiaoben/contract";
import { assumed, helps, lacking, sharesBy, toCome } from "./gap.model.ts";
import { planned } from "./gap.test.fixture.ts";
import type { Page } from "./study-hours.model.ts";

const session = { person: "lin", org: "school", today: "2026-11-22" };
const period = { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31", closed: false };
const ids = (activities: readonly Activity[]): string[] => activities.map(({ id }) => id);

test("only what is planned in the rest of the period counts on her coming, and only where she is expected or it is open to where she belongs", () => {
  const all = [
    planned({ id: "expected" }),
    planned({ id: "speaks", participants: [], speakers: ["lin"] }),
    planned({ id: "open", participants: [], openTo: "county" }),
    planned({ id: "another school", participants: [], openTo: "elsewhere" }),
    planned({ id: "not asked", participants: ["su"] }),
    planned({ id: "her own", participants: ["su"], host: "lin" }),
    planned({ id: "asked to be excused" }),
    planned({ id: "excused" }),
    planned({ id: "refused" }),
    planned({ id: "held", state: "held" }),
    planned({ id: "gone", on: "2026-11-21" }),
    planned({ id: "today", on: "2026-11-22" }),
    planned({ id: "next year", on: "2027-09-01" }),
    planned({ id: "into the next year", on: "2027-08-31", until: "2027-09-01" }),
  ];
  const places = [
    { activity: "asked to be excused", state: "asked" },
    { activity: "excused", state: "excused" },
    { activity: "refused", state: "refused" },
  ] as const;
  const { mine, others } = toCome(all, places, session, ["school", "county"], period);
  assert.deepEqual(ids(mine), ["expected", "speaks", "open", "refused", "today"]);
  assert.deepEqual(ids(others), ["another school", "not asked"]);
  assert.deepEqual(ids(toCome(all, [], session, ["school"], { ...period, from: "2027-09-01", to: "2028-08-31" }).mine), [
    "next year",
    "into the next year",
  ]);
});

test("requirements that are reached, let off or over lack nothing", () => {
  const page = (outcome: string, closed = false): Page =>
    ({ period: { ...period, closed }, bars: [{ verdict: { outcome } }] }) as unknown as Page;
  assert.deepEqual(
    ["notYet", "undetermined", "met", "waived", "notMet"].map((outcome) => lacking(page(outcome)).length),
    [1, 1, 0, 0, 0],
  );
  assert.equal(lacking(page("notYet", true)).length, 0);
});

test("[R021] all of them are assumed as of the day of the last, each with what it makes up for", () => {
  const [near, far] = [planned({ id: "near" }), planned({ id: "far", on: "2027-03-01", until: "2027-03-03", makesUpFor: "old" })];
  const old = planned({ id: "old", on: "2026-10-10" });
  const then = assumed([near, far], session, ({ makesUpFor }) => (makesUpFor === undefined ? undefined : old));
  const hours = then.records.filter((record): record is Hour => "claimedHours" in record || !("host" in record));
  assert.deepEqual(
    hours.map(({ activity, makesUpFor, person }) => [activity, makesUpFor, person]),
    [
      ["near", undefined, "lin"],
      ["far", "2026-10-10", "lin"],
    ],
  );
  assert.deepEqual([then.records.length, then.asOf], [4, "2027-03-03"]);
});

test("of each activity the engine's line in every requirement that looks at it, the nearest activity first", () => {
  const [late, soon] = [planned({ id: "late", on: "2026-12-20" }), planned({ id: "soon" })];
  const then = assumed([late, soon], session, () => undefined);
  const hourOf = (activity: string): string => then.records.find((one) => one.activity === activity && !("host" in one))!.id;
  const line = (id: string, counted: string, why: string) => ({ record: { kind: "hour", id }, amount: "2", counted, why });
  const verdict = {
    lines: [line(hourOf("late"), "0", "capped"), line(hourOf("soon"), "2", "assumed"), line("another", "9", "counted")],
  } as unknown as Verdict;
  const other = { lines: [line(hourOf("soon"), "0", "notSelected")] } as unknown as Verdict;
  const found = sharesBy(then, [verdict, other]);
  assert.deepEqual(
    found.map(({ activity, shares }) => [activity.id, shares.map(({ line: { counted, why } }) => `${why} ${counted}`), shares.map(helps)]),
    [
      ["soon", ["assumed 2", "notSelected 0"], [true, false]],
      ["late", ["capped 0"], [false]],
    ],
  );
});
