import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Hour, Observation } from "@xiaoben/contract";
import { shapeOf } from "@xiaoben/contract/guards";
import { always, each, given, keyed, shown, signed } from "./columns.ts";
import { compileFields } from "./compile.ts";
import { idsOf } from "./ids.ts";
import { json } from "./values.ts";
import { defaults } from "./way.ts";

const runs = process.env["XB_TIER"] === "long" ? 10_000 : 300;
const id = idsOf("t", "observation", "person", "lesson");

function observation(): ReturnType<typeof compileFields> {
  const faults: string[] = [];
  const compiled = compileFields<Observation>(
    shapeOf("observation"),
    [
      { id: given("wbh", "tkId", id.observation), version: "v", org: always("x"), createdAt: "c", updatedAt: "c", state: "zt", on: "rq" },
      { author: shown("tkr", id.person), observed: shown("skr", id.person), lesson: ["kc.id", id.lesson], lessons: "kss", form: "pjb" },
      { points: ["gcd", each({ id: "xh", text: "nr", note: "bz" })], notes: ["jl", each({ id: "xh", minute: "fz", text: "nr" })] },
      { ratings: ["df", keyed("zb", { value: "fs", level: "dj", text: "wz", notApplicable: "bp" })], tallies: ["yytj", json] },
      { strengths: "ys", problems: "wt", measures: "jy", nextStep: "xyb", answer: "hf", reflection: "fs", submittedAt: "tj" },
      { signatures: signed("qm", { party: "js", person: ["ryId", id.person], at: "sj" }) },
    ],
    "t",
    faults,
  );
  assert.deepEqual(faults, []);
  return compiled;
}

const words = fc.string({ minLength: 1, maxLength: 20 });
const units = fc.integer({ min: 0, max: 999 }).map((n) => String(n / 2));
const content = fc.record({
  lesson: fc.nat(99_999).map((key) => id.lesson.of(key)),
  lessons: units,
  points: fc.array(fc.record({ id: words, text: words, note: words }, { requiredKeys: ["id", "text"] }), { maxLength: 4 }),
  notes: fc.array(fc.record({ id: words, minute: fc.nat(90), text: words }), { maxLength: 4 }),
  ratings: fc.dictionary(
    fc.stringMatching(/^[a-z][a-z-]{0,8}$/),
    fc.oneof(
      units.map((value) => ({ value })),
      words.map((level) => ({ level })),
      words.map((text) => ({ text })),
      fc.constant({ notApplicable: true as const }),
    ),
    { maxKeys: 6 },
  ),
  tallies: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.nat(20), { minKeys: 1, maxKeys: 4 }),
  strengths: fc.string({ maxLength: 20 }),
  answer: fc.string({ maxLength: 20 }),
  submittedAt: fc.nat(2_000_000_000).map((seconds) => new Date(seconds * 1000).toISOString()),
});

describe("a mapping", () => {
  it("written and read again is what it was", () => {
    const compiled = observation();
    fc.assert(
      fc.property(content, (record) => {
        const row = compiled.write(record, Object.keys(record), defaults);
        const { value, issues } = compiled.read(JSON.parse(JSON.stringify(row)) as never, defaults);
        assert.deepEqual(issues, []);
        for (const [property, wanted] of Object.entries(JSON.parse(JSON.stringify(record)) as object))
          assert.deepEqual(value[property], wanted, property);
      }),
      { numRuns: runs },
    );
  });

  it("puts a key into its own column and the id of a device into the other", () => {
    const compiled = observation();
    const device = "0197a1b2-0000-7000-8000-000000000001";
    assert.deepEqual(compiled.column("id")!.write!(device, defaults), { wbh: device });
    assert.deepEqual(compiled.column("id")!.write!(id.observation.of(7), defaults), { tkId: 7 });
    assert.equal(compiled.read({ wbh: device, tkId: 7 }, defaults).value["id"], device);
    assert.equal(compiled.read({ wbh: "", tkId: 7 }, defaults).value["id"], id.observation.of(7));
  });

  it("sets nested names, and never sends what is only shown", () => {
    const compiled = observation();
    const row = compiled.write({ lesson: id.lesson.of(5), author: id.person.of(1) }, ["lesson", "author"], defaults);
    assert.deepEqual(row, { kc: { id: 5 } });
    assert.ok(compiled.shown.has("author") && compiled.shown.has("signatures") && !compiled.shown.has("answer"));
  });

  it("stands an empty text, list or table where the vendor has nothing and the contract cannot be without", () => {
    const { value } = observation().read({ hf: null, gcd: null, df: null, tj: null }, defaults);
    assert.deepEqual([value["answer"], value["points"], value["ratings"], "submittedAt" in value], ["", [], {}, false]);
  });

  it("reads signatures with the time as the version that was signed", () => {
    const { value } = observation().read({ qm: [{ js: "author", ryId: 3, sj: 1_790_000_000_000 }] }, defaults);
    const at = new Date(1_790_000_000_000).toISOString();
    assert.deepEqual(value["signatures"], [
      { party: "author", person: id.person.of(3), at, version: 1_790_000_000_000, hash: "", way: "session" },
    ]);
  });

  it("leaves out an object that lacks what it cannot be without", () => {
    const faults: string[] = [];
    const hour = compileFields<Partial<Hour>>(shapeOf("hour"), { "source.kind": always("observation"), "source.id": "ly" }, "h", faults);
    assert.equal(faults.filter((fault) => fault.includes("source")).length, 0);
    assert.ok(!("source" in hour.read({ ly: null }, defaults).value));
  });

  it("refuses what a list of objects has no place for, instead of dropping it", () => {
    const record = { points: [{ id: "a", text: "b", by: "somebody" }] };
    assert.throws(() => observation().write(record, ["points"], defaults), /\/points: the vendor's system has no place for "by"/);
  });
});
