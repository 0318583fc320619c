import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pending } from "@xiaoben/contract";
import type { Bound } from "../practice/practice.model.ts";
import { asideOf, bindable, chosenOf, findingsOf, pendingOf, questionsIn, recordOf, replacedBy, shownOf, sizesOf } from "./pack.model.ts";
import { binding, next, pack, record } from "./pack.test.fixture.ts";

const bound: Bound[] = [
  { binding: binding({ id: "next", packVersion: "2", from: "2027-09-01" }), standing: "coming" },
  { binding: binding(), standing: "now" },
  { binding: binding({ id: "x", pack: "other" }), standing: "now" },
];

test("what judges now is shown; a named version also where it does not judge", () => {
  const keys = (...args: Parameters<typeof shownOf>): string[] => shownOf(...args).map(({ key }) => key);
  assert.deepEqual(keys(bound, "", ""), ["t.hours/1", "other/1"]);
  assert.deepEqual(keys(bound, "t.hours", ""), ["t.hours/1"]);
  assert.deepEqual(keys(bound, "t.hours", "2"), ["t.hours/2"]);
  assert.equal(shownOf(bound, "t.hours", "2")[0]!.binding, undefined);
  assert.equal(shownOf(bound, "t.hours", "1")[0]!.binding?.id, "b1");
  assert.deepEqual(
    asideOf(bound, "").map(({ binding: { id } }) => id),
    ["next"],
  );
  assert.deepEqual(asideOf(bound, "other"), []);
});

test("a line that asks is known by its place among the questions of its clause", () => {
  const clause = (id: string, questions: number) => ({
    id,
    label: "",
    lines: [{ kind: "rule" as const, text: "" }, ...Array.from({ length: questions }, () => ({ kind: "question" as const, text: "" }))],
  });
  const ids = (id: string, n: number) => questionsIn(clause(id, n), pack).map((found) => found?.id);
  assert.deepEqual(ids("c4", 2), ["short", "long"]);
  assert.deepEqual(ids("house", 1), ["part"]);
  assert.deepEqual(ids("c4", 1), [undefined], "where the numbers differ nothing is guessed");
});

test("a chosen file is a pack, or says why not", () => {
  const fault = (text: string): string | undefined => {
    const chosen = chosenOf("f", text);
    return "fault" in chosen ? chosen.fault : undefined;
  };
  assert.equal(fault(JSON.stringify(pack)), undefined);
  assert.equal(fault("{"), "no-json");
  for (const text of ["null", "3", "[]", "{}", JSON.stringify({ ...pack, format: "other" }), JSON.stringify({ ...pack, version: "" })])
    assert.equal(fault(text), "no-pack", text);
  assert.equal(fault(" ".repeat(524_289)), "too-large");
});

test("a file that is half a pack is still counted", () => {
  assert.deepEqual(sizesOf(pack), { clauses: 1, rules: 1, questions: 3, examples: 1 });
  assert.deepEqual(sizesOf({ id: "a", version: "1", rules: "x" } as never), { clauses: 0, rules: 0, questions: 0, examples: 0 });
});

test("versions are found by pack and version, and offered newest first as people count", () => {
  const of = (version: string) => record({ id: version, pack: { ...pack, version } });
  const all = [of("2026.9"), of("2026.10"), record({ id: "d", state: "draft", pack: next }), of("2025.1")];
  assert.deepEqual(
    bindable(all).map(({ id }) => id),
    ["2026.10", "2026.9", "2025.1"],
  );
  assert.equal(recordOf(all, next)?.id, "d");
  assert.equal(recordOf([record({ deleted: true })], pack), undefined);
});

test("a binding takes the place of the one that holds on its day for the same organisation", () => {
  const at = (org: string, from: string) => replacedBy(bound, { org, pack: "t.hours", from })?.id;
  assert.equal(at("county", "2026-12-01"), "b1");
  assert.equal(at("county", "2027-12-01"), "next");
  assert.equal(at("school", "2026-12-01"), undefined);
  assert.equal(at("county", "2026-08-01"), undefined);
});

test("only what is written about packs waits here, and a finding stands once", () => {
  const entry = (kind: string) => ({ on: { kind, id: "1" } }) as Pending;
  assert.equal(pendingOf([entry("pack"), entry("binding"), entry("decision")]).length, 2);
  const issue = { pointer: "/a", code: "c", message: "m" };
  assert.deepEqual(findingsOf([issue, { ...issue }, { ...issue, pointer: "/b" }]), [issue, { ...issue, pointer: "/b" }]);
  assert.deepEqual(findingsOf(undefined), []);
});
