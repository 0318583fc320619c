import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { Issue } from "../problems/problem.ts";
import { kinds } from "../kinds/table.ts";
import { arbitraryOf } from "../testing/arbitrary.test.fixture.ts";
import { checkAction, checkAsk, checkNew, checkPack, checkPatch, checkRecord, readRecord } from "./check.ts";
import { kindSchemas, schemaOf } from "./kinds.ts";
import { setByServer } from "./record.ts";

const id = "0197a1b2-0000-7000-8000-000000000001";
const at = "2026-09-01T08:00:00.000Z";
const content = {
  org: id,
  person: id,
  on: "2026-09-26",
  title: "跨校教研",
  claimedHours: "3",
  category: "group-study",
  role: "participant",
  level: "county",
};
const record = { ...content, id, version: 1, createdAt: at, updatedAt: at, state: "submitted" };
const brief = (issues: Issue[]): string[] => issues.map(({ pointer, code }) => `${pointer} ${code}`);

for (const kind of kinds) {
  test(`a random ${kind} passes as a record, without what the server sets as a new one, and as a patch`, () => {
    const inOrder = (value: Record<string, unknown>): boolean =>
      !("on" in value && "until" in value) && !("from" in value && "to" in value);
    fc.assert(
      fc.property(arbitraryOf(kindSchemas[kind]), (value) => {
        const whole = value as Record<string, unknown>;
        assert.deepEqual(checkRecord(kind, whole), []);
        if (!inOrder(whole)) return;
        assert.deepEqual(checkPatch(kind, whole), []);
        const made = { ...whole };
        for (const key of setByServer) delete made[key];
        assert.deepEqual(checkNew(kind, made), []);
      }),
      { numRuns: 25 },
    );
  });
}

test("[R001] a study-hour record is checked exactly: day, decimal, id and code each by name", () => {
  assert.deepEqual(checkRecord("hour", record), []);
  const wrong = { ...record, on: "2026-02-30", claimedHours: "1.23456", person: "007", level: "planet", state: "done", category: "" };
  assert.deepEqual(brief(checkRecord("hour", wrong)).sort(), [
    "/category empty",
    "/claimedHours not-a-decimal",
    "/level unknown-code",
    "/on not-a-day",
    "/person not-an-id",
    "/state unknown-code",
  ]);
});

test("an issue says where, what and how to mend it", () => {
  const [issue] = checkRecord("hour", { ...record, state: "done" });
  assert.match(issue!.message, /^\/state is no code of the list: send "draft", "submitted"/);
  assert.deepEqual(brief(checkRecord("hour", "text")), [" not-an-object"]);
  assert.deepEqual(brief(checkRecord("hour", undefined)), [" required"]);
});

test("pointers are escaped as RFC 6901 says", () => {
  const observation = { ratings: { "a/b~c": { value: "x" } } };
  assert.ok(brief(checkNew("observation", observation)).includes("/ratings/a~1b~0c/value not-a-decimal"));
});

test("a decimal may come as a number with at most four decimals and is read as text", () => {
  assert.equal(readRecord("hour", { ...record, approvedHours: 21.5 }).value?.approvedHours, "21.5");
  assert.deepEqual(brief(checkRecord("hour", { ...record, approvedHours: 0.1 + 0.2 })), ["/approvedHours not-a-decimal"]);
  assert.deepEqual(brief(checkRecord("hour", { ...record, approvedHours: 1e21 })), ["/approvedHours not-a-decimal"]);
});

test("unknown properties survive reading", () => {
  assert.deepEqual(readRecord("hour", { ...record, roomNumber: 12 }).value, { ...record, roomNumber: 12 });
});

test("open lists take a host's own codes, closed ones do not", () => {
  assert.deepEqual(checkRecord("hour", { ...record, level: "ext:prefecture" }), []);
  assert.deepEqual(brief(checkRecord("hour", { ...record, level: "ext:" })), ["/level unknown-code"]);
  assert.deepEqual(brief(checkRecord("hour", { ...record, state: "ext:parked" })), ["/state unknown-code"]);
});

test("what creates a record needs its content, and what the server sets is not looked at", () => {
  assert.deepEqual(checkNew("hour", content), []);
  assert.deepEqual(checkNew("hour", { ...content, version: "zero", state: 7, roomNumber: 12 }), []);
  const { title: _title, on: _on, ...rest } = content;
  assert.deepEqual(brief(checkNew("hour", rest)), ["/on required", "/title required"]);
  assert.deepEqual(brief(checkNew("hour", { ...content, until: "2026-09-25" })), ["/until ends-before-it-begins"]);
});

test("[R003] a waiver names who sent the teacher and ends after it begins", () => {
  const waiver = {
    org: id,
    person: id,
    waiver: "longCycleDispatch",
    from: "2026-09-01",
    to: "2026-12-31",
    dispatchedBy: "eduAdmin",
    document: "虚构文号 12",
    grantedBy: id,
  };
  assert.deepEqual(checkNew("waiver", waiver), []);
  assert.deepEqual(brief(checkNew("waiver", { ...waiver, to: "2026-08-31", dispatchedBy: "eduAdmin" })), ["/to ends-before-it-begins"]);
  assert.deepEqual(brief(checkNew("waiver", { ...waiver, dispatchedBy: "neighbour" })), ["/dispatchedBy unknown-code"]);
});

test("a merge patch is checked where it speaks; null removes only what may be absent", () => {
  assert.deepEqual(checkPatch("hour", {}), []);
  assert.deepEqual(checkPatch("hour", { until: null, roomNumber: 12 }), []);
  assert.deepEqual(brief(checkPatch("hour", { title: null, minutes: "viel" })), ["/minutes not-a-decimal", "/title not-removable"]);
  assert.deepEqual(brief(checkPatch("hour", { on: "2026-09-02", until: "2026-09-01" })), ["/until ends-before-it-begins"]);
  assert.deepEqual(brief(checkPatch("hour", null)), [" not-an-object"]);
});

test("the body of an action carries its id and what the transition asks for", () => {
  assert.deepEqual(checkAction("hour.approve", { actionId: id }), []);
  assert.deepEqual(checkAction("hour.return", { actionId: id, version: 3, input: { reason: "缺证明" } }), []);
  assert.deepEqual(brief(checkAction("hour.return", { actionId: id, input: { reason: " " } })), ["/input/reason required"]);
  assert.deepEqual(brief(checkAction("hour.approve", { actionId: "1", version: -1 })), ["/actionId not-an-id", "/version not-a-count"]);
});

test("a question for verdicts names its subject", () => {
  assert.deepEqual(checkAsk({ subject: { kind: "person", id }, asOf: "2026-11-22", explain: true }), []);
  assert.deepEqual(brief(checkAsk({ subject: { kind: "planet", id }, asOf: "22.11.2026" })), [
    "/subject/kind unknown-code",
    "/asOf not-a-day",
  ]);
});

const packs = new URL("../../../policy/packs/", import.meta.url);
const read = (name: string): Record<string, unknown[]> =>
  JSON.parse(readFileSync(new URL(name, packs), "utf8")) as Record<string, unknown[]>;

for (const name of readdirSync(packs).filter((file) => file.endsWith(".json"))) {
  test(`the shipped pack ${name} has the form of the format`, () => assert.deepEqual(checkPack(read(name)), []));
}

test("a slip in a pack is found at its place: property, kind of rule, amount, number", () => {
  const pack = read("qinghe.study-hours.json");
  const [rules, books, measures] = [pack["rules"], pack["books"], pack["measures"]] as Record<string, unknown>[][];
  Object.assign(rules![0]!, { atLest: "40" });
  Object.assign(rules![1]!, { kind: "wish" });
  Object.assign(books![0]!, {
    value: [
      { amount: { fxed: "1" }, clause: "c3.1" },
      { amount: { per: "minutes", of: "45x", gives: "1" }, clause: "c3.1" },
    ],
  });
  measures![0] = { sum: "hours" };
  assert.deepEqual(brief(checkPack(pack)), [
    "/books/0/value/0/amount not-an-amount",
    "/books/0/value/1/amount/of not-a-decimal",
    "/measures/0/id required",
    "/rules/0/atLest unknown-property",
    "/rules/1/kind unknown-rule-kind",
  ]);
});

test("schemas never fill in what was not sent", () => {
  for (const kind of kinds) assert.equal(schemaOf(kind).safeParse({}).success, false, kind);
  assert.deepEqual(readRecord("hour", record).value, record);
});
