import assert from "node:assert/strict";
import type { Kept, Overtaking } from "../store/kept.ts";
import type { Runner } from "./runner.ts";
import { name, putAll, stored, type Open } from "./store-records.ts";

const kept = (subject: string, more: Partial<Kept> = {}): Kept => ({
  subject: name(subject),
  pack: "county.hours",
  packVersion: "1",
  rule: "total",
  period: "schoolYear:2026-2027",
  from: "2026-09-01",
  to: "2027-08-31",
  current: true,
  orgPath: "/a/1/",
  outcome: "met",
  value: "41.5",
  settled: false,
  readings: [],
  figures: { unit: "hour", threshold: "40", category: { external: "41.5" } },
  inputs: { binding: { id: name("binding"), version: 1 } },
  at: "2026-11-22T04:00:00.000Z",
  ...more,
});

/** Verdicts that are kept, and marks on those that a change has overtaken. */
export function keptSuite(open: Open, { it }: Pick<Runner, "it">): void {
  const world = async () => {
    const { store, tenant } = await open();
    const { verdicts } = store;
    return {
      store,
      tenant,
      verdicts,
      marked: async (): Promise<string[]> => (await verdicts.overtaken(tenant, 100)).map((one) => one.subject).sort(),
      /** Takes every mark away, with no verdicts. */
      settle: async () => {
        await verdicts.keep(
          tenant,
          (await verdicts.overtaken(tenant, 100)).map((one) => ({ ...one, rows: [] })),
        );
      },
    };
  };
  const ids = (...people: string[]): string[] => people.map(name).sort();

  it("keeps verdicts of people until they are replaced, in their tenant only", async () => {
    const { tenant, verdicts } = await world();
    const rows = [kept("me"), kept("me", { rule: "other", value: "100", settled: true }), kept("me", { period: "old", current: false })];
    await verdicts.keep(tenant, [{ subject: name("me"), marks: [], rows }]);
    const read = (...all: Kept[]) => all.map((row) => ({ ...row, stale: false }));
    assert.deepEqual(await verdicts.rows(tenant, {}), read(rows[1]!, rows[0]!));
    assert.deepEqual(await verdicts.rows(tenant, { period: "old" }), read(rows[2]!));
    assert.deepEqual(await verdicts.rows(`${tenant}-other`, {}), []);
    const { value: _none, ...open } = kept("me", { outcome: "undetermined" });
    await verdicts.keep(tenant, [{ subject: name("me"), marks: [], rows: [open] }]);
    assert.deepEqual(await verdicts.rows(tenant, {}), read(open));
    assert.deepEqual(await verdicts.rows(tenant, { period: "old" }), []);
    await verdicts.overtake(tenant, { people: [name("me")] });
    assert.deepEqual(await verdicts.rows(tenant, {}), [{ ...open, stale: true }]);
  });

  it("marks whom a record concerns in the transaction that writes it, and nobody where it fails", async () => {
    const { store, tenant, marked, settle } = await world();
    await putAll(store, tenant, [
      stored("hour", { owner: name("me") }),
      stored("lesson", { kind: "lesson", owner: name("teacher"), body: { observers: [name("one"), name("two")] } }),
    ]);
    assert.deepEqual(await marked(), ids("me", "teacher", "one", "two"));
    await settle();
    const failing = store.write(tenant, async (tx) => {
      await tx.put(stored("more", { owner: name("me") }), { actor: name("me"), action: "hour.create", actionId: name("x") });
      throw new RangeError("half way");
    });
    await assert.rejects(failing, RangeError);
    assert.deepEqual(await marked(), []);
  });

  it("marks those who left a group beside those who stay", async () => {
    const { store, tenant, marked, settle } = await world();
    const group = (version: number, members: string[]) =>
      stored("group", { kind: "group", version, body: { lead: name("lead"), members: members.map(name) } });
    await putAll(store, tenant, [group(1, ["one", "two"])]);
    await settle();
    await store.write(tenant, async (tx) => {
      const next = group(2, ["two", "three"]);
      await tx.get({ kind: "group", id: next.id });
      await tx.put(next, { actor: name("lead"), action: "group.change", actionId: name("y") });
    });
    assert.deepEqual(await marked(), ids("lead", "one", "two", "three"));
  });

  it("marks everybody under an organisation for what it sets up; a draft of a pack concerns nobody", async () => {
    const { store, tenant, marked, settle, verdicts } = await world();
    await putAll(store, tenant, [
      stored("near", { kind: "person", owner: name("near"), orgPath: "/a/1/" }),
      stored("visits", { kind: "role", owner: name("visits"), orgPath: "/a/1/x/" }),
      stored("far", { kind: "person", owner: name("far"), orgPath: "/a/12/" }),
    ]);
    await settle();
    await verdicts.keep(tenant, [{ subject: name("judged"), marks: [], rows: [kept("judged", { orgPath: "/a/1/" })] }]);
    await putAll(store, tenant, [stored("draft", { kind: "pack", orgPath: "/a/" })]);
    assert.deepEqual(await marked(), []);
    await putAll(store, tenant, [stored("binding", { kind: "binding", orgPath: "/a/1/" })]);
    assert.deepEqual(await marked(), ids("near", "visits", "judged"));
    await settle();
    const overtake = async (whom: Overtaking): Promise<string[]> => {
      await verdicts.overtake(tenant, whom);
      const found = await marked();
      await settle();
      return found;
    };
    assert.deepEqual(await overtake({ at: ["/a/1/"] }), ids("near"));
    assert.deepEqual(await overtake({ under: ["/a/"] }), ids("near", "visits", "far"));
    assert.deepEqual(await overtake({ under: ["/_/"] }), []);
    assert.deepEqual(await overtake({ people: [name("somebody")] }), ids("somebody"));
  });

  it("takes away the marks that were seen, and no mark that came later", async () => {
    const { tenant, verdicts, marked } = await world();
    await verdicts.overtake(tenant, { people: [name("me"), name("her")] });
    const seen = await verdicts.overtaken(tenant, 10);
    await verdicts.overtake(tenant, { people: [name("me")] });
    await verdicts.keep(
      tenant,
      seen.map((one) => ({ ...one, rows: [kept("", { subject: one.subject })] })),
    );
    assert.deepEqual(await marked(), ids("me"));
  });

  it("keeps nothing of one who judged from an older state than another did", async () => {
    const { tenant, verdicts, marked } = await world();
    await verdicts.overtake(tenant, { people: [name("me")] });
    const slow = await verdicts.overtaken(tenant, 10);
    await verdicts.keep(
      tenant,
      slow.map((one) => ({ ...one, rows: [kept("me", { value: "2" })] })),
    );
    await verdicts.keep(
      tenant,
      slow.map((one) => ({ ...one, rows: [kept("me", { value: "1" })] })),
    );
    assert.deepEqual(
      (await verdicts.rows(tenant, {})).map((row) => row.value),
      ["2"],
    );
    assert.deepEqual(await marked(), []);
  });

  it("gives those who wait longest first, and passes over whom it is told to", async () => {
    const { tenant, verdicts } = await world();
    for (const one of ["first", "second", "third", "first"]) {
      await verdicts.overtake(tenant, { people: [name(one)] });
      await new Promise((wake) => setTimeout(wake, 5));
    }
    const subjects = async (limit: number, without?: string[]) =>
      (await verdicts.overtaken(tenant, limit, without)).map((one) => one.subject);
    assert.deepEqual(await subjects(2), [name("first"), name("second")]);
    assert.deepEqual(await subjects(2, [name("first")]), [name("second"), name("third")]);
    assert.deepEqual(await verdicts.overtaken(`${tenant}-other`, 10), []);
  });

  it("gives those whom a change concerns themselves before those of an organisation that set something up", async () => {
    const { store, tenant, verdicts } = await world();
    const person = (text: string) => stored(text, { kind: "person", owner: name(text), orgPath: "/a/1/" });
    await putAll(store, tenant, [person("one"), person("two")]);
    for (const { subject, marks } of await verdicts.overtaken(tenant, 10)) await verdicts.keep(tenant, [{ subject, marks, rows: [] }]);
    await verdicts.overtake(tenant, { under: ["/a/"] });
    await verdicts.overtake(tenant, { people: [name("two")] });
    assert.deepEqual(
      (await verdicts.overtaken(tenant, 10)).map((one) => one.subject),
      [name("two"), name("one")],
    );
  });

  it("marks everybody once for a day that began", async () => {
    const { store, tenant, verdicts, marked, settle } = await world();
    await putAll(store, tenant, [stored("me", { kind: "person", owner: name("me"), orgPath: "/a/1/" })]);
    await settle();
    assert.equal(await verdicts.dayBegan(tenant, "/a/", "2026-11-22"), true);
    assert.deepEqual(await marked(), ids("me"));
    await settle();
    assert.equal(await verdicts.dayBegan(tenant, "/a/", "2026-11-22"), false);
    assert.equal(await verdicts.dayBegan(tenant, "/a/", "2026-11-21"), false);
    assert.deepEqual(await marked(), []);
    assert.equal(await verdicts.dayBegan(tenant, "/b/", "2026-11-22"), true);
    assert.equal(await verdicts.dayBegan(tenant, "/a/", "2026-11-23"), true);
    assert.deepEqual(await marked(), ids("me"));
  });

  it("says how many wait for their first verdict, of people or under a path", async () => {
    const { store, tenant, verdicts } = await world();
    await verdicts.keep(tenant, [{ subject: name("a"), marks: [], rows: [kept("a")] }]);
    await verdicts.overtake(tenant, { people: ["a", "b", "b", "c"].map(name) });
    const count = (of: Parameters<typeof verdicts.unjudged>[1]): Promise<number> => verdicts.unjudged(tenant, of);
    assert.equal(await count({ people: ["a", "b", "b", "c", "d"].map(name) }), 2, "neither who was judged nor who waits for nothing");
    assert.equal(await count({ people: [name("a")] }), 0);
    await putAll(store, tenant, [
      stored("b", { kind: "person", orgPath: "/a/1/", owner: name("b") }),
      stored("c", { kind: "person", orgPath: "/b/1/", owner: name("c") }),
    ]);
    assert.deepEqual([await count({ orgPath: "/a/" }), await count({ orgPath: "/b/" }), await count({ orgPath: "/c/" })], [1, 1, 0]);
  });

  it("sums by outcome and readings, under a path or over people, stale ones counted", async () => {
    const { tenant, verdicts } = await world();
    const readings: Kept["readings"] = [
      { choose: { q: "once" }, outcome: "met" },
      { choose: { q: "twice" }, outcome: "notMet" },
    ];
    const people: [string, Partial<Kept>][] = [
      ["a", { at: "2026-11-21T04:00:00.000Z" }],
      ["b", { from: "2026-08-20", to: "2027-08-19" }],
      ["c", { outcome: "undetermined", readings }],
      ["d", { outcome: "undetermined", readings, orgPath: "/a/12/" }],
      ["e", { rule: "other" }],
      ["f", { pack: "school.pack" }],
      ["g", { period: "schoolYear:2025-2026", current: false }],
    ];
    await verdicts.keep(
      tenant,
      people.map(([subject, more]) => ({ subject: name(subject), marks: [], rows: [kept(subject, more)] })),
    );
    await verdicts.overtake(tenant, { people: [name("b"), name("b"), name("d"), name("nobody")] });
    const sums = async (query: Parameters<typeof verdicts.sums>[1]) =>
      (await verdicts.sums(tenant, query))
        .map((one) => `${one.pack} ${one.rule} ${one.outcome} ${one.readings.length} ${one.people} ${one.stale}`)
        .sort();
    assert.deepEqual(await sums({ orgPath: "/a/" }), [
      "county.hours other met 0 1 0",
      "county.hours total met 0 2 1",
      "county.hours total undetermined 2 2 1",
      "school.pack total met 0 1 0",
    ]);
    const total = { pack: "county.hours", rules: ["total"] };
    assert.deepEqual(await sums({ ...total, orgPath: "/a/1/" }), ["county.hours total met 0 2 1", "county.hours total undetermined 2 1 0"]);
    assert.deepEqual(await sums({ ...total, people: [name("a"), name("d")] }), [
      "county.hours total met 0 1 0",
      "county.hours total undetermined 2 1 1",
    ]);
    assert.deepEqual(await sums({ orgPath: "/a/", period: "schoolYear:2025-2026" }), ["county.hours total met 0 1 0"]);
    assert.deepEqual(await sums({ people: [] }), []);
    const met = (await verdicts.sums(tenant, { ...total, orgPath: "/a/1/" })).find((one) => one.outcome === "met");
    assert.deepEqual([met?.from, met?.to, met?.since], ["2026-08-20", "2027-08-31", "2026-11-21T04:00:00.000Z"]);
    assert.deepEqual(await verdicts.sums(`${tenant}-other`, { orgPath: "/a/" }), []);
  });
}
