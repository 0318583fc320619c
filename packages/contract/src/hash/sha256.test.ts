import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { sha256 } from "./sha256.ts";

const reference = (input: string | Uint8Array): string => createHash("sha256").update(input).digest("hex");

test("sha256 equals the platform's for every length around the block borders", () => {
  for (let length = 0; length < 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 0xff);
    assert.equal(sha256(bytes), reference(bytes), `length ${length}`);
  }
});

test("sha256 equals the platform's for random texts, as UTF-8", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => sha256(text) === reference(text)));
});

test("sha256 of a known text", () => {
  assert.equal(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.equal(sha256("校本"), reference("校本"));
});
