import assert from "node:assert/strict";
import { test } from "node:test";
import type { Calendar, Pack, Rule } from "@xiaoben/contract";
import { credit, drafted, pack, receipted, sent, sessionOf } from "./credit-register.test.fixture.ts";
import { inOrder } from "./credit-register.model.ts";
import { creditRules, leftBy, movesOf, newestFirst, periodsOf } from "./reports.model.ts";

const calendar = (schoolYear: string): Calendar => ({
  id: schoolYear,
  org: "c",
  version: 1,
  createdAt: "",
  updatedAt: "",
  schoolYear,
  from: `${schoolYear.slice(0, 4)}-09-01`,
  to: `${schoolYear.slice(5)}-08-31`,
  terms: [
    { key: "1", from: `${schoolYear.slice(0, 4)}-09-01`, to: `${schoolYear.slice(5)}-01-31` },
    { key: "2", from: `${schoolYear.slice(5)}-02-01`, to: `${schoolYear.slice(5)}-07-10` },
  ],
  breaks: [],
  workDays: [],
  weekStart: 1,
});
const calendars = ["2025-2026", "2026-2027"].map(calendar);

test("[R009] nobody is offered what the table does not give her, and an empty report is not handed in", () => {
  assert.deepEqual(movesOf(drafted, sessionOf("su")), []);
  assert.deepEqual(movesOf({ ...drafted, items: [] }, sessionOf("shao")), ["prepare", "withdraw"]);
  assert.deepEqual(movesOf({ ...drafted, state: "submitted" }, sessionOf("lan")), ["send", "return", "withdraw"]);
  assert.deepEqual(movesOf(receipted, sessionOf("lan")), []);
});

test("reports come newest first, credits that wait for somebody before the others", () => {
  assert.deepEqual(
    newestFirst([receipted, drafted, sent]).map(({ id }) => id),
    ["r-draft", "r-sent", "r-done"],
  );
  const all = [
    credit("a", "registered", "1"),
    credit("b", "withdrawn", "1"),
    credit("c", "rejected", "1"),
    credit("d", "registered", "1", { asOf: "2026-12-01" }),
  ];
  assert.deepEqual(
    inOrder(all, "").map(({ id }) => id),
    ["c", "d", "a"],
  );
  assert.deepEqual(
    inOrder(all, "withdrawn").map(({ id }) => id),
    ["b"],
  );
  assert.deepEqual(
    leftBy({
      ...drafted,
      left: [
        { person: "a", why: "undetermined" },
        { person: "b", why: "uncorrected" },
        { person: "c", why: "undetermined" },
      ],
    }),
    [
      ["undetermined", ["a", "c"]],
      ["uncorrected", ["b"]],
    ],
  );
});

test("[R009] a place that counts credits reports by them, one that counts only hours by those", () => {
  assert.deepEqual(
    creditRules(pack).map(({ id }) => id),
    ["credits"],
  );
  const hoursOnly: Pack = { ...pack, rules: pack.rules.filter(({ id }) => id === "hours") };
  assert.deepEqual(
    creditRules(hoursOnly).map(({ id }) => id),
    ["hours"],
  );
  const together: Pack = {
    ...pack,
    measures: [...pack.measures, { id: "sum", linear: [{ times: "1", of: "credits" }] }],
    rules: [{ ...pack.rules[0]!, id: "both", measure: "sum" } as Rule],
  };
  assert.deepEqual(
    creditRules(together).map(({ id }) => id),
    ["both"],
  );
});

test("periods are the present one and the one before, of a cycle the present one", () => {
  const per = (of: Rule["per"], today: string, cycles: Pack["cycles"] = []): string[] =>
    periodsOf({ ...pack, cycles }, { ...pack.rules[0]!, per: of }, calendars, today);
  assert.deepEqual(per("schoolYear", "2026-11-22"), ["schoolYear:2026-2027", "schoolYear:2025-2026"]);
  assert.deepEqual(per("schoolYear", "2025-11-22"), ["schoolYear:2025-2026"]);
  assert.deepEqual(per("term", "2026-11-22"), ["term:2026-2027/1"]);
  const five = (from: string): Pack["cycles"] => [{ id: "five", years: 5, anchor: { from } }];
  assert.deepEqual(per({ cycle: "five" }, "2026-11-22", five("2025-09-01")), ["cycle:five/2025-2030"]);
  assert.deepEqual(per({ cycle: "five" }, "2030-08-31", five("2025-09-01")), ["cycle:five/2025-2030"]);
  assert.deepEqual(per({ cycle: "five" }, "2030-09-01", five("2025-09-01")), ["cycle:five/2030-2035"]);
  assert.deepEqual(per({ cycle: "five" }, "2026-11-22", five("2021-01-01")), ["cycle:five/2026-2030"]);
});
