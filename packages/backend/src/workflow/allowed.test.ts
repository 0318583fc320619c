import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { createMemoryStore } from "../memory/index.ts";
import { directoryReader } from "../directory/directory.ts";
import { knownOf, whoIs } from "../directory/who.ts";
import { defaultSettings } from "../settings.ts";
import { openCampus } from "../testing/campus.ts";
import { ids, newObservation, observationId, type PersonName } from "../testing/fixture.ts";
import { allowedActions } from "./allowed.ts";

describe("allowed actions", () => {
  it("are those of the table for who somebody is to the record in its state", async () => {
    const store = createMemoryStore();
    const campus = await openCampus({ store, tenant: "t" });
    const id = observationId();
    const of = async (name: PersonName): Promise<string[]> => {
      const directory = await directoryReader(store, defaultSettings)("t");
      const who = whoIs(await knownOf(store, campus.caller(name)), directory, campus.caller(name), new Date("2026-11-20T09:00:00.000Z"));
      const row = (await store.get("t", { kind: "observation", id }))!;
      return allowedActions(who, defaultSettings, row).map((action) => action.slice("observation.".length));
    };
    await campus.as("observer", "observation.create", { id, body: { ...newObservation(), strengths: "好" } });
    assert.deepEqual(await of("observer"), ["change", "remove", "submit", "withdraw"]);
    assert.deepEqual(await of("teacher"), []);
    await campus.as("observer", "observation.submit", { id });
    assert.deepEqual(await of("observer"), ["takeBack", "withdraw"]);
    assert.deepEqual(await of("teacher"), ["change", "answer", "shareTallies", "hideTallies"]);
    assert.deepEqual(await of("lead"), []);
  });

  it("of kinds without states are those that the permission table gives", async () => {
    const store = createMemoryStore();
    const campus = await openCampus({ store, tenant: "t" });
    const id = newId();
    const body = { org: ids.school, source: "meeting", on: "2026-10-20", facts: { attended: "5" } } as const;
    await campus.as("admin", "given.create", { id, body });
    const binding = (await campus.all("officer", "binding"))[0]!;
    const of = async (name: PersonName) => {
      const who = whoIs(
        await knownOf(store, campus.caller(name)),
        await directoryReader(store, defaultSettings)("t"),
        campus.caller(name),
        new Date("2026-11-20T09:00:00.000Z"),
      );
      const rows = await Promise.all([store.get("t", { kind: "given", id }), store.get("t", { kind: "binding", id: binding.id })]);
      return rows.flatMap((row) => allowedActions(who, defaultSettings, row!));
    };
    assert.deepEqual(await of("officer"), ["given.change", "binding.end"]);
    assert.deepEqual(await of("admin"), ["given.change"]);
    assert.deepEqual(await of("teacher"), []);
  });
});
