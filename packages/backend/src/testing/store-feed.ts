import assert from "node:assert/strict";
import type { Change } from "@xiaoben/contract";
import type { Store } from "../store/store.ts";
import { refused, type Runner } from "./runner.ts";
import { forged, name, nobody, putAll, stored, type Open } from "./store-records.ts";

const patience = 15_000;

/** Reads the feed until it has told of all that is expected; a store may withhold what is young. */
async function readUntil(
  store: Store,
  tenant: string,
  from: string | null,
  expected: readonly string[],
  limit: number,
): Promise<{ seen: string[]; cursor: string | null }> {
  const seen: string[] = [];
  let cursor = from;
  const end = Date.now() + patience;
  while (!expected.every((one) => seen.includes(one))) {
    assert.ok(Date.now() < end, `the feed never told of ${expected.filter((one) => !seen.includes(one)).join(", ")}`);
    const page: { refs: Change[]; cursor: string } = await store.changes(tenant, cursor, limit);
    assert.ok(page.refs.length <= limit);
    seen.push(...page.refs.map(told));
    cursor = page.cursor;
    if (page.refs.length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { seen, cursor };
}

const told = (change: Change): string => `${change.id} ${change.version}`;

/** The feed tells of every acknowledged write, in the page asked for or a later one. */
export function feedSuite(open: Open, { it }: Pick<Runner, "it">): void {
  const now = (text: string, version = 1) => stored(text, { version, updatedAt: new Date().toISOString() });

  it("tells of every write, from the beginning and from a cursor on, in portions", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [now("a"), now("b"), now("c")]);
    const first = await readUntil(
      store,
      tenant,
      null,
      ["a", "b", "c"].map((one) => `${name(one)} 1`),
      2,
    );
    await putAll(store, tenant, [now("b", 2)]);
    const second = await readUntil(store, tenant, first.cursor, [`${name("b")} 2`], 2);
    assert.ok(!second.seen.includes(`${name("a")} 1`), "what was told before the cursor is not told again");
    const idle = await store.changes(tenant, second.cursor, 10);
    assert.deepEqual(idle.refs, []);
  });

  it("begins behind what is there when it is asked from now on", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [now("a")]);
    await readUntil(store, tenant, null, [`${name("a")} 1`], 5);
    const head = await store.changes(tenant, "now", 5);
    assert.deepEqual(head.refs, []);
    await putAll(store, tenant, [now("b")]);
    const { seen } = await readUntil(store, tenant, head.cursor, [`${name("b")} 1`], 5);
    assert.ok(!seen.includes(`${name("a")} 1`));
  });

  it("misses nothing while others write", async () => {
    const { store, tenant } = await open();
    const all = Array.from({ length: 30 }, (_, n) => `w${n}`);
    const seen = new Set<string>();
    let cursor: string | null = null;
    const reading = async (): Promise<void> => {
      const page: { refs: Change[]; cursor: string } = await store.changes(tenant, cursor, 5);
      for (const change of page.refs) seen.add(told(change));
      cursor = page.cursor;
    };
    await Promise.all(all.map(async (one) => Promise.all([putAll(store, tenant, [now(one)]), reading()])));
    const expected = all.map((one) => `${name(one)} 1`).filter((one) => !seen.has(one));
    await readUntil(store, tenant, cursor, expected, 5);
  });

  it("keeps tenants apart, and refuses a cursor that is none", async () => {
    const { store, tenant } = await open();
    await putAll(store, tenant, [now("a")]);
    assert.deepEqual((await store.changes(`${tenant}-other`, null, 10)).refs, []);
    for (const cursor of ["yesterday", ...forged(["2026-99-99T00:00:00.000000Z", nobody, ""], ["2026-09-01T:::::::::::::::Z", nobody, ""])])
      await refused(store.changes(tenant, cursor, 10), "validation");
    await refused(store.changes(tenant, forged(["2026-09-01T00:00:00.000000Z", nobody, "\u0000"])[0]!, 10), "validation");
  });
}
