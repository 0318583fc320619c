import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import type { Pack } from "@xiaoben/contract";
import fc from "fast-check";
import { PackError } from "../engine/error.ts";
import { checkPack } from "./check.ts";
import { verdictsOfExample } from "./examples.ts";
import { findingCodes } from "./finding.ts";
import { walk } from "./parts/tree.ts";
import { shipped } from "./testing/mutants/mutant.ts";

const runs = process.env["XB_TIER"] === "long" ? 5_000 : 100;

/** Form first, sense only where the form holds: the way every caller goes. */
function checked(value: unknown): void {
  if (checkForm(value).length > 0) return;
  const found = checkPack(value as Pack);
  for (const { code, path, message } of found) {
    assert.ok(Object.hasOwn(findingCodes, code), code);
    assert.match(path, /^(\/|$)/);
    assert.ok(message.length > 0);
  }
  if (found.length === 0) return;
  try {
    for (const example of (value as Pack).examples.slice(0, 1)) verdictsOfExample(value as Pack, example);
  } catch (reason) {
    if (!(reason instanceof PackError)) throw reason;
  }
}

/** Every place of a JSON value where something can be changed. */
function placesOf(value: unknown): [node: object, key: string][] {
  const places: [object, string][] = [];
  walk(value, (node) => Object.keys(node).forEach((key) => places.push([node, key])));
  return places;
}

const oddities: readonly unknown[] = [
  "",
  "0",
  "-1",
  "1",
  "999999999",
  "0.0001",
  "house",
  "constructor",
  "__proto__",
  0,
  -1,
  1.5,
  1e21,
  null,
  true,
  [],
  {},
  "2026-09-01",
  "9999-12-31",
  "0001-01-01",
  { param: "total-min" },
  { measure: "total" },
  "total",
  "all",
  "record",
  "13-40",
];

describe("whatever is handed over as a pack", () => {
  it("any JSON has issues of form, and nothing falls over", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        assert.ok(checkForm(value).length > 0);
      }),
      { numRuns: runs },
    );
  });

  it("a shipped pack with some of its values replaced, removed or swapped is read, and nothing falls over", () => {
    const packs = shipped();
    const change = fc.record({
      at: fc.nat(),
      how: fc.constantFrom("put", "drop", "take", "double"),
      with: fc.constantFrom(...oddities),
      from: fc.nat(),
    });
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
        const pack: unknown = structuredClone(packs[which % packs.length]);
        for (const { at, how, with: odd, from } of changes) {
          const places = placesOf(pack);
          const [node, key] = places[at % places.length]!;
          const [other, otherKey] = places[from % places.length]!;
          if (how === "drop" && Array.isArray(node)) node.splice(Number(key), 1);
          else if (how === "drop") Reflect.deleteProperty(node, key);
          else if (how === "double" && Array.isArray(node)) node.push(structuredClone(node[Number(key)]));
          else Reflect.set(node, key, how === "take" ? structuredClone(Reflect.get(other, otherKey) as unknown) : structuredClone(odd));
        }
        checked(pack);
      }),
      { numRuns: runs },
    );
  });
});

describe("packs that would ask for much work", () => {
  const base = (): Pack => shipped().find(({ id }) => id.includes("study-hours"))!;
  const inTime = (pack: Pack): void => {
    const before = performance.now();
    checkPack(pack);
    assert.ok(performance.now() - before < 20_000, `${Math.round(performance.now() - before)} ms`);
  };
  it("measures six deep and fifty wide", () => {
    const pack = base();
    for (let depth = 1; depth < 6; depth++)
      for (let at = 0; at < 50; at++)
        pack.measures.push({
          id: `d${depth}-${at}`,
          linear: Array.from({ length: 50 }, (_, n) => ({ times: "1", of: depth === 1 ? "total" : `d${depth - 1}-${n}` })),
        });
    pack.rules.push({
      id: "wide",
      title: "宽",
      clause: "house",
      for: { subject: "person" },
      per: "term",
      kind: "amount",
      measure: "d5-0",
      atLeast: "1",
    });
    inTime(pack);
  });
  it("bundles of bundles of bundles", () => {
    const pack = base();
    const last = pack.rules[0]!.id;
    for (let depth = 0; depth < 5; depth++)
      for (let at = 0; at < 40; at++)
        pack.rules.push({
          id: `b${depth}-${at}`,
          title: "合",
          clause: "house",
          for: { subject: "person" },
          per: "schoolYear",
          kind: "bundle",
          need: "all",
          of: depth === 0 ? [last] : Array.from({ length: 40 }, (_, n) => `b${depth - 1}-${n}`),
        });
    inTime(pack);
  });
  it("thousands of cases", () => {
    const pack = base();
    pack.books[0]!.value.unshift(
      ...Array.from({ length: 3_000 }, (_, n) => ({
        when: { all: [{ fact: "role", is: `r${n}` }] },
        amount: { fixed: "1" },
        clause: "house",
      })),
    );
    inTime(pack);
  });
  it("hundreds of questions", () => {
    const pack = base();
    for (let n = 0; n < 300; n++) {
      pack.parameters.push({ id: `p${n}`, type: "amount", clause: "house", values: [] });
      pack.ambiguities.push({
        id: `q${n}`,
        clause: "house",
        kind: "undefined",
        question: "？",
        readings: [1, 2].map((value) => ({ id: `r${value}`, says: "是", sets: { [`p${n}`]: String(value) } })),
        decide: { level: "school", role: "schoolAdmin" },
      });
    }
    pack.measures.push({ id: "asked", linear: Array.from({ length: 300 }, (_, n) => ({ times: { param: `p${n}` }, of: "total" })) });
    pack.rules.push({
      id: "asked",
      title: "问",
      clause: "house",
      for: { subject: "person" },
      per: "term",
      kind: "amount",
      measure: "asked",
      atLeast: "1",
    });
    inTime(pack);
  });
});
