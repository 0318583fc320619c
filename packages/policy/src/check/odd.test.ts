import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Book, Pack, Rule, Verdict } from "@xiaoben/contract";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import { tinyPack } from "../testing/tiny.ts";
import { checkPack } from "./check.ts";
import { verdictsOfExample } from "./examples.ts";

/** Packs of the right form that nobody means: what they say is told with its place, and judging by them ends without a crash. */
const odd: Record<string, { change: (pack: Pack) => void; finds: string | undefined; outcome?: Verdict["outcome"] }> = {
  "a rate for every nothing": {
    change: (pack) => void (book(pack).value = [{ amount: { per: "minutes", of: "0", gives: "1" }, clause: "c1" }]),
    finds: "number-out-of-range /books/0/value/0/amount/of",
    outcome: "undetermined",
  },
  "records that are worth nothing, and a minimum": {
    change: (pack) => void (book(pack).value = [{ amount: { fixed: "0" }, clause: "c1" }]),
    finds: "never-met /rules/0/atLeast",
    outcome: "notMet",
  },
  "a cap below nothing": {
    change: (pack) => void (book(pack).caps = [{ id: "cap", per: "schoolYear", limit: "-1", clause: "c1" }]),
    finds: "number-out-of-range /books/0/caps/0/limit",
  },
  "each cycle of a week": {
    change: (pack) => add(pack, { kind: "frequency", per: "week", measure: "total", each: "schoolYear", atLeast: "1" }),
    finds: "kind-mismatch /rules/1/each",
  },
  "a number with two values for the same days": {
    change: (pack) =>
      number(pack, [
        { value: "10", periods: { to: "2027-12-31" } },
        { value: "20", periods: { from: "2026-12-01" } },
      ]),
    finds: "bands-overlap /parameters/0/values/1/periods",
    outcome: "notMet",
  },
  "a number with no value for some days": {
    change: (pack) =>
      number(pack, [
        { value: "10", periods: { to: "2026-10-31" } },
        { value: "20", periods: { from: "2028-01-01" } },
      ]),
    finds: "bands-gap /parameters/0/values/0/periods",
    outcome: "undetermined",
  },
  "an exception for some days within the others is meant": {
    change: (pack) => number(pack, [{ value: "0", periods: { from: "2026-09-01", to: "2026-12-31" } }, { value: "20" }]),
    finds: undefined,
    outcome: "notMet",
  },
  "days that end before they begin": {
    change: (pack) => void (book(pack).where = { all: [{ fact: "on", from: "2027-01-01", to: "2026-01-01" }] }),
    finds: "period-order /books/0/where/all/0/to",
    outcome: "notMet",
  },
  "days of what is no day": {
    change: (pack) => void (book(pack).where = { all: [{ fact: "category", from: "2027-01-01" }] }),
    finds: "fact-type /books/0/where/all/0/from",
  },
  "a factor that is a code": {
    change: (pack) => void (book(pack).value[0]!.times = [{ when: {}, by: { fact: "category" } }]),
    finds: "fact-type /books/0/value/0/times/0/by",
    outcome: "notMet",
  },
  "whole groups that never count": {
    change: (pack) => void (book(pack).cliffs = [{ by: [], per: "schoolYear", measure: "total", atLeast: "5", below: "5", clause: "c1" }]),
    finds: "contradiction /books/0/cliffs/0",
    outcome: "notMet",
  },
  "whole groups by what a rule lacks": {
    change: (pack) => {
      pack.measures.push({ id: "gap", gap: "total" });
      book(pack).cliffs = [{ by: [], per: "schoolYear", measure: "gap", below: "1", clause: "c1" }];
    },
    finds: "kind-mismatch /books/0/cliffs/0/measure",
    outcome: "undetermined",
  },
  "whole groups of nothing in particular": {
    change: (pack) => void (book(pack).cliffs = [{ by: [], measure: "total", atLeast: "1", clause: "c1" }]),
    finds: "list-empty /books/0/cliffs/0/by",
  },
  "a waiver of a part, where nothing is asked for": {
    change: (pack) =>
      add(pack, {
        kind: "amount",
        measure: "total",
        atMost: "100",
        waivedBy: [
          { waiver: "longLeave", effect: { prorata: { by: "days", round: { step: "1", mode: "down", at: "sum" } } }, clause: "c1" },
        ],
      }),
    finds: "kind-mismatch /rules/1/waivedBy/0/effect",
  },
  "a deduction that gives": {
    change: (pack) =>
      void pack.consequences.push({
        id: "pay",
        clause: "c1",
        purposes: ["allowance"],
        effect: { deduct: { each: "-200", of: "total", unit: "yuan" } },
        when: { combine: "all", of: [{ rule: "total", is: "met" }] },
        reply: { days: "3" },
      }),
    finds: "number-out-of-range /consequences/0/effect/deduct/each",
  },
};

const book = (pack: Pack): Book => pack.books[0]!;
const number = (pack: Pack, values: Pack["parameters"][number]["values"]): void => {
  pack.parameters = [{ id: "least", type: "amount", clause: "c1", values }];
  (pack.rules[0] as Extract<Rule, { kind: "amount" }>).atLeast = { param: "least" };
};
const add = (pack: Pack, rule: object): void =>
  void pack.rules.push({ id: "more", title: "另一项", clause: "c1", for: { subject: "person" }, per: "schoolYear", ...rule } as Rule);

describe("packs that nobody means", () => {
  for (const [name, { change, finds, outcome }] of Object.entries(odd))
    it(`${name}: ${finds ?? "nothing is found"}`, () => {
      const pack = structuredClone(tinyPack());
      pack.examples = [
        {
          id: "one",
          asOf: "2026-11-22",
          records: [{ kind: "hour", on: "2026-10-08", minutes: "60", approvedHours: "8", category: "x" }],
          expect: {},
        },
      ];
      change(pack);
      assert.deepEqual(checkForm(pack), []);
      const found = checkPack(pack).map(({ code, path }) => `${code} ${path}`);
      if (finds === undefined) assert.deepEqual(found, []);
      else assert.ok(found.includes(finds), found.join("\n"));
      const [verdict] = verdictsOfExample(pack, { ...pack.examples[0]!, asOf: "2027-08-31" });
      if (outcome) assert.equal(verdict?.outcome, outcome);
    });
});

describe("packs that are looser than the one above them, by what has no number there", () => {
  const parent = tinyPack({
    id: "above",
    book: {
      once: [{ by: ["activity"], keep: "best", clause: "c1" }],
      cliffs: [{ by: ["activity"], measure: "total", atLeast: "2", clause: "c1" }],
    },
  });
  const second: Rule = { ...parent.rules[0]!, id: "second" };
  parent.rules.push(second, { ...second, id: "both", kind: "bundle", need: "all", of: ["total", "second"] } as Rule);
  const found = (parts: Partial<Pack>): string[] =>
    checkPack(
      { ...tinyPack(), id: "below", extends: { id: "above", version: "1" }, categories: [], books: [], measures: [], rules: [], ...parts },
      [parent],
    )
      .filter(({ code }) => code === "looser-than-parent")
      .map(({ path }) => path);
  const own = (change: Partial<Book>): Partial<Pack> => ({ books: [{ ...parent.books[0]!, ...change }] });
  it("the same again is not looser, and more of a figure is its own matter", () => {
    assert.deepEqual(found(own({})), []);
    assert.deepEqual(found(own({ cliffs: [{ ...parent.books[0]!.cliffs![0]!, atLeast: "3" }] })), []);
  });
  it("a lower figure of a cliff", () =>
    assert.deepEqual(found(own({ cliffs: [{ ...parent.books[0]!.cliffs![0]!, atLeast: "1" }] })), ["/books/0/cliffs/0/atLeast"]));
  it("a stage that is left out", () => {
    assert.deepEqual(found(own({ cliffs: [] })), ["/books/0/cliffs"]);
    assert.deepEqual(found(own({ once: [{ by: ["title"], keep: "best", clause: "c1" }] })), ["/books/0/once"]);
  });
  it("records that are worth more", () => {
    const value = (by: string) => own({ value: [{ amount: { fact: "approvedHours" }, times: [{ when: {}, by }], clause: "c1" }] });
    assert.deepEqual(found(value("2")), ["/books/0/value/0/times/0"]);
    assert.deepEqual(found(value("0.5")), []);
  });
  it("a rule of another kind, and a bundle of fewer", () => {
    const manual = { ...second, kind: "manual", question: "？", by: "principal" } as unknown as Rule;
    assert.deepEqual(found({ rules: [manual] }), ["/rules/0/kind"]);
    assert.deepEqual(found({ rules: [{ ...parent.rules[2]!, of: ["total"] } as Rule] }), ["/rules/0/of"]);
  });
});
