import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createMemoryStore } from "../memory/index.ts";
import { directoryReader } from "../directory/directory.ts";
import { whoIs } from "../directory/who.ts";
import { defaultSettings } from "../settings.ts";
import { openCampus } from "../testing/campus.ts";
import { newObservation, observationId, type PersonName } from "../testing/fixture.ts";
import { allowedActions } from "./allowed.ts";

describe("allowed actions", () => {
  it("are those of the table for who somebody is to the record in its state", async () => {
    const store = createMemoryStore();
    const campus = await openCampus({ store, tenant: "t" });
    const id = observationId();
    const of = async (name: PersonName): Promise<string[]> => {
      const directory = await directoryReader(store, defaultSettings)("t");
      const who = await whoIs(store, directory, campus.caller(name), new Date("2026-11-20T09:00:00.000Z"));
      const row = (await store.get("t", { kind: "observation", id }))!;
      return allowedActions(who, defaultSettings, row).map((action) => action.slice("observation.".length));
    };
    await campus.as("observer", "observation.create", { id, body: { ...newObservation(), strengths: "好" } });
    assert.deepEqual(await of("observer"), ["change", "remove", "submit", "withdraw"]);
    assert.deepEqual(await of("teacher"), []);
    await campus.as("observer", "observation.submit", { id });
    assert.deepEqual(await of("observer"), ["takeBack", "withdraw"]);
    assert.deepEqual(await of("teacher"), ["change", "answer"]);
    assert.deepEqual(await of("lead"), []);
  });
});
