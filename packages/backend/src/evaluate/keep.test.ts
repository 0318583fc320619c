import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  idOf,
  newId,
  type Binding,
  type Decision,
  type Hour,
  type Id,
  type Pack,
  type Role,
  type Rollup,
  type RollupAsk,
} from "@xiaoben/contract";
import type { Backend } from "../backend.ts";
import { createBackend } from "../create-backend.ts";
import { createMemoryStore, type AnyRecord, type MemoryStore } from "../memory/index.ts";
import { fixture, ids, newHour, type PersonName } from "../testing/fixture.ts";
import { refused } from "../testing/runner.ts";

const tenant = "t";
const base = (name: string, org: Id) => ({
  id: idOf(name),
  version: 1,
  org,
  createdAt: "2026-09-01T00:00:00.000Z",
  updatedAt: "2026-09-01T00:00:00.000Z",
});
const county = fixture.flatMap((entry) => (entry.kind === "pack" ? [entry.record.pack] : []))[0]!;
const caller = (person: PersonName) => ({ tenant, person: ids[person] });
const hour = (name: string, hours: string, more: Partial<Hour> = {}): AnyRecord => ({
  kind: "hour",
  record: {
    ...base(name, ids.school),
    state: "approved",
    person: ids.observer,
    on: "2026-10-20",
    title: name,
    approvedHours: hours,
    category: "external",
    role: "participant",
    level: "county",
    ...more,
  },
});
const role = (name: string, org: Id, from: string, more: Partial<Role> = {}): AnyRecord => ({
  kind: "role",
  record: { ...base(name, org), person: ids.observer, role: "teacher", from, ...more },
});

interface World {
  store: MemoryStore;
  backend: Backend;
  work(): Promise<number>;
  /** `outcome people` of the rule `total`, with what is stale. */
  said(ask: RollupAsk, who?: PersonName): Promise<string>;
  clock: { now: string };
}

function world(...records: AnyRecord[]): World {
  const store = createMemoryStore();
  store.load(tenant, [...fixture, ...records]);
  const clock = { now: "2026-11-22T04:00:00.000Z" };
  const backend = createBackend({ store, now: () => new Date(clock.now) });
  return {
    store,
    backend,
    clock,
    async work() {
      let all = 0;
      for (let left = true; left;) {
        const { done, failed, left: more } = await backend.recompute(tenant, { limit: 3 });
        assert.deepEqual(failed, []);
        [all, left] = [all + done, more];
      }
      return all;
    },
    async said(ask, who = "officer") {
      const sums = await backend.rollup(caller(who), { rules: ["total"], pack: county.id, ...ask });
      return sums.map(text).join("; ");
    },
  };
}

const text = ({ outcomes, stale }: Rollup): string =>
  [...Object.entries(outcomes).map(([outcome, people]) => `${outcome} ${people}`), ...(stale > 0 ? [`stale ${stale}`] : [])]
    .sort()
    .join(", ");

describe("kept verdicts", () => {
  it("are there after the first filling, of everybody with a role, each where she works", async () => {
    const { said, work } = world(hour("a", "2"));
    assert.equal(await said({ org: ids.county }), "");
    assert.equal(await work(), 8);
    assert.equal(await said({ org: ids.county }), "met 1, notYet 7");
    assert.equal(await said({ org: ids.school }), "met 1, notYet 5");
    assert.equal(await said({ org: ids.village }), "notYet 1");
    assert.equal(await said({ org: ids.other }), "notYet 1");
    assert.equal(await work(), 0);
  });

  it("say of how many there is none yet: whoever waits for a first one is in no figure, and missed in none", async () => {
    const { backend, store, said } = world(hour("a", "2"));
    await backend.recompute(tenant, { limit: 3 });
    const asked = { rules: ["total"], pack: county.id };
    const [all] = await backend.rollup(caller("officer"), { ...asked, org: ids.county });
    assert.equal(all!.people + all!.unjudged!, 8);
    assert.equal(
      all!.people,
      Object.values(all!.outcomes).reduce((sum, count) => sum + count, 0),
    );
    const [parts] = await backend.rollup(caller("officer"), { ...asked, org: ids.county, by: "org" });
    assert.equal(parts!.unjudged, all!.unjudged);
    for (let left = true; left;) left = (await backend.recompute(tenant, { limit: 3 })).left;
    const [later] = await backend.rollup(caller("officer"), { ...asked, org: ids.county });
    assert.deepEqual([later!.people, "unjudged" in later!], [8, false]);
    await store.verdicts.overtake(tenant, { under: ["/"] });
    const [marked] = await backend.rollup(caller("officer"), { ...asked, org: ids.county });
    assert.deepEqual([marked!.stale, "unjudged" in marked!], [8, false], "who was judged once is stale, and counted");
    assert.equal(await said({ org: ids.village }), "notYet 1, stale 1");
  });

  it("are stale as soon as a change is acknowledged, and of nobody else", async () => {
    const { backend, said, work } = world(hour("a", "1"));
    await work();
    const id = newId();
    await backend.write(caller("observer"), "hour.create", { id, body: newHour() }, newId());
    assert.equal(await said({ org: ids.county }), "notYet 8, stale 1");
    await backend.write(caller("observer"), "hour.submit", { id }, newId());
    assert.equal(await work(), 1);
    await backend.write(caller("admin"), "hour.change", { id, patch: { approvedHours: "3" } }, newId());
    await backend.write(caller("admin"), "hour.approve", { id }, newId());
    assert.equal(await said({ org: ids.school }), "notYet 6, stale 1");
    assert.equal(await work(), 1);
    assert.equal(await said({ org: ids.school }), "met 1, notYet 5");
  });

  it("keep the readings of open questions, and move with the decision", async () => {
    const open: Pack = {
      ...county,
      id: "open.pack",
      parameters: [{ id: "least", type: "amount", clause: "c1", values: [] }],
      ambiguities: [
        {
          id: "how-many",
          clause: "c1",
          kind: "unclear",
          question: "多少？",
          readings: [
            { id: "two", says: "两学时", sets: { least: "2" } },
            { id: "five", says: "五学时", sets: { least: "5" } },
          ],
          decide: { level: "county", role: "countyOfficer" },
        },
      ],
    };
    const binding: Binding = { ...base("bind open", ids.county), pack: open.id, packVersion: open.version, from: "2026-09-01" };
    const { store, backend, work, said } = world(
      { kind: "pack", record: { ...base("open pack", ids.county), state: "published", pack: open } },
      { kind: "binding", record: binding },
      hour("a", "3"),
      hour("b", "6", { person: ids.teacher }),
    );
    await work();
    const [sum] = await backend.rollup(caller("officer"), { org: ids.county, pack: open.id });
    assert.deepEqual(sum?.outcomes, { met: 1, notYet: 6, undetermined: 1 });
    assert.deepEqual(sum?.readings, [
      { ambiguity: "how-many", reading: "five", outcomes: { met: 1, notYet: 7 } },
      { ambiguity: "how-many", reading: "two", outcomes: { met: 2, notYet: 6 } },
    ]);
    const decision: Decision = {
      ...base("decision", ids.county),
      pack: open.id,
      ambiguity: "how-many",
      reading: "two",
      from: "2026-09-01",
      basis: "会议纪要",
      by: ids.officer,
      at: "2026-11-22T04:00:00.000Z",
    };
    store.load(tenant, [{ kind: "decision", record: decision }]);
    assert.equal(await said({ org: ids.county, pack: open.id }), "met 1, notYet 6, stale 8, undetermined 1");
    await work();
    assert.equal(await said({ org: ids.county, pack: open.id }), "met 2, notYet 6");
    assert.deepEqual((await backend.rollup(caller("officer"), { org: ids.county, pack: open.id }))[0]?.readings, []);
  });

  it("go with somebody who changes the school", async () => {
    const { store, said, work } = world(hour("a", "2"));
    await work();
    const before = fixture.find((entry) => entry.kind === "role" && entry.record.person === ids.observer)!;
    store.load(tenant, [
      { ...before, record: { ...before.record, version: 2, to: "2026-11-21" } } as AnyRecord,
      role("moved", ids.other, "2026-11-22"),
    ]);
    await work();
    assert.equal(await said({ org: ids.school }), "notYet 5");
    assert.equal(await said({ org: ids.other }), "met 1, notYet 1");
    assert.equal(await said({ org: ids.county }), "met 1, notYet 7");
  });

  it("go away with the last role", async () => {
    const { store, said, work } = world();
    await work();
    const before = fixture.find((entry) => entry.kind === "role" && entry.record.person === ids.stranger)!;
    store.load(tenant, [{ ...before, record: { ...before.record, version: 2, to: "2026-11-21" } } as AnyRecord]);
    await work();
    assert.equal(await said({ org: ids.other }), "");
  });

  it("are overtaken by a day that begins: a role, a binding and the end of a period come without a write", async () => {
    const { clock, said, work } = world(role("second", ids.other, "2026-11-23"), hour("a", "2"));
    await work();
    assert.equal(await work(), 0);
    clock.now = "2026-11-22T15:59:59.000Z";
    assert.equal(await work(), 0, "the day begins where the organisation is");
    clock.now = "2026-11-22T16:00:00.000Z";
    assert.equal(await work(), 8);
    clock.now = "2027-08-31T16:00:00.000Z";
    await work();
    assert.equal(await said({ org: ids.county }), "undetermined 8", "no calendar covers the day");
    assert.equal(await said({ org: ids.county, period: "schoolYear:2026-2027" }), "met 1, notMet 7");
  });

  it("of somebody who cannot be judged stay stale, the others do not wait for that", async () => {
    const { store, backend, said } = world();
    store.load(tenant, [
      { kind: "binding", record: { ...base("broken", ids.other), pack: "no.pack", packVersion: "1", from: "2026-09-01" } },
    ]);
    const faults: string[] = [];
    const first = await backend.recompute(tenant, { onFault: (person, error) => faults.push(`${person} ${String(error)}`) });
    assert.deepEqual([first.done, first.failed], [7, [ids.stranger]]);
    assert.match(faults.join(), /no\.pack 1, which is not published/);
    assert.deepEqual(await backend.recompute(tenant, { without: first.failed }), { done: 0, failed: [], left: false });
    assert.equal(await said({ org: ids.county }), "notYet 7");
    assert.deepEqual(
      (await store.verdicts.overtaken(tenant, 9)).map((one) => one.subject),
      [ids.stranger],
    );
  });

  it("are no other tenant's", async () => {
    const { store, backend, work } = world();
    store.load("elsewhere", fixture);
    await work();
    assert.deepEqual(await store.verdicts.rows("elsewhere", {}), []);
    assert.equal((await store.verdicts.overtaken("elsewhere", 100)).length, 8);
    assert.deepEqual(await backend.rollup({ tenant: "elsewhere", person: ids.officer }, { org: ids.county }), []);
  });
});

describe("who may ask for sums", () => {
  const ask = async (who: PersonName, question: RollupAsk): Promise<number> => {
    const { backend, work } = world();
    await work();
    return (await backend.rollup(caller(who), question))[0]?.people ?? 0;
  };

  it("who works above the organisation, by the table", async () => {
    assert.equal(await ask("admin", { org: ids.school }), 6);
    assert.equal(await ask("principal", { org: ids.village }), 1);
    assert.equal(await ask("officer", { org: ids.other }), 1);
    await refused(ask("principal", { org: ids.other }), "not-permitted");
    await refused(ask("admin", { org: ids.county }), "not-permitted");
    await refused(ask("observer", { org: ids.school }), "not-permitted");
    await refused(ask("stranger", { org: ids.school }), "not-permitted");
  });

  it("the lead for her group, and nobody else for it", async () => {
    assert.equal(await ask("lead", { org: ids.school, group: ids.group }), 3);
    assert.equal(await ask("admin", { org: ids.school, group: ids.group }), 3);
    await refused(ask("lead", { org: ids.school }), "not-permitted");
    await refused(ask("observer", { org: ids.school, group: ids.group }), "not-permitted");
  });

  it("for what is there, in a proper form", async () => {
    await refused(ask("officer", { org: ids.observer }), "not-found");
    await refused(ask("officer", { org: ids.school, group: ids.lesson }), "not-found");
    await refused(ask("officer", { org: ids.other, group: ids.group }), "not-found");
    await refused(ask("officer", {} as RollupAsk), "validation");
    assert.equal(await ask("officer", { org: ids.county, period: "schoolYear:1999-2000" }), 0);
  });
});
