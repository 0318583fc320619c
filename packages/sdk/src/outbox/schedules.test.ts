import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import fc from "fast-check";
import { found } from "./testing/found.ts";
import { mutants } from "./testing/mutants.ts";
import { everyday, schedules, type Schedule } from "./testing/steps.ts";
import { kinds, walk, type Counts } from "./testing/world.ts";

/*
 * Random schedules of typing, sending, reloads and every kind of fault. Whatever happened: what was kept on the device is at the back end exactly
 * once or still to be seen among what waits, and what belongs to one record arrives in its order. XB_SEED repeats a run; XB_SCHEDULES says of how many.
 */
const long = process.env["XB_TIER"] === "long";
const runs = Number(process.env["XB_SCHEDULES"]) || (long ? 10_000 : 300);
const longest = 60;
/** Effects of each kind of fault; the long tier sees all of them often. */
const atLeast = long ? 300 : 30;

const seeded = (t: TestContext): number => {
  const seed = Number(process.env["XB_SEED"]) || Date.now() % 1_000_000_007;
  t.diagnostic(`seed ${seed}`);
  return seed;
};

describe("the outbox under faults", { timeout: 7_200_000 }, () => {
  it(`[R204] loses nothing, doubles nothing and keeps the order over ${runs} schedules and more`, async (t) => {
    const counts: Counts = new Map();
    const seed = seeded(t);
    const rare = (): boolean => kinds.some((kind) => (counts.get(kind) ?? 0) < atLeast);
    // As many rounds as it takes until every kind of fault took effect often enough.
    for (let round = 0; round === 0 || (rare() && round < 12); round++)
      await fc.assert(
        fc.asyncProperty(schedules(longest), (schedule) => walk(schedule, counts)),
        {
          numRuns: runs,
          seed: seed + round,
          examples: round === 0 ? found.map((schedule): [Schedule] => [schedule]) : [],
          endOnFailure: true,
        },
      );
    for (const kind of kinds) t.diagnostic(`${kind}: ${counts.get(kind) ?? 0}`);
    for (const kind of kinds) assert.ok((counts.get(kind) ?? 0) >= atLeast, `"${kind}" took effect ${counts.get(kind) ?? 0} times`);
  });

  for (const [name, mutant] of Object.entries(mutants))
    it(`catches an outbox that ${name}`, async (t) => {
      const { failed, numRuns } = await fc.check(
        fc.asyncProperty(fc.oneof(schedules(longest), everyday(longest)), (schedule) => walk(schedule, new Map(), mutant)),
        { numRuns: 2_500, seed: seeded(t), endOnFailure: true },
      );
      t.diagnostic(`after ${numRuns} schedules`);
      assert.ok(failed, "every schedule passed");
    });
});
