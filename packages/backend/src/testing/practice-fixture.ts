import {
  idOf,
  newId,
  type ActionId,
  type ActionOf,
  type Id,
  type Instant,
  type New,
  type Pack,
  type RoleName,
  type WriteAnswer,
} from "@xiaoben/contract";
import type { AnyRecord } from "../memory/index.ts";
import { openCampus, type Campus } from "./campus.ts";
import { fixture, ids, seed } from "./fixture.ts";
import type { Open } from "./store-records.ts";

const id = (name: string): Id => idOf("practice-fixture", name);
const made: Instant = "2026-09-01T00:00:00.000Z";

/** A central school with a village school below it, beside the schools of the small county. */
export const more = {
  central: id("central"),
  hamlet: id("hamlet"),
  centralAdmin: id("centralAdmin"),
  hamletPrincipal: id("hamletPrincipal"),
} as const;

const base = (name: string, org: Id) => ({ id: id(name), version: 1, org, createdAt: made, updatedAt: made });
const central = `/${ids.county}/${more.central}/`;

const person = (name: "centralAdmin" | "hamletPrincipal", org: Id, role: RoleName): AnyRecord[] => [
  { kind: "person", record: { ...base(name, org), displayName: name, externalIds: {}, onPost: true } },
  { kind: "role", record: { ...base(`role-${name}`, org), person: more[name], role, from: "2025-09-01" } },
];

const added: readonly AnyRecord[] = [
  { kind: "org", record: { ...base("central", more.central), type: "centralSchool", name: "central", parent: ids.county, path: central } },
  {
    kind: "org",
    record: {
      ...base("hamlet", more.hamlet),
      type: "villageSchool",
      name: "hamlet",
      parent: more.central,
      path: `${central}${more.hamlet}/`,
    },
  },
  ...person("centralAdmin", more.central, "schoolAdmin"),
  ...person("hamletPrincipal", more.hamlet, "principal"),
];

/** A campus with the central school, and people of both named alike. */
export interface PracticeCampus extends Campus {
  by<A extends ActionId>(person: Id, action: A, input: ActionOf[A], actionId?: Id): Promise<WriteAnswer>;
  /** Writes a draft, publishes it and answers its id. */
  publish(person: Id, org: Id, pack: Pack): Promise<Id>;
}

export async function openPractice(open: Open): Promise<PracticeCampus> {
  const campus = await openCampus(await open());
  await seed(campus.store, campus.tenant, added);
  const by: PracticeCampus["by"] = (who, action, input, actionId = newId()) =>
    campus.backend.write({ tenant: campus.tenant, person: who }, action, input, actionId);
  return {
    ...campus,
    by,
    async publish(who, org, pack) {
      const draft = newId();
      await by(who, "pack.create", { id: draft, body: { org, pack } });
      await by(who, "pack.publish", { id: draft });
      return draft;
    },
  };
}

/** The county's pack as its next version: it leaves three questions open, and says so. */
export const nextPack = (change: Partial<Pack> = {}): Pack => ({
  ...(fixture.find((entry): entry is Extract<AnyRecord, { kind: "pack" }> => entry.kind === "pack")!.record.pack as Pack),
  version: "2",
  effective: { from: "2026-09-01" },
  parameters: [
    { id: "least", type: "amount", clause: "c1", values: [] },
    { id: "lesson-hours", type: "amount", clause: "c1", values: [] },
    { id: "count", type: "choice", choices: ["any", "all"], clause: "c1", values: [] },
  ],
  ambiguities: [
    {
      id: "how-many",
      clause: "c1",
      kind: "unclear",
      question: "总学时至少多少？",
      readings: [
        { id: "two", says: "两学时", sets: { least: "2" } },
        { id: "nine", says: "九学时", sets: { least: "9" } },
      ],
      decide: { level: "county", role: "countyOfficer" },
    },
    {
      id: "how-long",
      clause: "c1",
      kind: "undefined",
      question: "一节课记多少学时？",
      readings: [],
      asks: "lesson-hours",
      decide: { level: "school", role: "schoolAdmin" },
    },
    {
      id: "which",
      clause: "c1",
      kind: "undefined",
      question: "任一还是全部？",
      readings: [],
      asks: "count",
      decide: { level: "school", role: "principal" },
    },
  ],
  books: [
    {
      id: "hours",
      title: "学时",
      unit: "hour",
      source: "hour",
      value: [
        { when: { all: [{ fact: "approvedHours", present: true }] }, amount: { fact: "approvedHours" }, clause: "c1" },
        { amount: { per: "lessons", of: "1", gives: { param: "lesson-hours" } }, clause: "c1" },
      ],
    },
  ],
  consequences: [
    {
      id: "note",
      clause: "c1",
      purposes: ["annualRating"],
      effect: { notice: "internal" },
      reply: { days: "10" },
      when: { combine: { param: "count" }, of: [{ rule: "total", is: "notMet" }] },
    },
  ],
  examples: [
    {
      id: "enough",
      asOf: "2027-08-31",
      decisions: { "how-many": "two", "how-long": "1", which: "all" },
      records: [{ kind: "hour", on: "2026-10-08", category: "observation", approvedHours: "3", state: "approved" }],
      expect: { total: "met 3", note: "doesNotApply" },
    },
  ],
  ...change,
});

/** A pack of a school: the county's, with a question of its own. */
export const schoolPack = (packId: string, change: Partial<Pack> = {}): Pack =>
  nextPack({ id: packId, version: "1", level: "school", title: "校本办法", ...change });

export const newBinding = (org: Id, packVersion: string, from: string, pack = "fixture.pack"): New<"binding"> => ({
  org,
  pack,
  packVersion,
  from,
});
export const newDecision = (org: Id, what: Partial<New<"decision">>): New<"decision"> => ({
  org,
  pack: "fixture.pack",
  ambiguity: "how-many",
  from: "2026-09-01",
  basis: "县教研室会议纪要",
  ...what,
});
