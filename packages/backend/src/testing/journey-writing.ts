import assert from "node:assert/strict";
import { newId, type Hour, type Observation } from "@xiaoben/contract";
import { openCampus } from "./campus.ts";
import { ids, newHour, newObservation, observationId } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

export function rulesOfWriting(open: Open, { it }: Pick<Runner, "it">): void {
  it("answers the same action again as the first time, and does it once", async () => {
    const campus = await openCampus(await open());
    const [id, actionId] = [newId(), newId()];
    const first = await campus.as("observer", "hour.create", { id, body: newHour() }, actionId);
    assert.deepEqual(await campus.as("observer", "hour.create", { id, body: newHour() }, actionId), first);
    const change = newId();
    const changed = await campus.as("observer", "hour.change", { id, version: 1, patch: { title: "讲座二" } }, change);
    await campus.as("observer", "hour.change", { id, patch: { title: "讲座三" } });
    const retried = await campus.as("observer", "hour.change", { id, version: 1, patch: { title: "讲座二" } }, change);
    assert.deepEqual(retried.changes, changed.changes);
    assert.equal((await campus.read("observer", "hour", id)).title, "讲座三");
  });

  it("refuses an action id that was used for something else, also by somebody else", async () => {
    const campus = await openCampus(await open());
    const [id, actionId] = [newId(), newId()];
    await campus.as("observer", "hour.create", { id, body: newHour() }, actionId);
    await refused(campus.as("observer", "hour.create", { id, body: { ...newHour(), title: "别的" } }, actionId), "action-reused");
    await refused(campus.as("observer", "hour.submit", { id }, actionId), "action-reused");
    await refused(campus.as("teacher", "hour.create", { id, body: newHour() }, actionId), "action-reused");
    await refused(campus.as("observer", "hour.submit", { id }, "not-an-id"), "validation");
  });

  it("counts a creation that is there with the same content as created, and hands over what is there otherwise", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("observer", "hour.create", { id, body: newHour() });
    const again = await campus.as("observer", "hour.create", { id, body: newHour() });
    assert.deepEqual(again.changes, [{ kind: "hour", id, version: 1 }]);
    const other = await refused(campus.as("observer", "hour.create", { id, body: { ...newHour(), title: "别的" } }), "stale-version");
    assert.equal((other.current as Hour).title, newHour().title);
    const foreign = await refused(campus.as("teacher", "hour.create", { id, body: newHour(ids.teacher) }), "duplicate-key");
    assert.equal(foreign.current, undefined, "nothing of a record is shown to whom it does not concern");
  });

  it("keeps one observation of a lesson by a person", async () => {
    const campus = await openCampus(await open());
    await campus.as("observer", "observation.create", { id: observationId(), body: newObservation() });
    await refused(campus.as("observer", "observation.create", { id: newId(), body: newObservation() }), "duplicate-key");
  });

  it("refuses a change to another version than the present one, with the record as it is", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("observer", "hour.create", { id, body: newHour() });
    await campus.as("observer", "hour.change", { id, version: 1, patch: { title: "二" } });
    const stale = await refused(campus.as("observer", "hour.change", { id, version: 1, patch: { title: "三" } }), "stale-version");
    assert.deepEqual([(stale.current as Hour).version, (stale.current as Hour).title], [2, "二"]);
    await refused(campus.as("observer", "hour.submit", { id, version: 1 }), "stale-version");
    await refused(campus.as("observer", "hour.remove", { id, version: 1 }), "stale-version");
  });

  it("changes by a merge patch: what is absent stays, null removes, entries of a map are replaced one by one", async () => {
    const campus = await openCampus(await open());
    const id = observationId();
    await campus.as("observer", "observation.create", {
      id,
      body: { ...newObservation(), ext: { of: "another program" } } as ReturnType<typeof newObservation>,
    });
    const change = async (patch: object) => (await campus.as("observer", "observation.change", { id, patch })).record as Observation;
    assert.deepEqual((await change({ ratings: { clear: { value: "8" }, lively: { text: "好" } }, tallies: { praise: 2 } })).ratings, {
      clear: { value: "8" },
      lively: { text: "好" },
    });
    const next = await change({ ratings: { clear: { notApplicable: true } } });
    assert.deepEqual(next.ratings, { clear: { notApplicable: true }, lively: { text: "好" } });
    assert.deepEqual((await change({ ratings: { lively: null } })).ratings, { clear: { notApplicable: true } });
    const last = await change({ tallies: null, notes: [{ id: "n1", minute: 3, text: "导入" }] });
    assert.equal(last.tallies, undefined);
    assert.deepEqual((last as unknown as { ext: unknown }).ext, { of: "another program" });
    const same = await change({ notes: [{ id: "n1", minute: 3, text: "导入" }] });
    assert.equal(same.version, last.version, "a patch that changes nothing makes no version");
  });

  it("refuses shapes that the contract does not know, with the place", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    const { issues } = await refused(
      campus.as("observer", "hour.create", { id, body: { ...newHour(), on: "2026-02-30", claimedHours: "many" } }),
      "validation",
    );
    assert.deepEqual(new Set(issues.map((one) => one.split(" ")[0])), new Set(["/on", "/claimedHours"]));
    await campus.as("observer", "hour.create", { id, body: newHour() });
    assert.deepEqual(
      (await refused(campus.as("observer", "hour.change", { id, patch: { title: null } as never }), "validation")).issues.map(
        (one) => one.split(" ")[0],
      ),
      ["/title"],
    );
    await refused(campus.as("observer", "hour.change", { id, patch: { state: "approved" } as never }), "not-permitted");
    await refused(campus.as("observer", "hour.create", { id: "mine", body: newHour() }), "validation");
    await refused(campus.as("observer", "hour.create", { id: newId(), body: { ...newHour(), org: ids.other } }), "validation");
    await refused(campus.as("observer", "hour.create", { id: newId(), body: newHour(ids.teacher) }), "not-permitted");
    await refused(campus.as("observer", "hour.fly" as "hour.submit", { id }), "not-offered");
  });

  it("refuses what not every store can keep, with the place", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.as("observer", "hour.create", { id, body: newHour() });
    const nested = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
    for (const [more, found] of [
      [{ title: "讲\u0000座" }, "/title not-kept"],
      [{ title: "讲\ud83d座" }, "/title not-kept"],
      [{ ext: { "a/b": ["\udc00"] } }, "/ext/a~1b/0 not-kept"],
      [{ ext: { "\ud83d": 1 } }, "/ext not-kept"],
      [{ provenance: { system: "a", id: "\ud83d" } }, "/provenance/id not-kept"],
      [{ ext: { a: Number("1e400") } }, "/ext/a not-a-number"],
      [{ ext: nested(200_000) }, `/ext${"/0".repeat(63)} too-deep`],
    ] as const) {
      const made = campus.as("observer", "hour.create", { id: newId(), body: { ...newHour(), ...more } });
      assert.deepEqual((await refused(made, "validation")).issues, [found]);
      const changed = campus.as("observer", "hour.change", { id, patch: more as object });
      assert.deepEqual((await refused(changed, "validation")).issues, [found]);
    }
    const acted = campus.as("observer", "hour.submit", { id, input: { reason: nested(200_000) } } as never);
    assert.deepEqual((await refused(acted, "validation")).issues, [`/input/reason${"/0".repeat(63)} too-deep`]);
    await campus.as("observer", "hour.create", { id: newId(), body: { ...newHour(), title: "𠮷", ext: nested(60) } as never });
  });

  it("tells keys apart by all that is in them, however long they are", async () => {
    const campus = await openCampus(await open());
    const long = Array.from({ length: 300 }, newId).join("");
    const create = (system: string, id: string) =>
      campus.as("observer", "hour.create", { id: newId(), body: { ...newHour(), provenance: { system, id } } });
    for (const [system, id] of [
      ["a|b", "c"],
      ["a", "b|c"],
      ["a\\", "b|c"],
      ["a", "\\|b|c"],
      ["a", long],
      ["a", `${long}b`],
      ["a", "é"],
      ["a", "e\u0301"],
    ] as const) {
      await create(system, id);
      await refused(create(system, id), "duplicate-key");
    }
  });

  it("shows the record that holds a key to whom may read it, and to nobody else", async () => {
    const campus = await openCampus(await open());
    const provenance = { system: "ledger", id: "7" };
    await campus.as("observer", "hour.create", { id: newId(), body: { ...newHour(), title: "内部", provenance } });
    const create = (who: "observer" | "teacher") =>
      refused(campus.as(who, "hour.create", { id: newId(), body: { ...newHour(ids[who]), provenance } }), "duplicate-key");
    assert.equal(((await create("observer")).current as Hour).title, "内部");
    assert.equal((await create("teacher")).current, undefined);
  });

  it("removes drafts only; the author may write the same id again", async () => {
    const campus = await openCampus(await open());
    const id = observationId();
    await campus.as("observer", "observation.create", { id, body: { ...newObservation(), strengths: "一" } });
    await campus.as("observer", "observation.remove", { id });
    await refused(campus.read("observer", "observation", id), "not-found");
    assert.deepEqual((await campus.store.get(campus.tenant, { kind: "observation", id }))?.deleted, true);
    const again = await campus.as("observer", "observation.create", { id, body: { ...newObservation(), strengths: "二" } });
    assert.equal(again.record?.version, 3);
    await campus.as("observer", "observation.submit", { id });
    await refused(campus.as("observer", "observation.remove", { id }), "transition-not-allowed");
  });

  it("writes an audit entry for every action that was done, and none for a refused one", async () => {
    const campus = await openCampus(await open());
    const id = newId();
    await campus.store.seal(campus.tenant);
    await campus.as("observer", "hour.create", { id, body: newHour() });
    await refused(campus.as("observer", "hour.approve", { id }), "transition-not-allowed");
    await campus.as("observer", "hour.submit", { id });
    assert.equal(await campus.store.seal(campus.tenant), 2);
  });

  it("does not offer what the settings leave out", async () => {
    const campus = await openCampus(await open(), { without: ["evaluate", "pair.sign"] });
    assert.ok(!campus.backend.capabilities().operations.includes("evaluate"));
    assert.ok(campus.backend.capabilities().operations.includes("observation.submit"));
    await refused(campus.backend.evaluate(campus.caller("observer"), { subject: { kind: "person", id: ids.observer } }), "not-offered");
    await refused(campus.as("observer", "pair.sign", { id: ids.pair }), "not-offered");
  });
}
