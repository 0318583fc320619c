import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend } from "../create-backend.ts";
import { createMemoryStore } from "../memory/index.ts";
import type { Settings } from "../settings.ts";
import { fixture, ids } from "../testing/index.ts";

describe("who is signed in", () => {
  const told = async (workflows: Settings["workflows"]): Promise<unknown> => {
    const store = createMemoryStore();
    store.load("t", fixture);
    const backend = createBackend({ store, now: () => new Date("2026-11-20T08:00:00.000Z"), settings: { workflows } });
    return (await backend.session({ tenant: "t", person: ids.principal })).settings;
  };

  it("is told the times that are set otherwise than the tables have them, and no other setting", async () => {
    assert.equal(await told({}), undefined);
    assert.equal(await told({ participation: { excuseWithin: "7" }, hour: { levels: ["school"] } }), undefined);
    assert.deepEqual(
      await told({ participation: { excuseWithin: "10" }, observation: { takeBackWithin: "2" }, hour: { levels: ["county"] } }),
      {
        "observation.takeBackWithin": "2",
        "participation.excuseWithin": "10",
      },
    );
  });
});
