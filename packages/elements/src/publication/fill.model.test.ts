import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "@xiaoben/contract";
import { loadWords } from "@xiaoben/policy/words";
import { itemsOf, outcomesIn, peopleIn, rulesOf } from "./fill.model.ts";
import { item, pack, rollup } from "./publication.test.fixture.ts";

const policy = await loadWords("zh-Hans");
const [hours] = pack.rules;
const came = peopleIn(rollup, pack, hours!, policy, "2026-11-22");
const basis = { pack: "t.hours", version: "1", rule: "hours", clause: "c1" };

test("[R020] says of each how she came out, with the figures of her verdict and no other", () => {
  assert.deepEqual(
    came.map(({ id, outcome, says }) => [id, outcome, says]),
    [
      ["lin", "met", "学期学时 24 / 20，已经达到"],
      ["su", "notYet", "学期学时 8 / 20，还差 12 学时"],
      ["tang", "undetermined", "学期学时 9 / 20：还定不了，还定不了"],
    ],
  );
});

test("of whom nothing can be said yet, nothing can be taken", () => {
  assert.deepEqual(outcomesIn(came), [
    ["met", 1],
    ["notYet", 1],
  ]);
});

test("takes those outcomes that were chosen, each person once for a rule, with what the words rest on", () => {
  const chosen = new Set<Outcome>(["met", "notYet"]);
  const items = itemsOf(came, chosen, "initial", basis, []);
  assert.deepEqual(
    items.map(({ person, shown, basis: rests }) => [person, shown, rests]),
    [
      ["lin", "initial", { ...basis, outcome: "met" }],
      ["su", "initial", { ...basis, outcome: "notYet" }],
    ],
  );
  assert.equal(new Set(items.map(({ id }) => id)).size, 2);
  assert.deepEqual(itemsOf(came, chosen, "name", basis, items), []);
  assert.equal(itemsOf(came, chosen, "name", basis, [item("lin")]).length, 2, "what was said of her by hand is another matter");
});

test("rules for people and for groups over a period, and no part of another rule", () => {
  assert.deepEqual(
    rulesOf({
      ...pack,
      rules: [
        ...pack.rules,
        { ...hours!, id: "part", inside: "hours" } as never,
        { ...hours!, id: "each", per: "record" },
        { ...hours!, id: "pairs", for: { subject: "pair" } },
      ],
    }).map(({ id }) => id),
    ["hours", "study"],
  );
});
