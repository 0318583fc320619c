import assert from "node:assert/strict";
import { test } from "node:test";
import type { Calendar, Org } from "@xiaoben/contract";
import { forecast, hindrancesOf, isSame, lacksOf, periodsIn } from "./desk.model.ts";
import { asWhole, groupsOf, heardUntil, movesOf, standingOf } from "./publication.model.ts";
import { drafted, item, opened, publication, published, sessionOf, withdrawn } from "./publication.test.fixture.ts";

const now = Date.parse("2026-11-22T04:00:00.000Z");
const school = { id: "school", path: "/county/school/" } as Org;

test("lists what names the reader first, drafts before what was withdrawn, and the newest first", () => {
  const newer = { ...published, id: "newer", publishedAt: "2026-11-20T00:00:00.000Z" };
  const all = [withdrawn, published, drafted, newer, opened];
  const ids = (me: string): unknown => groupsOf(all, me).map(([group, found]) => [group, found.map(({ id }) => id)]);
  assert.deepEqual(ids("su"), [
    ["asked", ["open"]],
    ["desk", ["draft", "back"]],
    ["published", ["newer", "done"]],
  ]);
  assert.deepEqual(ids("gu"), [
    ["desk", ["open", "draft", "back"]],
    ["published", ["newer", "done"]],
  ]);
});

test("whoever holds a role above it sees the whole; a role in another school is none", () => {
  const elsewhere = { person: "x", roles: [{ role: "principal", org: "other" }] };
  const county = { person: "x", roles: [{ role: "countyOfficer", org: "county" }] };
  assert.equal(standingOf(opened, elsewhere, school).head, false);
  assert.equal(standingOf(opened, county, school).head, true);
  assert.deepEqual(standingOf(opened, sessionOf("su"), school), { author: false, named: true, head: false });
});

test("offers the moves of its table, to whom it gives them", () => {
  const of = (record: typeof opened, who: "shao" | "gu" | "su"): string[] => movesOf(record, standingOf(record, sessionOf(who), school));
  assert.deepEqual(of(drafted, "shao"), ["open", "withdraw"]);
  assert.deepEqual(of(opened, "shao"), ["answer", "recall", "publish", "withdraw"]);
  assert.deepEqual(of(opened, "gu"), ["publish", "withdraw"]);
  assert.deepEqual(of(opened, "su"), ["object"]);
  assert.deepEqual(of(published, "su"), []);
  assert.deepEqual(of(withdrawn, "shao"), []);
});

test("[R020] how many days there are is the session's to say; without any, its author ends them", () => {
  assert.equal(heardUntil(opened, { settings: { "publication.objectWithin": "3" } }), "2026-11-23T02:00:00.000Z");
  assert.equal(heardUntil(opened, {}), undefined);
  const session = sessionOf("gu", { settings: { "publication.objectWithin": "2" } });
  assert.deepEqual(hindrancesOf({ ...opened, objections: [] }, session, Date.parse("2026-11-22T01:59:59.000Z")), ["early"]);
  assert.deepEqual(hindrancesOf({ ...opened, objections: [] }, session, now), []);
});

test("[R014] edge, public criticism of persons needs human approval: of another, who is not named; groups and those who do not appear need none", () => {
  const heard = { ...opened, objections: [] };
  assert.deepEqual(hindrancesOf(heard, sessionOf("shao"), now), ["another"]);
  assert.deepEqual(hindrancesOf({ ...heard, named: ["gu"] }, sessionOf("gu"), now), ["named"]);
  assert.deepEqual(hindrancesOf({ ...heard, notice: "results" }, sessionOf("shao"), now), []);
  assert.deepEqual(hindrancesOf({ ...heard, items: [item("su", { shown: "omitted" }), drafted.items[0]!] }, sessionOf("shao"), now), []);
  assert.deepEqual(hindrancesOf({ ...heard, items: [] }, sessionOf("gu"), now), ["nobody"]);
});

test("[R014] edge, redaction options: what will be read holds no id, and of nobody more than her item says", () => {
  const known = ({ person }: { person?: string }): { name: string; staffNumber?: string } =>
    person === "su" ? { name: "苏禾", staffNumber: "NH-1" } : { name: "唐一诺" };
  const all = [
    item("su"),
    item("su", { shown: "initial" }),
    item("su", { shown: "number" }),
    item("tang", { shown: "number" }),
    item("lin", { shown: "omitted" }),
  ];
  const read = forecast(all, known);
  assert.deepEqual(
    read.map(({ name }) => name),
    ["苏禾", "苏**", "NH-1", "4"],
  );
  assert.ok(read.every((one) => one.person === undefined && one.group === undefined));
});

test("[R020] periods are the years and terms that have begun, of the nearest calendar, the newest first", () => {
  const year = (schoolYear: string, from: string, org = "county"): Calendar =>
    ({
      org,
      schoolYear,
      from,
      terms: [1, 2].map((n) => ({ key: String(n), from: n === 1 ? from : `${Number(from.slice(0, 4)) + 1}-02-20` })),
    }) as unknown as Calendar;
  const all = [
    year("2025-2026", "2025-09-01"),
    year("2026-2027", "2026-09-01"),
    year("2027-2028", "2027-09-01"),
    year("x", "2026-01-01", "other"),
  ];
  assert.deepEqual(periodsIn(all, ["school", "county"], "2026-11-22"), [
    "term:2026-2027/1",
    "schoolYear:2026-2027",
    "term:2025-2026/2",
    "term:2025-2026/1",
    "schoolYear:2025-2026",
  ]);
  assert.deepEqual(periodsIn([], ["school"], "2026-11-22"), []);
});

test("what was begun a moment ago is whole enough to be drawn, and is its author's", () => {
  const begun = asWhole({ id: "x", title: "新的" }, "shao");
  assert.deepEqual([begun.state, begun.by, begun.items, begun.objections], ["draft", "shao", [], []]);
  assert.deepEqual(lacksOf(begun), ["items"]);
  assert.deepEqual(lacksOf(publication("x", "draft", { title: " ", items: [item("su", { says: "" })] })), ["title", "says"]);
});

test("whom an item is about makes no difference between contents: the back end keeps it", () => {
  const { people: _people, ...bare } = opened.items[0]!;
  assert.ok(isSame(opened, { ...opened, items: [bare, opened.items[1]!] }));
  assert.ok(!isSame(opened, { ...opened, items: [{ ...bare, says: "别的" }, opened.items[1]!] }));
});
