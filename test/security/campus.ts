import { idOf, type Id, type Kind, type RoleName } from "@xiaoben/contract";
import { createMemoryStore, type AnyRecord, type MemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids, newActivity, newBinding, newHour, newObservation, newPlan, nextPack } from "@xiaoben/backend/testing";

/* A small invented county in which each record is the observer's, and somebody for everything that one can be to it. */

export const tenant = "t";
const made = "2026-09-01T00:00:00.000Z";
const id = (name: string): Id => idOf("matrix", name);
const base = (name: string, org: Id = ids.school) => ({ id: id(name), version: 1, org, createdAt: made, updatedAt: made });

/** Who asks, in the order of the columns, and what he is. `school`: whether he belongs to the school of the records. */
export const actors = {
  author: {
    person: ids.observer,
    role: "teacher",
    school: true,
    says: "whose record it is: author, owner, mentor, observer of the lesson",
  },
  partner: { person: ids.teacher, role: "teacher", school: true, says: "the other party: observed, mentee, teacher of the lesson" },
  lead: { person: ids.lead, role: "groupLead", school: true, says: "leads the group of both" },
  colleague: { person: id("colleague"), role: "teacher", school: true, says: "a teacher of the same school" },
  admin: { person: ids.admin, role: "schoolAdmin", school: true, says: "schoolAdmin of the school" },
  principal: { person: ids.principal, role: "principal", school: true, says: "principal of the school" },
  officer: { person: ids.officer, role: "countyOfficer", school: false, says: "countyOfficer of the county" },
  stranger: { person: ids.stranger, role: "teacher", school: false, says: "a teacher of another school" },
  adminElsewhere: { person: id("adminElsewhere"), role: "schoolAdmin", school: false, says: "schoolAdmin of another school" },
  principalElsewhere: { person: id("principalElsewhere"), role: "principal", school: false, says: "principal of another school" },
} as const satisfies Record<string, { person: Id; role: RoleName; school: boolean; says: string }>;
export type Actor = keyof typeof actors;
export const actorNames = Object.keys(actors) as Actor[];

const person = (name: "colleague" | "adminElsewhere" | "principalElsewhere", org: Id): AnyRecord[] => [
  { kind: "person", record: { ...base(name, org), displayName: name, externalIds: {}, onPost: true } },
  { kind: "role", record: { ...base(`role-${name}`, org), person: id(name), role: actors[name].role, from: "2025-09-01" } },
];
const people: readonly AnyRecord[] = [
  ...person("colleague", ids.school),
  ...person("adminElsewhere", ids.other),
  ...person("principalElsewhere", ids.other),
];

const planBefore = { ...base("plan"), ...newPlan(ids.observer) };
const hourBefore = { ...base("hour"), ...newHour() };
const creditBefore = {
  ...base("credit"),
  person: ids.observer,
  rule: { pack: "fixture.pack", version: "1", id: "total" },
  period: "schoolYear:2026-2027",
  asOf: "2026-11-20",
  sequence: "1",
  amount: "1",
  unit: "hour",
  total: "1",
  basis: [],
  report: id("report"),
};
const reportBefore = {
  ...base("report"),
  by: ids.admin,
  pack: "fixture.pack",
  rule: "total",
  period: "schoolYear:2026-2027",
  unit: "hour",
  items: [{ credit: id("credit"), version: 1, person: ids.observer, amount: "1" }],
};
const publicationBefore = {
  ...base("publication"),
  by: ids.observer,
  title: "学期通报",
  notice: "results" as const,
  period: "term:2026-2027/1",
  items: [{ id: "1", person: ids.teacher, says: "两次没有到", shown: "name" as const, people: [ids.teacher] }],
  named: [ids.teacher],
  objections: [],
};
const draftPack = nextPack({ id: "school.pack", version: "1", level: "school", title: "校本办法" });

/** An activity that one organises and the other is expected at. */
const activity = (state: string, host: Id = ids.observer): AnyRecord => ({
  kind: "activity",
  record: {
    ...base("activity"),
    ...newActivity(host),
    participants: [host === ids.observer ? ids.teacher : ids.observer],
    state: state as "planned",
  },
});

/** A record of each kind in a state, with those that it stands on. `apart`: one that is shown apart. */
export function subject(kind: Kind, state: string, apart = false): AnyRecord[] {
  const plan = (at: string): AnyRecord => ({ kind: "plan", record: { ...planBefore, state: at as "draft" } });
  const hour = (at: string): AnyRecord => ({ kind: "hour", record: { ...hourBefore, state: at as "draft" } });
  switch (kind) {
    case "hour":
      return [hour(state)];
    case "plan":
      return [plan(state)];
    case "plan-section":
      return [plan(state), { kind, record: { ...base("section"), plan: planBefore.id, section: "aims", text: "目标" } }];
    case "plan-item":
      return [plan(state), { kind, record: { ...base("item"), plan: planBefore.id, section: "steps", order: 1, text: "第一步" } }];
    case "attachment":
      return [
        hour("submitted"),
        {
          kind,
          record: {
            ...base("file"),
            state: state as "open",
            name: "a.txt",
            type: "text/plain",
            size: 3,
            of: { kind: "hour", id: hourBefore.id },
            by: ids.observer,
            received: [],
          },
        },
      ];
    case "observation":
      return [
        {
          kind,
          record: {
            ...base("observation"),
            ...newObservation(),
            ...(apart && { aim: "inspection" }),
            state: state as "draft",
            strengths: "目标清楚",
            answer: "谢谢",
            signatures: [],
            unlockAskedBy: ids.teacher,
          } as never,
        },
      ];
    case "lesson":
      return fixture.flatMap((entry) =>
        entry.kind === kind && entry.record.id === ids.lesson ? [{ kind, record: { ...entry.record, state: state as "held" } }] : [],
      );
    case "timetable":
      return [
        {
          kind,
          record: { ...base("week"), className: "三（1）班", from: "2026-09-01", to: "2027-01-31", periods: [], cells: [] },
        },
      ];
    case "visit":
      return [
        {
          kind,
          record: {
            ...base("visit"),
            state: state as "asked",
            author: ids.observer,
            lesson: ids.lesson,
            teacher: ids.teacher,
            on: "2026-11-18",
            points: [],
            topic: "等待时间",
          },
        },
      ];
    case "debrief":
      return [
        {
          kind,
          record: {
            ...base("debrief"),
            state: state as "draft",
            author: ids.observer,
            lesson: ids.lesson,
            observations: [],
            on: "2026-11-18",
            participants: [ids.observer, ids.teacher],
            speeches: [],
            summary: "先折再说",
          },
        },
      ];
    case "phrase":
      return [
        {
          kind,
          record: {
            ...base("phrase"),
            author: ids.observer,
            text: "××再说说看",
            skill: "speaking",
            situation: "silent",
            codes: ["delaying"],
          },
        },
      ];
    case "pair":
      return fixture.flatMap((entry) => (entry.kind === kind ? [{ kind, record: { ...entry.record, state: state as "active" } }] : []));
    case "given":
      return [{ kind, record: { ...base("given"), source: "duty", person: ids.observer, on: "2026-10-20", facts: {} } }];
    case "waiver":
      return [
        {
          kind,
          record: {
            ...base("waiver"),
            person: ids.observer,
            waiver: "leave",
            from: "2026-09-01",
            to: "2026-10-31",
            dispatchedBy: "eduAdmin",
            document: "文",
            grantedBy: ids.officer,
          },
        },
      ];
    case "activity":
      return [activity(state)];
    case "participation":
      return [
        activity(state === "expected" ? "open" : "held", ids.teacher),
        {
          kind,
          record: {
            ...base("participation"),
            state: state as "expected",
            person: ids.observer,
            activity: id("activity"),
            host: ids.teacher,
            on: "2026-11-20",
            role: "participant",
            attendance: state === "excused" ? "excused" : "expected",
            because: "监考",
          },
        },
      ];
    case "credit":
      return [{ kind, record: { ...creditBefore, state: state as "prepared" } }];
    case "report":
      return [
        { kind: "credit", record: { ...creditBefore, state: state === "sent" ? "reported" : "prepared" } },
        { kind, record: { ...reportBefore, state: state as "draft" } },
      ];
    case "publication":
      return [{ kind, record: { ...publicationBefore, state: state as "draft" } }];
    case "pack":
      return [{ kind, record: { ...base("pack"), state: state as "draft", pack: draftPack } }];
    case "binding":
      return [{ kind, record: { ...base("binding"), pack: "fixture.pack", packVersion: "1", from: "2026-11-01" } }];
    case "decision":
      return [
        {
          kind,
          record: {
            ...base("decision"),
            pack: "fixture.pack",
            ambiguity: "how-many",
            reading: "two",
            from: "2026-09-01",
            by: ids.admin,
            at: made,
            basis: "纪要",
          },
        },
      ];
    default:
      return fixture.filter((entry) => entry.kind === kind && (kind !== "org" || entry.record.id === ids.school)).slice(0, 1);
  }
}

/** A campus in memory with all people, and one record in a state. */
export function campusWith(records: readonly AnyRecord[]): MemoryStore {
  const store = createMemoryStore();
  store.load(tenant, [
    ...fixture,
    ...people,
    { kind: "pack", record: { ...base("next"), org: ids.county, state: "published", pack: nextPack() } },
    ...records,
  ]);
  return store;
}

/** What creates a record of a kind as the observer's; `undefined` where nobody creates one. */
export function created(kind: Kind): { id: Id; body: object; needs: AnyRecord[] } | undefined {
  const [last] = subject(kind, kind === "attachment" ? "open" : "draft").slice(-1);
  if (!last) return undefined;
  const {
    id: _id,
    version: _version,
    createdAt: _created,
    updatedAt: _updated,
    ...body
  } = last.record as unknown as Record<string, unknown>;
  const needs = standsOn(kind);
  const content: Record<string, object> = {
    observation: newObservation(),
    activity: newActivity(ids.observer),
    participation: { ...body, because: "" },
    decision: { ...body, org: ids.county, from: "2026-12-01" },
    binding: { ...body, packVersion: "2", from: "2026-12-01" },
  };
  return { id: last.record.id, body: content[kind] ?? body, needs };
}

function standsOn(kind: Kind): AnyRecord[] {
  if (kind === "plan-section" || kind === "plan-item") return subject("plan", "draft");
  if (kind === "attachment") return subject("hour", "draft");
  if (kind === "participation") return [activity("open", ids.teacher)];
  // The question that is decided is one of the second version.
  return kind === "decision" ? [{ kind: "binding", record: { ...base("second"), ...newBinding(ids.county, "2", "2026-11-01") } }] : [];
}
