import assert from "node:assert/strict";
import { test } from "node:test";
import { isEqual, keyOf } from "./values.ts";

const same: [unknown, unknown][] = [
  [undefined, null],
  [1, 1],
  [
    { a: 1, b: { c: ["x"] } },
    { b: { c: ["x"] }, a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [[null], [undefined]],
  [new Set(["a", "b"]), new Set(["b", "a"])],
];
const others: [unknown, unknown][] = [
  [0, null],
  ["1", 1],
  [{}, null],
  [{}, []],
  [["a"], ["a", "b"]],
  [{ a: 1 }, { a: 1, b: null }],
  [{ a: null }, {}],
  [{ a: undefined, b: 1 }, { a: 1 }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [new Set(["a"]), new Set(["b"])],
  [new Set(["a"]), {}],
  [{}, new Set()],
  [new Blob(["a"]), new Blob(["b"])],
];

for (const [a, b] of same)
  test(`equal: ${show(a)} and ${show(b)}`, () => {
    assert.ok(isEqual(a, b));
    assert.ok(isEqual(b, a));
  });
for (const [a, b] of others)
  test(`not equal: ${show(a)} and ${show(b)}`, () => {
    assert.ok(!isEqual(a, b));
    assert.ok(!isEqual(b, a));
  });

test("equal questions have one key, others another", () => {
  assert.equal(keyOf({ kind: "hour", where: { person: "p", state: undefined } }), keyOf({ where: { person: "p" }, kind: "hour" }));
  assert.notEqual(keyOf({ kind: "hour" }), keyOf({ kind: "hour", limit: 1 }));
});

function show(value: unknown): string {
  return value instanceof Set
    ? `a set of ${Array.from(value).join()}`
    : value instanceof Blob
      ? "a file"
      : (JSON.stringify(value) ?? "nothing");
}
