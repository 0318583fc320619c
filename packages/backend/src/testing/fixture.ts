import {
  idOf,
  type DefinitionRef,
  type Id,
  type Instant,
  type Lesson,
  type New,
  type Org,
  type Pack,
  type Pair,
  type RoleName,
} from "@xiaoben/contract";
import type { AnyRecord } from "../memory/index.ts";
import type { Body } from "../records/body.ts";
import { relationsOf, toStored } from "../records/project.ts";
import type { Store } from "../store/store.ts";

const made: Instant = "2026-09-01T00:00:00.000Z";
const id = (...parts: string[]): Id => idOf("fixture", ...parts);
const base = (name: string, org: Id): { id: Id; version: number; org: Id; createdAt: Instant; updatedAt: Instant } => ({
  id: id(name),
  version: 1,
  org,
  createdAt: made,
  updatedAt: made,
});

/** Ids of a small invented county: two schools, and one person for each part that somebody can play. */
export const ids = {
  county: id("county"),
  school: id("school"),
  village: id("village"),
  other: id("other"),
  observer: id("observer"),
  teacher: id("teacher"),
  lead: id("lead"),
  admin: id("admin"),
  principal: id("principal"),
  officer: id("officer"),
  stranger: id("stranger"),
  newcomer: id("newcomer"),
  group: id("group"),
  lesson: id("lesson"),
  double: id("double"),
  pair: id("pair"),
} as const;

export type PersonName = "observer" | "teacher" | "lead" | "admin" | "principal" | "officer" | "stranger" | "newcomer";

const paths = {
  county: `/${ids.county}/`,
  school: `/${ids.county}/${ids.school}/`,
  village: `/${ids.county}/${ids.school}/${ids.village}/`,
  other: `/${ids.county}/${ids.other}/`,
};
const definition = (name: string): DefinitionRef => ({ pack: "fixture.pack", version: "1", id: name });

const pack: Pack = {
  format: "xiaoben.pack/1",
  id: "fixture.pack",
  version: "1",
  level: "county",
  title: "县办法",
  source: { title: "县办法（虚构）", clauses: [{ id: "c1", label: "第一条" }] },
  effective: { from: "2026-09-01" },
  categories: [
    { id: "school-based", title: "校本", maps: ["observation", "group-study"] },
    { id: "external", title: { "zh-Hans": "外出", en: "External" } },
  ],
  parameters: [{ id: "least", type: "amount", clause: "c1", values: [{ value: "2" }] }],
  ambiguities: [],
  books: [
    {
      id: "hours",
      title: "学时",
      unit: "hour",
      source: "hour",
      admit: [{ id: "approved", test: { fact: "state", in: ["approved", "reported", "registered"] }, otherwise: "waiting", clause: "c1" }],
      value: [
        { when: { all: [{ fact: "approvedHours", present: true }] }, amount: { fact: "approvedHours" }, clause: "c1" },
        { when: { all: [{ fact: "lessons", present: true }] }, amount: { fact: "lessons" }, clause: "c1" },
        {
          when: { all: [{ fact: "minutes", present: true }] },
          amount: { per: "minutes", of: "45", gives: "1" },
          clause: "c1",
        },
      ],
    },
  ],
  measures: [{ id: "total", sum: "hours" }],
  rules: [
    {
      id: "total",
      title: "总学时",
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "total",
      atLeast: { param: "least" },
    },
  ],
  consequences: [],
  examples: [],
  content: {
    rubrics: [
      {
        id: "form",
        title: "听课表",
        sections: [
          {
            id: "s",
            title: "过程",
            items: [{ id: "clear", text: "目标清楚", field: "points", max: "10", step: "1", notApplicable: true }],
          },
        ],
      },
      {
        id: "walk",
        title: "随堂检查表",
        aim: "inspection",
        sections: [{ id: "checks", title: "常规", items: [{ id: "marked", text: "作业批了", field: "yesNo", notApplicable: true }] }],
      },
    ],
    planTemplates: [
      {
        id: "plan",
        title: "计划",
        sections: [
          { id: "aims", title: "目标", required: true },
          { id: "steps", title: "步骤", required: true, items: { atLeast: "1", needs: ["owner"] } },
        ],
      },
    ],
    checklists: [
      {
        id: "held-well",
        title: "四有",
        items: [
          { id: "theme", text: "有主题", phase: "before", filled: ["/theme"] },
          { id: "record", text: "有记录", phase: "after", filled: ["/minutesTaken"] },
        ],
      },
    ],
    pairTemplates: [
      {
        id: "stages",
        title: "师徒",
        stages: [
          { id: "one", title: "一", tasks: [{ id: "explain", text: "讲解教材", needed: true }], gate: "理解教材" },
          { id: "two", title: "二", tasks: [], gate: "独立设计" },
        ],
      },
    ],
  },
};

const org = (name: keyof typeof paths, type: Org["type"], parent?: Id): AnyRecord => ({
  kind: "org",
  record: { ...base(name, ids[name]), type, name, path: paths[name], ...(parent && { parent }) },
});

function person(name: PersonName, home: Id, role: RoleName, more: { group?: Id } = {}): AnyRecord[] {
  return [
    {
      kind: "person",
      record: { ...base(name, home), displayName: `${name}-name`, externalIds: { staffNumber: `N-${name}` }, onPost: true },
    },
    { kind: "role", record: { ...base(`role-${name}`, home), person: ids[name], role, from: "2025-09-01", ...more } },
  ];
}

const lesson = (name: "lesson" | "double", lessons: string): { kind: "lesson"; record: Lesson } => ({
  kind: "lesson",
  record: {
    ...base(name, ids.school),
    state: "held",
    teacher: ids.teacher,
    className: "三（1）班",
    subject: "math",
    subjectName: "数学",
    topic: "分数",
    kind: "everyday",
    on: "2026-11-18",
    slot: { period: 2, from: "08:50", to: "09:30" },
    lessons,
    mode: "live",
    observers: name === "double" ? [ids.observer, ids.newcomer] : [ids.observer],
    points: [],
    form: definition("form"),
  },
});

const pair: Pair = {
  ...base("pair", ids.school),
  state: "active",
  mentor: ids.observer,
  mentee: ids.teacher,
  from: "2026-09-01",
  subjectName: "数学",
  topics: [{ topic: "提问", leads: "mentor", goal: "会追问" }],
  template: definition("stages"),
  stage: "one",
  evidence: [],
  signatures: [],
  gates: [],
};

/** Every record of the small county. */
export const fixture: readonly AnyRecord[] = [
  org("county", "county"),
  org("school", "school", ids.county),
  org("village", "villageSchool", ids.school),
  org("other", "school", ids.county),
  ...person("observer", ids.school, "teacher"),
  ...person("teacher", ids.school, "teacher"),
  ...person("lead", ids.school, "groupLead", { group: ids.group }),
  ...person("admin", ids.school, "schoolAdmin"),
  ...person("principal", ids.school, "principal"),
  ...person("officer", ids.county, "countyOfficer"),
  ...person("stranger", ids.other, "teacher"),
  ...person("newcomer", ids.village, "teacher"),
  {
    kind: "group",
    record: {
      ...base("group", ids.school),
      type: "research",
      name: "数学组",
      lead: ids.lead,
      members: [ids.observer, ids.teacher, ids.lead],
    },
  },
  {
    kind: "calendar",
    record: {
      ...base("calendar", ids.county),
      schoolYear: "2026-2027",
      from: "2026-09-01",
      to: "2027-08-31",
      terms: [
        { key: "1", from: "2026-09-01", to: "2027-01-31" },
        { key: "2", from: "2027-02-01", to: "2027-07-10" },
      ],
      breaks: [],
      workDays: [],
      weekStart: 1,
    },
  },
  { kind: "pack", record: { ...base("pack", ids.county), state: "published", pack } },
  { kind: "binding", record: { ...base("binding", ids.county), pack: pack.id, packVersion: pack.version, from: "2026-09-01" } },
  lesson("lesson", "1"),
  lesson("double", "2"),
  { kind: "pair", record: pair },
];

/** The observer's observation of a lesson, as a client creates it. */
export const observationId = (of: "lesson" | "double" = "lesson", by: Id = ids.observer): Id => idOf("observation", ids[of], by);
export const newObservation = (of: "lesson" | "double" = "lesson", by: Id = ids.observer): New<"observation"> => ({
  org: ids.school,
  author: by,
  observed: ids.teacher,
  lesson: ids[of],
  on: "2026-11-18",
  lessons: of === "double" ? "2" : "1",
  form: definition("form"),
  points: [],
  notes: [],
  ratings: {},
  strengths: "",
  problems: "",
  measures: "",
  nextStep: "",
  answer: "",
  reflection: "",
});
/** What somebody who may walk in writes on the form for inspection. */
export const newInspection = (by: Id, more: Partial<New<"observation">> = {}): New<"observation"> => ({
  ...newObservation("lesson", by),
  form: definition("walk"),
  problems: "作业没有批完",
  measures: "补批两次作业",
  ...more,
});
export const newPlan = (author: Id = ids.admin): New<"plan"> => ({
  org: ids.school,
  author,
  level: "school",
  title: "本学期研修计划",
  period: "term:2026-2027/1",
  theme: "小组合作",
  template: definition("plan"),
  step: 0,
  approvals: [],
});
export const newHour = (who: Id = ids.observer): New<"hour"> => ({
  org: ids.school,
  person: who,
  on: "2026-10-20",
  title: "县级讲座",
  claimedHours: "3",
  category: "external",
  role: "participant",
  level: "county",
});

export const newActivity = (host: Id = ids.lead, more: Partial<New<"activity">> = {}): New<"activity"> => ({
  org: ids.school,
  title: "数学组研讨",
  category: "group-study",
  level: "school",
  on: "2026-11-20",
  from: "16:00",
  to: "17:30",
  place: "会议室",
  theme: "分数单元",
  goal: "定任务",
  measures: "",
  appraisal: "",
  speaker: "组长",
  speakers: [],
  participants: [ids.observer, ids.teacher],
  host,
  checklists: [definition("held-well")],
  checks: [],
  minutesTaken: "",
  feedback: "",
  ...more,
});

/** Writes records into any store, as they are, in one transaction. */
export async function seed(
  store: Store,
  tenant: string,
  records: readonly AnyRecord[] = fixture,
  orgsFrom: readonly AnyRecord[] = records,
): Promise<void> {
  const orgs = new Map(orgsFrom.flatMap((entry) => (entry.kind === "org" ? [[entry.record.id, entry.record.path] as const] : [])));
  await store.write(tenant, async (tx) => {
    for (const { kind, record } of records) {
      const body = record as unknown as Body;
      await tx.put(
        toStored(kind, body, (one) => orgs.get(one)),
        { actor: body.id, action: "load", actionId: idOf("load", kind, body.id, tenant) },
      );
      await tx.relate({ kind, id: body.id }, relationsOf(kind, body));
    }
  });
}
