import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { behaviourSuite, fixture, ids, storeSuite } from "../testing/index.ts";
import { createMemoryStore } from "./index.ts";

behaviourSuite("the memory store", async () => createMemoryStore(), { describe, it, after });
storeSuite("memory", async () => createMemoryStore(), { describe, it, after });

describe("memory store", () => {
  it("loads records as they are, with parties, links and keys", async () => {
    const store = createMemoryStore();
    store.load("t", fixture);
    const lesson = await store.get("t", { kind: "lesson", id: ids.lesson });
    assert.deepEqual(
      [lesson?.owner, lesson?.day, lesson?.state, lesson?.orgPath],
      [ids.teacher, "2026-11-18", "held", `/${ids.county}/${ids.school}/`],
    );
    const page = await store.page("t", {
      kind: "lesson",
      visible: { any: [{ party: ids.observer, as: ["observer"] }] },
      order: "id",
      limit: 9,
    });
    assert.equal(page.rows.length, 2);
  });

  it("chains the audit entries that it seals", async () => {
    const store = createMemoryStore();
    for (const n of [1, 2, 3]) await store.write("t", (tx) => tx.audit({ n }));
    await store.seal("t");
    const rows = store.audit("t");
    assert.deepEqual(
      rows.map((row) => row.seq),
      [1, 2, 3],
    );
    assert.equal(rows[2]?.prev, rows[1]?.hash);
    assert.match(rows[0]?.hash ?? "", /^[0-9a-f]{64}$/);
  });

  it("gives out what nobody can change", async () => {
    const store = createMemoryStore();
    store.load("t", fixture);
    const row = await store.get("t", { kind: "lesson", id: ids.lesson });
    assert.throws(() => ((row!.body as { topic: string }).topic = "x"), TypeError);
  });

  it("answers nothing after it was closed", async () => {
    const store = createMemoryStore();
    await store.close();
    await assert.rejects(store.get("t", { kind: "lesson", id: ids.lesson }), /closed/);
  });
});
