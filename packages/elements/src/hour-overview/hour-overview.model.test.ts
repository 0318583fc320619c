import assert from "node:assert/strict";
import { test } from "node:test";
import type { Calendar, Rollup } from "@xiaoben/contract";
import { beginning, endedIn, pathTo, peopleIn, reachedOf, rulesIn, sorted } from "./hour-overview.model.ts";
import { admin, lead, pack, parts, rollups, script } from "./hour-overview.test.fixture.ts";

const { org: orgs = [], group: groups = [] } = script().records!;

test("nothing is asked of people who are waived or of whom the rule does not speak", () => {
  assert.deepEqual(reachedOf({ met: 2, waived: 1, notYet: 3, notApplicable: 4 }, 10), { reached: 2, of: 5 });
});

test("[R002] study hours come first among the rules, and a rule of an unknown pack is not shown", () => {
  const ids = (all: Rollup[]): string[] => all.map(({ rule }) => rule.id);
  const all = rollups({ org: "county" });
  assert.deepEqual(ids(all), ["attended", "total"]);
  assert.deepEqual(ids(rulesIn(all, () => pack)), ["total", "attended"]);
  assert.deepEqual(
    rulesIn(all, () => undefined),
    [],
  );
});

test("parts are sorted by name, by the smallest share or by the largest gap, and equal ones by name", () => {
  const nameOf = (key: string): string => ({ nanhu: "南湖小学", beishan: "北山小学" })[key] ?? key;
  const keys = (sort: "name" | "share" | "gap"): string[] => sorted(parts.org, sort, nameOf, "zh-Hans").map(({ key }) => key);
  assert.deepEqual(keys("name"), ["beishan", "nanhu"]);
  assert.deepEqual(keys("share"), ["beishan", "nanhu"]);
  assert.deepEqual(keys("gap"), ["nanhu", "beishan"]);
  assert.deepEqual(
    sorted([parts.org[1]!, { ...parts.org[1]!, key: "beishan" }], "gap", nameOf, "zh-Hans").map(({ key }) => key),
    ["beishan", "nanhu"],
  );
});

test("lists who is behind, who would fall short, or everybody", () => {
  const keys = (which: "behind" | "ahead" | "all"): string[] => peopleIn(parts.person, which).map(({ key }) => key);
  assert.deepEqual([keys("behind"), keys("ahead"), keys("all")], [["su"], ["su"], ["gu", "lin", "su"]]);
});

test("whoever leads a group and nothing else begins at it; the others where they hold their role", () => {
  assert.deepEqual(beginning(lead, groups), { org: "nanhu", group: "maths" });
  assert.equal(beginning(lead, undefined), undefined);
  assert.deepEqual(beginning(admin, undefined), { org: "nanhu", group: "" });
  assert.deepEqual(beginning({ ...lead, roles: [...lead.roles, { role: "principal", org: "nanhu" }] }, undefined), {
    org: "nanhu",
    group: "",
  });
});

test("the way begins where the reader begins, not above", () => {
  const nanhu = orgs.find(({ id }) => id === "nanhu")!;
  assert.deepEqual(pathTo(nanhu, "county"), ["county", "nanhu"]);
  assert.deepEqual(pathTo(nanhu, "nanhu"), ["nanhu"]);
});

test("periods to choose from are the school year and the term that ended last, by the nearest calendar", () => {
  const year = (org: string, schoolYear: string, from: string, to: string): Calendar =>
    ({ org, schoolYear, from, to, terms: [{ key: "1", from, to: `${from.slice(0, 4)}-12-31` }] }) as unknown as Calendar;
  const all = [year("county", "2024-2025", "2024-09-01", "2025-08-31"), year("county", "2025-2026", "2025-09-01", "2026-08-31")];
  assert.deepEqual(endedIn(all, ["nanhu", "county"], "2026-11-22"), ["schoolYear:2025-2026", "term:2025-2026/1"]);
  const own = year("nanhu", "2023-2024", "2023-09-01", "2024-08-31");
  assert.deepEqual(endedIn([...all, own], ["nanhu", "county"], "2026-11-22"), ["schoolYear:2023-2024", "term:2023-2024/1"]);
});
