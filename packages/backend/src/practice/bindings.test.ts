import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, isProblemError, newId, type Binding } from "@xiaoben/contract";
import fc from "fast-check";
import { createMemoryStore } from "../memory/index.ts";
import { ids } from "../testing/fixture.ts";
import { newBinding, nextPack, openPractice } from "../testing/practice-fixture.ts";

const runs = process.env["XB_TIER"] === "long" ? 1_000 : 60;
const orgs = [ids.county, ids.school] as const;
const day = fc.integer({ min: -5, max: 60 }).map((days) => addDays("2026-09-01", days));

const step = fc.record({
  does: fc.constantFrom("create", "create", "end"),
  which: fc.nat({ max: 9 }),
  org: fc.constantFrom(...orgs),
  version: fc.constantFrom("1", "2"),
  from: day,
  to: fc.option(day, { nil: undefined }),
});

describe("bindings", () => {
  it("of one pack to one organisation never hold on the same day, whatever is created and ended in whatever order", async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const campus = await openPractice(async () => ({ store: createMemoryStore(), tenant: "t" }));
        await campus.publish(ids.officer, ids.county, nextPack());
        const all = (): Promise<Binding[]> => campus.all("officer", "binding");
        for (const { does, which, org, version, from, to } of steps) {
          const before = await all();
          const body = { ...newBinding(org, version, from), ...(to !== undefined && { to }) };
          const one = before[which % before.length]!;
          const doing =
            does === "create"
              ? campus.as("officer", "binding.create", { id: newId(), body })
              : campus.as("officer", "binding.end", { id: one.id, input: { to: to ?? from } });
          const failure: unknown = await doing.then(
            () => undefined,
            (error: unknown) => error,
          );
          const after = await all();
          if (failure === undefined) accepted++;
          else {
            assert.ok(isProblemError(failure) && failure.code === "validation", String(failure));
            assert.deepEqual(after, before, "a refusal leaves no trace");
          }
          demandApart(after);
        }
      }),
      { numRuns: runs, ...(process.env["XB_SEED"] && { seed: Number(process.env["XB_SEED"]) }) },
    );
    assert.ok(accepted > runs, `only ${accepted} steps were taken`);
  });
});

function demandApart(bindings: readonly Binding[]): void {
  for (const org of orgs) {
    const own = bindings.filter((one) => one.org === org).sort((a, b) => (a.from < b.from ? -1 : 1));
    own.forEach((one, i) => {
      assert.ok(one.to === undefined || one.from <= one.to, `${one.from} to ${one.to}`);
      const next = own[i + 1];
      if (next) assert.ok(one.to !== undefined && one.to < next.from, `${one.from} to ${one.to} meets ${next.from}`);
    });
  }
}
