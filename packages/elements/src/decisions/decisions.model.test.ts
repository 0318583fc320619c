import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pending } from "@xiaoben/contract";
import { boundTo, decidedOn, idsAbove, mayDecide, placeOf } from "../practice/practice.model.ts";
import { askedOf, bodyOf, effectsOf, emptyForm, formLacks, pendingOf, questionsOf, saysOf } from "./decisions.model.ts";
import { decision, officer, orgs, pack, rollups, sessionOf } from "./decisions.test.fixture.ts";

const [county, school] = orgs as [(typeof orgs)[0], (typeof orgs)[0]];
const atSchool = [school, county];
const keys = (questions: readonly { key: string }[]): string[] => questions.map(({ key }) => key);

test("the place is where somebody holds a role beside teaching", () => {
  assert.equal(placeOf(officer), "county");
  const roles = [
    { role: "teacher", org: "a" },
    { role: "schoolAdmin", org: "b" },
  ];
  assert.equal(placeOf({ ...officer, roles }), "b");
  assert.equal(placeOf({ ...officer, roles: roles.slice(0, 1), org: "home" }), "home");
});

test("organisations above are read from the path, nearest first, also where the path leaves the last one out", () => {
  assert.deepEqual(idsAbove(school), ["school", "county"]);
  assert.deepEqual(idsAbove({ ...school, path: "/county/" }), ["school", "county"]);
});

test("of one pack the nearest binding judges, of one organisation the latest; the rest is to come, past or covered", () => {
  const binding = { ...decision(), packVersion: "1" };
  const of = (id: string, org: string, from: string, to?: string) => ({ ...binding, id, org, pack: "p", from, ...(to && { to }) });
  const all = [
    of("old", "county", "2025-09-01", "2026-08-31"),
    of("county", "county", "2026-09-01"),
    of("school", "school", "2026-10-01"),
    of("next", "school", "2027-09-01"),
    of("elsewhere", "other", "2026-09-01"),
  ];
  const standing = (day: string) => Object.fromEntries(boundTo(all, atSchool, day).map((one) => [one.binding.id, one.standing]));
  assert.deepEqual(standing("2026-11-22"), { next: "coming", school: "now", county: "covered", old: "past" });
  assert.deepEqual(standing("2026-08-31"), { next: "coming", school: "coming", county: "coming", old: "now" });
});

test("a question is mine where the pack names my role, at a level that reaches, held here or above", () => {
  const [short, , part] = pack.ambiguities;
  assert.equal(mayDecide(short!, [county], officer), true);
  assert.equal(mayDecide(short!, atSchool, officer), false, "a school cannot settle what the county must");
  assert.equal(mayDecide(part!, atSchool, sessionOf("s", "schoolAdmin", "school")), true);
  assert.equal(mayDecide(part!, atSchool, sessionOf("s", "schoolAdmin", "elsewhere")), false);
  assert.equal(mayDecide(part!, [county], officer), false, "another role");
});

test("the nearest decision holds, then the later one; what is superseded or to come says so", () => {
  const of = { pack: "t.hours", ambiguity: "short" };
  const weights = (day: string, ...all: ReturnType<typeof decision>[]) =>
    Object.fromEntries(decidedOn(all, of, atSchool, day).map((one) => [one.decision.id, one.weight]));
  const near = decision({ id: "near", org: "school", from: "2026-10-01" });
  const next = decision({ id: "next", from: "2026-12-01", at: "2026-11-20T00:00:00.000Z", supersedes: "d1" });
  assert.deepEqual(weights("2026-11-22", decision(), near), { d1: "past", near: "now" });
  assert.deepEqual(weights("2026-11-22", decision(), next), { next: "coming", d1: "now" });
  assert.deepEqual(weights("2026-12-01", decision(), next), { next: "now", d1: "past" });
  const back = decision({ id: "back", from: "2026-08-01", at: "2026-11-20T00:00:00.000Z", supersedes: "d1" });
  assert.deepEqual(weights("2026-11-22", decision(), back), { back: "now", d1: "past" }, "also from an earlier day");
  assert.deepEqual(weights("2026-11-22", decision({ org: "other" }), decision({ ambiguity: "long", id: "x" })), {});
});

test("questions stand in three groups, and a decision to come counts as decided", () => {
  const groups = (decisions: ReturnType<typeof decision>[]) => questionsOf([pack], decisions, [county], officer);
  assert.deepEqual(keys(groups([]).mine), ["t.hours/short", "t.hours/long"]);
  assert.deepEqual(keys(groups([]).others), ["t.hours/part"]);
  const coming = groups([decision({ from: "2026-12-01" })]);
  assert.deepEqual(keys(coming.decided), ["t.hours/short"]);
  assert.equal(coming.decided[0]!.now, undefined);
});

test("an effect has a row for now and for each reading in the pack's order, and the outcomes that somebody has", () => {
  const [short, long] = questionsOf([pack], [], [county], officer).mine;
  const [effect] = effectsOf(rollups, short!);
  assert.deepEqual(effect!.columns, ["met", "notMet", "undetermined"]);
  assert.deepEqual(
    effect!.rows.map(({ reading, outcomes }) => [reading, outcomes.met]),
    [
      [undefined, 30],
      ["either", 32],
      ["both", 41],
    ],
  );
  assert.deepEqual(effectsOf(rollups, long!), []);
});

test("the form says what it lacks, by the type of what is asked for", () => {
  const { mine, others } = questionsOf([pack], [], [county], officer);
  const [short, long] = mine;
  const [part] = others;
  const today = "2026-11-22";
  assert.deepEqual(formLacks(emptyForm(short!, today), askedOf(short!)), ["choice", "basis"]);
  const value = (question: typeof short, text: string) =>
    formLacks({ choice: "value", value: text, basis: "b", from: today }, askedOf(question!));
  assert.deepEqual(value(long, ""), ["value"]);
  assert.deepEqual(value(long, "30"), []);
  assert.deepEqual(value(long, "30.5"), ["whole"]);
  assert.deepEqual(value(long, "-1"), ["value"]);
  assert.deepEqual(value(part, "0.7"), []);
  assert.deepEqual(value(part, "70"), ["share"]);
  assert.deepEqual(formLacks({ choice: "either", value: "", basis: "  ", from: "" }, undefined), ["basis", "from"]);
});

test("a decision supersedes one of the same organisation only", () => {
  const form = { choice: "both", value: "7", basis: " 会议 ", from: "2026-11-22" };
  const at = (org: string) => questionsOf([pack], [decision({ org })], atSchool, officer).decided[0]!;
  assert.deepEqual(bodyOf(form, at("school"), "school"), {
    org: "school",
    pack: "t.hours",
    ambiguity: "short",
    reading: "both",
    from: "2026-11-22",
    basis: "会议",
    supersedes: "d1",
  });
  assert.equal(bodyOf(form, at("county"), "school").supersedes, undefined);
  assert.deepEqual(bodyOf({ ...form, choice: "value" }, at("county"), "school").value, "7");
});

test("what waits is found by its content, also when it was written elsewhere", () => {
  const [short, long] = questionsOf([pack], [], [county], officer).mine;
  const entry = {
    actionId: "1",
    action: "decision.create",
    on: { kind: "decision", id: "x" },
    state: "waiting",
    since: "",
    input: { id: "x", body: { pack: "t.hours", ambiguity: "short" } },
  } as unknown as Pending;
  assert.equal(pendingOf([entry], short!, undefined), entry);
  assert.equal(pendingOf([entry], long!, undefined), undefined);
  assert.equal(pendingOf([{ ...entry, input: undefined }], long!, "x")?.actionId, "1");
});

test("a decision is said in the pack's words, and by its id where the reading is gone", () => {
  const [short] = pack.ambiguities;
  assert.equal(saysOf(short!, { reading: "both" }, "en"), "both");
  assert.equal(saysOf(short!, { reading: "gone" }, "en"), "gone");
  assert.equal(saysOf(short!, { value: "30" }, "en"), "30");
});
