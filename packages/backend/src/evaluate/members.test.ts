import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  idOf,
  type EvaluateAsk,
  type Given,
  type Hour,
  type Id,
  type Observation,
  type Pack,
  type Rule,
  type Verdict,
} from "@xiaoben/contract";
import { createBackend } from "../create-backend.ts";
import { createMemoryStore, type AnyRecord } from "../memory/index.ts";
import { fixture, ids, newObservation, type PersonName } from "../testing/fixture.ts";

const tenant = "t";
const base = (name: string, org: Id) => ({
  id: idOf(name),
  version: 1,
  org,
  createdAt: "2026-09-01T00:00:00.000Z",
  updatedAt: "2026-09-01T00:00:00.000Z",
});
const county = fixture.flatMap((entry) => (entry.kind === "pack" ? [entry.record.pack] : []))[0]!;
const per = { clause: "c1", per: "schoolYear" } as const;
const share = (id: string, subject: "group" | "school" | "county"): Rule => ({
  ...per,
  id,
  title: "达标",
  for: { subject },
  kind: "amount",
  measure: "through",
  atLeast: "0.5",
});
/** The fixture's pack, with rules about many people and about everybody in a circle. */
const pack: Pack = {
  ...county,
  id: "many.pack",
  books: [
    ...county.books,
    { id: "heard", title: "听课", unit: "item", source: "observation", value: [{ amount: { fixed: "1" }, clause: "c1" }] },
    { id: "meetings", title: "活动", unit: "item", source: "meeting", value: [{ amount: { fixed: "1" }, clause: "c1" }] },
  ],
  measures: [
    ...county.measures,
    { id: "through", members: "share", of: "total" },
    { id: "heard", count: "heard" },
    { id: "meetings", count: "meetings" },
  ],
  rules: [
    ...county.rules,
    share("group-share", "group"),
    share("school-share", "school"),
    share("county-share", "county"),
    { ...per, id: "met", title: "教研", for: { subject: "group" }, kind: "amount", measure: "meetings", atLeast: "1" },
    {
      ...per,
      id: "everyone",
      title: "人人听到",
      for: { subject: "person", where: { all: [{ fact: "role", is: "groupLead" }] } },
      kind: "coverage",
      of: { members: "group" },
      measure: "heard",
      by: "observed",
      atLeast: "1",
    },
  ],
};
const hour = (person: PersonName): AnyRecord => ({
  kind: "hour",
  record: {
    ...base(`hour ${person}`, ids.school),
    state: "approved",
    person: ids[person],
    on: "2026-10-20",
    title: "讲座",
    approvedHours: "2",
    category: "external",
    role: "participant",
    level: "county",
  } satisfies Hour,
});
const meeting: Given = { ...base("meeting", ids.school), source: "meeting", group: ids.group, on: "2026-10-14", facts: {} };
const heard = (observed: PersonName): AnyRecord => ({
  kind: "observation",
  record: {
    ...newObservation("lesson", ids.lead),
    ...base(`heard ${observed}`, ids.school),
    observed: ids[observed],
    state: "locked",
    mode: "live",
    signatures: [],
  } as Observation,
});

async function campus(...records: AnyRecord[]): Promise<(rule: string, ask: Partial<EvaluateAsk>, who?: PersonName) => Promise<Verdict>> {
  const store = createMemoryStore();
  store.load(tenant, [
    ...fixture,
    { kind: "pack", record: { ...base("many", ids.county), state: "published", pack } },
    { kind: "binding", record: { ...base("bind many", ids.county), pack: pack.id, packVersion: pack.version, from: "2026-09-01" } },
    ...records,
  ]);
  const backend = createBackend({ store, now: () => new Date("2026-11-22T04:00:00.000Z") });
  for (let left = true; left;) ({ left } = await backend.recompute(tenant));
  return async (rule, ask, who = "officer") => {
    const subject = ask.subject ?? { kind: "person", id: ids[who] };
    const [verdict] = await backend.evaluate({ tenant, person: ids[who] }, { subject, rules: [rule], explain: true, ...ask });
    assert.ok(verdict, `a verdict on ${rule}`);
    return verdict;
  };
}

const said = ({ outcome, value, because }: Verdict): string => `${outcome} ${value ?? "-"} ${because[0]?.code}`;

describe("verdicts on many people", () => {
  it("rest on the kept verdicts of those who belong there", async () => {
    const ask = await campus(hour("observer"), hour("lead"), hour("stranger"));
    const value = async (rule: string, ask_: Partial<EvaluateAsk>, who?: PersonName) => (await ask(rule, ask_, who)).value;
    assert.match((await value("group-share", { subject: { kind: "group", id: ids.group } }, "lead")) ?? "", /^0\.66/);
    assert.match((await value("school-share", { subject: { kind: "school", id: ids.school } })) ?? "", /^0\.33/);
    assert.equal(await value("school-share", { subject: { kind: "school", id: ids.other } }), "1");
    assert.equal(await value("county-share", { subject: { kind: "county", id: ids.county } }), "0.375");
  });

  it("say that they cannot tell of another day than those were worked out for", async () => {
    const ask = await campus(hour("observer"));
    const subject = { kind: "school", id: ids.school } as const;
    for (const more of [
      { asOf: "2026-10-01" },
      { knownAt: "2026-11-01T00:00:00.000Z" },
      { period: "schoolYear:2026-2027", asOf: "2026-11-21" },
    ])
      assert.equal(said(await ask("school-share", { subject, ...more })), "undetermined - members-absent", JSON.stringify(more));
    assert.notEqual(said(await ask("school-share", { subject, asOf: "2026-11-22" })), "undetermined - members-absent");
  });

  it("count what was recorded of the group itself", async () => {
    const subject = { kind: "group", id: ids.group } as const;
    assert.equal((await (await campus())("met", { subject }, "lead")).value, "0");
    assert.equal((await (await campus({ kind: "given", record: meeting }))("met", { subject }, "lead")).value, "1");
  });

  it("know whom a group lead leads", async () => {
    const some = await (await campus(heard("observer")))("everyone", {}, "lead");
    assert.deepEqual([some.outcome, some.value, some.threshold], ["notYet", "1", "2"]);
    assert.deepEqual(
      some.because.flatMap((one) => (one.code === "not-covered" ? [one.record?.id] : [])),
      [ids.teacher],
    );
    assert.equal((await (await campus(heard("observer"), heard("teacher")))("everyone", {}, "lead")).outcome, "met");
  });
});
