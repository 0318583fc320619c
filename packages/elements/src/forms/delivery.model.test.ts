import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pending } from "@xiaoben/contract";
import { deliveryOf, isStale } from "./delivery.model.ts";
import { differences } from "./differences.model.ts";

test("a refusal is shown before what waits, and changes that merely wait are not", () => {
  const on = { kind: "observation", id: "o1" } as const;
  const entry = (more: Partial<Pending>): Pending => ({
    actionId: "1",
    action: "observation.submit",
    on,
    state: "waiting",
    since: "",
    ...more,
  });
  assert.deepEqual(deliveryOf([entry({ action: "observation.change" })], on, true), { state: "none" });
  assert.equal(deliveryOf([entry({ action: "observation.change" }), entry({})], on, true).state, "waiting");
  const error = { code: "stale-version", detail: "", retryable: false } as const;
  assert.equal(
    deliveryOf([entry({}), entry({ actionId: "2", action: "observation.change", state: "attention", error })], on, true).state,
    "attention",
  );
  assert.equal(deliveryOf([entry({ on: { kind: "observation", id: "other" } })], on, true).state, "none");
});

test("a conflict names what differs and nothing else", () => {
  const mine = { strengths: "a", problems: "b", ratings: { x: { value: "1" } } };
  assert.deepEqual(differences(mine, { ...mine, problems: "c", ratings: { x: { value: "1" } } }, ["strengths", "problems", "ratings"]), [
    { name: "problems", mine: "b", theirs: "c" },
  ]);
});

test("a change that is no draft waits visibly", () => {
  const on = { kind: "pair", id: "p" } as const;
  assert.equal(deliveryOf([{ actionId: "1", action: "pair.change", on, state: "waiting", since: "" }], on, false).state, "waiting");
});

test("only a refusal that brings the other version along is a conflict", () => {
  assert.equal(isStale({ code: "stale-version", detail: "", retryable: false, current: { id: "a" } }), true);
  assert.equal(isStale({ code: "stale-version", detail: "", retryable: false }), false);
  assert.equal(isStale({ code: "guard-failed", detail: "", retryable: false, current: {} }), false);
});
