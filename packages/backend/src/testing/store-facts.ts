import assert from "node:assert/strict";
import type { FactsQuery } from "../store/store.ts";
import type { Runner } from "./runner.ts";
import { at, name, putAll, stored, type Open } from "./store-records.ts";

/** What the engine reads: everything of somebody over a stretch of days, as it was known. */
export function factSuite(open: Open, { it }: Pick<Runner, "it">): void {
  it("reads the facts of people, or of all below an organisation, over a stretch of days", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [
      stored("first", { owner: name("me"), day: "2026-01-01", orgPath: "/a/1/" }),
      stored("last", { owner: name("me"), day: "2026-01-31", orgPath: "/a/1/" }),
      stored("outside", { owner: name("me"), day: "2026-02-01", orgPath: "/a/1/" }),
      stored("hers", { owner: name("her"), day: "2026-01-15", orgPath: "/a/12/" }),
      stored("undated", { owner: name("me"), orgPath: "/a/1/" }),
      stored("lesson", { kind: "lesson", owner: name("me"), day: "2026-01-10" }),
      stored("gone", { owner: name("me"), day: "2026-01-10", orgPath: "/a/1/" }),
      stored("gone", { version: 2, owner: name("me"), day: "2026-01-10", orgPath: "/a/1/", deleted: true }),
    ]);
    const read = async (query: Partial<FactsQuery>): Promise<string[]> => {
      const found: string[] = [];
      for await (const portion of store.facts(tenant, { kind: "hour", from: "2026-01-01", to: "2026-01-31", ...query }))
        found.push(...portion.map((row) => row.id));
      return found;
    };
    assert.deepEqual(await read({ people: [name("me")] }), [name("first"), name("last")]);
    assert.deepEqual(await read({ orgPath: "/a/1/" }), [name("first"), name("last")]);
    assert.deepEqual(new Set(await read({})), new Set([name("first"), name("last"), name("hers")]));
    assert.deepEqual(await read({ people: [] }), []);
    assert.deepEqual(await read({ people: [name("me")], knownAt: at(1) }), [name("first"), name("gone"), name("last")]);
  });

  it("reads facts as they were known: a day that was moved later counts where it stood", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [stored("one", { owner: name("me"), day: "2026-01-10" })]);
    await putAll(store, tenant, [stored("one", { version: 2, owner: name("me"), day: "2026-03-10" })]);
    const versions = async (knownAt?: string): Promise<number[]> => {
      const found: number[] = [];
      for await (const rows of store.facts(tenant, {
        kind: "hour",
        people: [name("me")],
        from: "2026-01-01",
        to: "2026-01-31",
        ...(knownAt !== undefined && { knownAt }),
      }))
        found.push(...rows.map((row) => row.version));
      return found;
    };
    assert.deepEqual([await versions(), await versions(at(1)), await versions(at(2)), await versions(at(0))], [[], [1], [], []]);
  });

  it("gives many facts in portions, all of them and in order", async () => {
    const { store, tenant } = await open();
    const rows = Array.from({ length: 1203 }, (_, n) =>
      stored(`f${n}`, { owner: name(n % 2 ? "a" : "b"), day: `2026-01-${String((n % 28) + 1).padStart(2, "0")}` }),
    );
    await putAll(store, tenant, rows);
    const keys: string[] = [];
    for await (const portion of store.facts(tenant, { kind: "hour", from: "2026-01-01", to: "2026-12-31" }))
      keys.push(...portion.map((row) => `${row.owner} ${row.day} ${row.id}`));
    assert.equal(keys.length, rows.length);
    assert.deepEqual(keys, [...keys].sort());
  });
}
