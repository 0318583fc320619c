import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  isProblemError,
  newId,
  workflows,
  type ActionId,
  type ActionOf,
  type Hour,
  type Pair,
  type Signature,
  type Transition,
} from "@xiaoben/contract";
import fc from "fast-check";
import { createMemoryStore } from "../memory/index.ts";
import { openCampus, type Campus } from "../testing/campus.ts";
import { ids, newObservation, observationId, type PersonName } from "../testing/fixture.ts";
import { contentHash, standing } from "./signature.ts";

const people: PersonName[] = ["observer", "teacher", "observer", "teacher", "lead", "admin", "principal", "stranger"];
const id = observationId();
const runs = process.env["XB_TIER"] === "long" ? 4_000 : 200;
const byHand = (kind: "observation" | "pair"): string[] => [
  ...new Set((workflows[kind].transitions as readonly Transition[]).filter((one) => !one.auto).map((one) => one.id)),
];

/** What the walks look at of either kind. */
interface Moving {
  state: string;
  signatures: Signature[];
  gates?: Pair["gates"];
}

interface Step {
  who: PersonName;
  does: string;
  wait: number;
  text: string;
}

const stepOf = (does: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({
    who: fc.constantFrom(...people),
    does: fc.constantFrom(...does),
    wait: fc.constantFrom(0, 0, 0, 2),
    text: fc.constantFrom("一", "二"),
  });

/** Steps that often lead on: without them hardly any walk comes to the end of the table. */
const sensible = (pairs: readonly (readonly [PersonName, string])[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...pairs.map(([who, does]): Step => ({ who, does, wait: 0, text: "一" })));

const leadingOn = sensible([
  ["observer", "submit"],
  ["teacher", "reply"],
  ["teacher", "answer"],
  ["teacher", "sign"],
  ["observer", "sign"],
  ["teacher", "askUnlock"],
  ["observer", "agree"],
]);

/** Does one step, whatever becomes of it; a refusal is as good as a success. */
async function attempt(campus: Campus, kind: "observation" | "pair", of: string, { who, does, wait, text }: Step): Promise<boolean> {
  campus.wait(wait);
  const inputs: Record<string, object> = {
    create: { id: of, body: newObservation("lesson", ids[who]) },
    change: {
      id: of,
      patch:
        kind === "pair"
          ? {
              topics: [{ topic: text, leads: "mentor", goal: text }],
              evidence: [{ stage: "one", task: "explain", title: text, on: "2026-10-01", by: ids[who] }],
            }
          : { strengths: text },
    },
    reply: { id: of, patch: { answer: text } },
    remove: { id: of },
    askUnlock: { id: of, input: { reason: text } },
    refuse: { id: of, input: { reason: text } },
    end: { id: of, input: { reason: text } },
  };
  const action = `${kind}.${does === "reply" ? "change" : does}` as ActionId;
  try {
    await campus.as(who, action, (inputs[does] ?? { id: of }) as ActionOf[ActionId], newId());
    return true;
  } catch (error) {
    if (!isProblemError(error)) throw error;
    assert.notEqual(error.code, "internal");
    return false;
  }
}

/** States that the table leads to by an action, with what follows by itself. */
function reachable(kind: "observation" | "pair", from: string, does: string): Set<string> {
  const transitions = workflows[kind].transitions as readonly Transition[];
  const found = new Set(transitions.filter((one) => !one.auto && one.id === does && one.from.includes(from)).map((one) => one.to));
  for (const one of transitions) if (one.auto && one.from.some((state) => found.has(state))) found.add(one.to);
  return found;
}

async function bodyOf<T>(campus: Campus, kind: "observation" | "pair", of: string): Promise<T | undefined> {
  const row = await campus.store.get(campus.tenant, { kind, id: of });
  return row && !row.deleted ? (row.body as T) : undefined;
}

async function netHours(campus: Campus): Promise<number> {
  const page = await campus.store.page(campus.tenant, { kind: "hour", visible: { any: [{ everyone: true }] }, order: "id", limit: 500 });
  const hours = page.rows.map((row) => row.body as Hour);
  for (const hour of hours)
    if (hour.counters !== undefined)
      assert.ok(
        hours.some((one) => one.id === hour.counters && one.counters === undefined),
        "a counter entry takes back an hour that is there",
      );
  const countered = hours.flatMap((hour) => hour.counters ?? []);
  assert.equal(new Set(countered).size, countered.length, "no hour is taken back twice");
  return hours.length - 2 * countered.length;
}

/** Takes a campus through steps and holds every one of them to the table. */
async function walk(
  kind: "observation" | "pair",
  of: string,
  steps: readonly Step[],
  check: (campus: Campus, now: Moving) => Promise<void>,
): Promise<void> {
  const campus = await openCampus({ store: createMemoryStore(), tenant: "t" });
  for (const step of steps) {
    const before = await bodyOf<Moving>(campus, kind, of);
    const done = await attempt(campus, kind, of, step);
    const after = await bodyOf<Moving>(campus, kind, of);
    if (!done) assert.deepEqual(after, before, "a refusal leaves no trace");
    if (!after) continue;
    const name = `${step.who} ${step.does} ${before?.state} → ${after.state}`;
    assert.ok(Object.hasOwn(workflows[kind].states, after.state), name);
    const isTransition = byHand(kind).includes(step.does);
    if (done && before && isTransition) assert.ok(reachable(kind, before.state, step.does).has(after.state), name);
    if (before && !isTransition) assert.equal(after.state, before.state, name);
    assert.deepEqual(after.signatures, standing(after), `${name}: every signature stands for what the record says`);
    const lost = (before?.signatures ?? []).filter(
      (one) => !after.signatures.some((kept) => kept.person === one.person && kept.at === one.at),
    );
    const mayClear = (workflows[kind].transitions as readonly Transition[]).some(
      (one) => one.clears?.includes("/signatures") && (one.id === step.does || (one.auto && step.does === "sign")),
    );
    if (lost.length > 0) assert.ok(mayClear || contentHash(before!) !== contentHash(after), `${name}: a signature was lost in silence`);
    await check(campus, after);
  }
}

describe("random actions by random people", () => {
  it("[R043] never leave the table of the observation, never lose a signature, and hours always net to the locked ones", async () => {
    let locks = 0;
    const anything = stepOf(["create", "change", "reply", "remove", ...byHand("observation")]);
    const step = fc.oneof({ weight: 1, arbitrary: anything }, { weight: 6, arbitrary: leadingOn });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
        const begun: Step[] = [
          { who: "observer", does: "create", wait: 0, text: "一" },
          { who: "observer", does: "change", wait: 0, text: "二" },
        ];
        await walk("observation", id, [...begun, ...steps], async (campus, { state, signatures }) => {
          const isLocked = state === "locked" || state === "unlocking";
          if (isLocked) locks++;
          if (isLocked) assert.deepEqual(new Set(signatures.map((one) => one.party)), new Set(["author", "observed"]));
          assert.equal(await netHours(campus), isLocked ? 1 : 0);
        });
      }),
      { numRuns: runs },
    );
    assert.ok(locks > 0, "the walks did reach locked observations");
  });

  it("[R098] pass a gate of a pair only with both signatures on what it says", async () => {
    let passed = 0;
    const step = stepOf(["change", ...byHand("pair"), "sign", "sign"]);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) =>
        walk("pair", ids.pair, steps, async (_campus, { gates = [], state }) => {
          passed += gates.length;
          assert.deepEqual(
            gates.map((gate) => gate.stage),
            ["one", "two"].slice(0, gates.length),
          );
          for (const gate of gates)
            assert.deepEqual(new Set(gate.signatures.map((one) => one.person)), new Set([ids.observer, ids.teacher]));
          assert.equal(state === "completed", gates.length === 2);
        }),
      ),
      { numRuns: runs },
    );
    assert.ok(passed > 0, "the walks did pass gates");
  });
});
