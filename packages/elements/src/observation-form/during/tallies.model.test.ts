import assert from "node:assert/strict";
import { test } from "node:test";
import { bareMentioned, coded, codesShown, counted, evaluationCodes, isHeard, ratioOf, sevenKinds } from "./tallies.model.ts";

test("[R263] seven kinds are counted, and beside them the negative and the bare; a host's own are shown too", () => {
  assert.equal(sevenKinds.length, 7);
  assert.deepEqual(evaluationCodes.slice(7), ["negative", "bare"]);
  assert.deepEqual(codesShown({ tallies: { "ext:humour": 2, "ext:none": 0 } }), [...evaluationCodes, "ext:humour"]);
});

test("a count goes up and down, and never below nothing", () => {
  assert.deepEqual(counted({}, "motivating", 1), { tallies: { motivating: 1 } });
  assert.deepEqual(counted({ tallies: { motivating: 1, bare: 2 } }, "motivating", -1), { tallies: { motivating: 0, bare: 2 } });
  assert.deepEqual(counted({ tallies: { motivating: 0 } }, "motivating", -1), { tallies: { motivating: 0 } });
});

test("[R263] edge, one utterance may carry two codes: each is counted once, and not below what is quoted", () => {
  const heard = { tallies: { appreciating: 1 }, quotes: [{ id: "q", text: "你把理由也说出来了", codes: ["appreciating" as const] }] };
  const two = coded(heard, "q", "reflecting");
  assert.deepEqual(two, {
    tallies: { appreciating: 1, reflecting: 1 },
    quotes: [{ ...heard.quotes[0], codes: ["appreciating", "reflecting"] }],
  });
  assert.deepEqual(counted(two, "reflecting", -1), { tallies: two.tallies });
  assert.deepEqual(coded(two, "q", "reflecting"), { tallies: { appreciating: 1, reflecting: 0 }, quotes: heard.quotes });
  assert.deepEqual(coded(heard, "nobody", "bare"), {});
});

test("[R269] the negative is counted as the others are, and is no part of any ratio", () => {
  const before = { tallies: { negative: 3, bare: 1, heartfelt: 2 } };
  assert.deepEqual(ratioOf(before), { bare: 1, specific: 2 });
  assert.deepEqual(counted(before, "negative", 1), { tallies: { ...before.tallies, negative: 4 } });
});

test("[R270] edge, no threshold in the source: bare praise is mentioned where a pack says from which share on, and without one never", () => {
  assert.equal(bareMentioned({ bare: 99, specific: 1 }, undefined), false);
  assert.equal(bareMentioned({ bare: 3, specific: 3 }, 0.5), false);
  assert.equal(bareMentioned({ bare: 4, specific: 3 }, 0.5), true);
  assert.equal(bareMentioned({ bare: 0, specific: 0 }, 0), false);
});

test("nothing heard is nothing to show", () => {
  assert.equal(isHeard({ tallies: { bare: 0 }, quotes: [] }), false);
  assert.equal(isHeard({ quotes: [{ id: "q", text: "", codes: [] }] }), true);
});
