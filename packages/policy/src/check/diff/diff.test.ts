import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Pack } from "@xiaoben/contract";
import { studyHours } from "../../testing/packs.ts";
import { tinyPack } from "../../testing/tiny.ts";
import { diffPacks } from "./diff.ts";
import { triedAs, triedByExamples } from "./examples.ts";
import { comparePacks } from "./parts.ts";

const changed = (pack: Pack, change: (pack: Pack) => void): Pack => {
  const copy = structuredClone(pack);
  change(copy);
  return copy;
};
const hours = (approvedHours: string, category = "external") => ({
  kind: "hour",
  on: "2026-10-08",
  category,
  approvedHours,
  state: "approved",
});
const people = [
  triedAs("p1", { asOf: "2027-08-31", records: [hours("41"), hours("25", "group-study")] }),
  triedAs("p2", { asOf: "2027-08-31", records: [hours("38")] }),
  triedAs("p3", { asOf: "2027-08-31", records: [hours("12")] }),
];

describe("comparePacks", () => {
  it("the same pack has nothing otherwise, and the order of properties does not matter", () => {
    assert.deepEqual(comparePacks(studyHours(), studyHours()), []);
    const turned = Object.fromEntries(Object.entries(studyHours()).reverse()) as unknown as Pack;
    assert.deepEqual(comparePacks(studyHours(), turned), []);
  });
  it("a number that changed, old and new, with its clause", () => {
    const after = changed(studyHours(), (pack) => (pack.parameters[0]!.values[0]!.value = "36"));
    assert.deepEqual(comparePacks(studyHours(), after), [
      {
        part: "parameters",
        id: "total-min",
        change: "changed",
        clause: "c3.1",
        at: [{ path: "/values/0/value", before: '"40"', after: '"36"' }],
      },
    ]);
  });
  it("what was added and removed, clauses and forms too", () => {
    const after = changed(studyHours(), (pack) => {
      pack.rules.pop();
      pack.source.clauses.push({ id: "c9", label: "第九条" });
      pack.content = { checklists: [{ id: "list", title: "三查", items: [] }] };
      pack.effective.from = "2026-09-01";
    });
    assert.deepEqual(
      comparePacks(studyHours(), after).map(({ part, id, change }) => `${change} ${part} ${id}`),
      ["changed pack effective", "added clauses c9", "removed rules attended", "added checklists list"],
    );
  });
});

describe("diffPacks", () => {
  it("[R236] who changes verdict, from which outcome to which, by which clause and which change", () => {
    const after = changed(studyHours(), (pack) => (pack.parameters[0]!.values[0]!.value = "36"));
    const diff = diffPacks(studyHours(), after, people);
    assert.equal(diff.tried, 3);
    const total = diff.rules.find(({ rule }) => rule === "total");
    assert.deepEqual([total!.clause, total!.moves, total!.figures], ["c3.1", [{ from: "notMet", to: "met", who: ["p2"] }], []]);
    assert.deepEqual(
      total!.by.map(({ part, id }) => `${part} ${id}`),
      ["parameters total-min"],
    );
    assert.ok(!diff.rules.some(({ rule }) => rule === "school-based"), "what does not change is not listed");
  });
  it("a consequence moves with the rule that it rests on", () => {
    const after = changed(studyHours(), (pack) => (pack.parameters[0]!.values[0]!.value = "9"));
    const rating = diffPacks(studyHours(), after, people).rules.find(({ rule }) => rule === "no-top-rating");
    assert.deepEqual(rating!.moves, [{ from: "applies", to: "undetermined", who: ["p2", "p3"] }]);
    assert.ok(rating!.by.some(({ id }) => id === "total-min"));
  });
  it("a figure that changes while the outcome stays", () => {
    const half = tinyPack({ value: [{ amount: { per: "approvedHours", of: "2", gives: "1" }, clause: "c1" }] });
    const [total] = diffPacks(tinyPack(), half, people).rules;
    assert.deepEqual([total!.moves, total!.figures], [[{ from: "met", to: "notMet", who: ["p3"] }], ["p1", "p2"]]);
    assert.deepEqual(
      total!.by.map(({ part }) => part),
      ["books"],
    );
  });
  it("a rule that one of the two does not have", () => {
    const without = changed(studyHours(), (pack) => {
      pack.rules = pack.rules.filter(({ id }) => id === "total");
      pack.consequences = [];
    });
    const gone = diffPacks(studyHours(), without, people.slice(0, 1)).rules.find(({ rule }) => rule === "school-based");
    assert.deepEqual(gone!.moves, [{ from: "met", to: "none", who: ["p1"] }]);
    const came = diffPacks(without, studyHours(), people.slice(0, 1)).rules.find(({ rule }) => rule === "school-based");
    assert.deepEqual([came!.moves[0]!.from, came!.clause], ["none", "c3.1"]);
  });
  it("the same pack moves nobody", () => assert.deepEqual(diffPacks(studyHours(), studyHours(), people).rules, []));
  it("without people the examples of both packs are tried, one that stands in both once", () => {
    const other = changed(studyHours(), (pack) => {
      pack.version = "2";
      pack.examples[0]!.asOf = "2027-08-30";
    });
    const tried = triedByExamples(studyHours(), other).map(({ who }) => who);
    assert.equal(tried.length, studyHours().examples.length + 1);
    assert.equal(tried.at(-1), `${studyHours().examples[0]!.id} (2)`);
  });
});
