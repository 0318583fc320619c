import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonical } from "./canonical.ts";

test("canonical does not depend on the order of keys", () => {
  assert.equal(canonical({ b: 1, a: { d: [1, "二"], c: null } }), '{"a":{"c":null,"d":[1,"二"]},"b":1}');
  assert.equal(canonical({ a: { c: null, d: [1, "二"] }, b: 1 }), canonical({ b: 1, a: { d: [1, "二"], c: null } }));
});

test("canonical keeps the meaning: it parses back to the same value", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.deepEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value)))));
});

test("canonical leaves out undefined properties and refuses what JSON cannot say", () => {
  assert.equal(canonical({ a: undefined, b: [undefined] }), '{"b":[null]}');
  assert.throws(() => canonical({ a: Number.NaN }), /NaN/);
  assert.throws(() => canonical(1n), TypeError);
});
