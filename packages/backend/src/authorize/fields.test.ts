import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { idOf, newId, type Hour, type Permission } from "@xiaoben/contract";
import type { Backend, Caller } from "../backend.ts";
import { createBackend } from "../create-backend.ts";
import { createMemoryStore } from "../memory/index.ts";
import { fixture, ids, newHour, newObservation, observationId, type PersonName } from "../testing/fixture.ts";
import { refused } from "../testing/runner.ts";

const row = (roles: string[], operations: string[], relation: Permission["relation"], fields: Permission["fields"]): Permission => ({
  roles,
  operations,
  relation,
  purpose: "work",
  fields,
});

/** A table in which most see a part: the principal titles, the officer figures, the head of the office may set one figure. */
const table: readonly Permission[] = [
  row(["*"], ["session", "org.*", "person.*", "role.*", "group.*"], "anyone", "*"),
  row(["*"], ["hour.list", "hour.get", "hour.submit"], "self", "*"),
  row(["*"], ["hour.create", "hour.change"], "self", ["person", "on", "title", "category", "role", "level", "claimedHours"]),
  row(["principal"], ["hour.list", "hour.get"], "below", ["title"]),
  row(["countyOfficer"], ["hour.list", "hour.get"], "below", ["on", "claimedHours", "category"]),
  row(["schoolAdmin"], ["hour.list", "hour.get", "hour.change"], "below", ["person", "approvedHours"]),
  row(["schoolAdmin"], ["hour.return"], "below", []),
  row(["*"], ["observation.*"], "party:author", "*"),
  row(["*"], ["observation.list", "observation.get"], "party:observed", ["answer", "points"]),
];
const basics = ["id", "version", "org", "createdAt", "updatedAt", "state"];

async function open(): Promise<{ backend: Backend; as(name: PersonName): Caller; hour: string }> {
  const store = createMemoryStore();
  store.load("t", fixture);
  const hour: Hour = {
    ...newHour(),
    id: idOf("hour", "of the observer"),
    version: 1,
    createdAt: "2026-11-01T00:00:00.000Z",
    updatedAt: "2026-11-01T00:00:00.000Z",
    state: "submitted",
  };
  store.load("t", [
    ...fixture,
    { kind: "hour", record: hour },
    { kind: "hour", record: { ...hour, id: idOf("hour", "of the teacher"), person: ids.teacher, category: "other" } },
  ]);
  const as = (name: PersonName): Caller => ({ tenant: "t", person: ids[name] });
  return { backend: createBackend({ store, permissions: table, now: () => new Date("2026-11-20T08:00:00.000Z") }), as, hour: hour.id };
}

const namesOf = (record: object): string[] =>
  Object.keys(record)
    .filter((name) => !basics.includes(name))
    .sort();

describe("properties that the table opens", () => {
  it("are all that a read shows, and the owner sees the whole", async () => {
    const { backend, as, hour } = await open();
    const seen = async (name: PersonName): Promise<string[]> => namesOf(await backend.get(as(name), { kind: "hour", id: hour }));
    assert.deepEqual(await seen("principal"), ["title"]);
    assert.deepEqual(await seen("officer"), ["category", "claimedHours", "on"]);
    assert.deepEqual(await seen("admin"), ["person"]);
    assert.ok((await seen("observer")).length > 6);
  });

  it("are all that a list shows, each record by what the reader is to it", async () => {
    const { backend, as } = await open();
    const list = async (name: PersonName): Promise<string[][]> => (await backend.list(as(name), { kind: "hour" })).items.map(namesOf);
    assert.deepEqual(await list("principal"), [["title"], ["title"]]);
    assert.deepEqual(
      await list("officer"),
      Array.from({ length: 2 }, () => ["category", "claimedHours", "on"]),
    );
    const own = await backend.write(as("principal"), "hour.create", { id: newId(), body: { ...newHour(ids.principal) } }, newId());
    const mixed = (await backend.list(as("principal"), { kind: "hour" })).items;
    assert.equal(mixed.length, 3);
    assert.ok(mixed.every((one) => namesOf(one).length > 1 === (one.id === own.record!.id)));
  });

  it("are all that a list can be narrowed or ordered by: no answer tells what is not shown", async () => {
    const { backend, as } = await open();
    const found = async (name: PersonName, where: Record<string, string>, order?: string): Promise<number> =>
      (await backend.list(as(name), { kind: "hour", where, ...(order !== undefined && { order }) })).items.length;
    assert.equal(await found("officer", { category: "external" }), 1);
    assert.equal(await found("officer", { from: "2026-10-01" }), 0, "the last day of a stretch is hidden from the officer");
    assert.equal(await found("principal", { category: "external" }), 0);
    assert.equal(await found("principal", { from: "2026-10-01" }), 0);
    assert.equal(await found("principal", {}, "-day"), 0);
    assert.equal(await found("principal", { state: "submitted" }), 2);
    assert.equal(await found("admin", { person: ids.observer }), 1);
    assert.equal(await found("observer", { category: "external", from: "2026-10-01" }, "-day"), 1);
    const page = await backend.list(as("principal"), { kind: "hour", limit: 1 });
    assert.doesNotMatch(Buffer.from(page.next!, "base64url").toString(), /2026-10-20/, "not in a cursor either");
  });

  it("are all that may be written, and a refusal names the others", async () => {
    const { backend, as, hour } = await open();
    const { issues } = await refused(
      backend.write(as("admin"), "hour.change", { id: hour, patch: { approvedHours: "2", title: "x" } }, newId()),
      "not-permitted",
    );
    assert.deepEqual(issues, ["/title not-yours-to-change"]);
    const written = await backend.write(as("admin"), "hour.change", { id: hour, patch: { approvedHours: "2" } }, newId());
    assert.deepEqual(namesOf(written.record!), ["approvedHours", "person"], "nor does the answer show more");
    const create = (more: object) =>
      backend.write(as("observer"), "hour.create", { id: newId(), body: { ...newHour(), ...more } }, newId());
    assert.deepEqual((await refused(create({ minutes: "30" }), "not-permitted")).issues, ["/minutes not-yours-to-change"]);
    assert.equal((await create({})).changes.length, 1);
    const sentBack = backend.write(as("admin"), "hour.return", { id: hour, input: { reason: "x" } }, newId());
    assert.deepEqual((await refused(sentBack, "not-permitted")).issues, ["/input/reason not-yours-to-change"]);
  });

  it("are all that a refusal shows of the record as it is", async () => {
    const { backend, as, hour } = await open();
    const stale = backend.write(as("admin"), "hour.change", { id: hour, version: 7, patch: { approvedHours: "2" } }, newId());
    assert.deepEqual(namesOf((await refused(stale, "stale-version")).current as object), ["person"]);
  });

  it("follow what somebody is to a record, and its state", async () => {
    const { backend, as } = await open();
    const id = observationId();
    await backend.write(as("observer"), "observation.create", { id, body: newObservation() }, newId());
    await refused(backend.get(as("teacher"), { kind: "observation", id }), "not-found");
    await backend.write(as("observer"), "observation.change", { id, patch: { strengths: "目标清楚" } }, newId());
    await backend.write(as("observer"), "observation.submit", { id, input: {} }, newId());
    assert.deepEqual(namesOf(await backend.get(as("teacher"), { kind: "observation", id })), ["answer", "points"]);
    assert.ok(namesOf(await backend.get(as("observer"), { kind: "observation", id })).length > 10);
  });
});
