import type {
  Activity,
  Attachment,
  Calendar,
  Credit,
  Debrief,
  EvaluateAsk,
  Given,
  Group,
  Hour,
  Observation,
  Org,
  Pack,
  Pair,
  Participation,
  Person,
  Plan,
  Verdict,
} from "@xiaoben/contract";
import { debrief, lesson, observation } from "../after-lesson/after-lesson.test.fixture.ts";
import { hourOf, signedIn } from "../testing/records.test.fixture.ts";
import type { Script, ScriptedRecords } from "../testing/index.ts";

const base = { version: 1, org: "o", createdAt: "2026-09-02T01:00:00.000Z", updatedAt: "2026-09-02T01:00:00.000Z" };

export const year = {
  ...base,
  id: "c26",
  schoolYear: "2026-2027",
  from: "2026-09-01",
  to: "2027-08-31",
  terms: [
    { key: "1", from: "2026-09-01", to: "2027-01-24" },
    { key: "2", from: "2027-02-20", to: "2027-07-04" },
  ],
} as unknown as Calendar;
const before = { ...year, id: "c25", schoolYear: "2025-2026", from: "2025-09-01", to: "2026-08-31", terms: [] } as Calendar;

const orgs: Org[] = [
  { ...base, id: "o", type: "school", name: "南湖小学", path: "/o/" },
  { ...base, id: "v", org: "v", type: "villageSchool", name: "湖东村小", parent: "o", path: "/o/v/" },
];
export const maths: Group = { ...base, id: "maths", type: "research", name: "数学教研组", lead: "gu", members: ["gu", "su", "lin"] };
const names = { su: "苏禾", lin: "林知远", gu: "顾明岚", shen: "沈若川", tang: "唐一诺" };
const person = ([id, displayName]: [string, string]): Person => ({ ...base, id, displayName, externalIds: {}, onPost: true });

const activity = {
  ...base,
  id: "act",
  state: "held",
  title: "怎样追问",
  category: "group-study",
  level: "school",
  on: "2026-10-15",
  host: "gu",
  group: "maths",
  participants: ["su", "lin"],
  minutesTaken: "各说了一次追问",
} as unknown as Activity;

export const records: Required<
  Pick<
    ScriptedRecords,
    "hour" | "participation" | "activity" | "lesson" | "observation" | "debrief" | "pair" | "plan" | "given" | "credit" | "attachment"
  >
> = {
  hour: [
    hourOf({ id: "h1", person: "su", on: "2026-10-15", title: "怎样追问", activity: "act", source: { kind: "participation", id: "p1" } }),
    hourOf({ id: "h2", person: "su", on: "2026-11-03", title: "县级讲座", category: "external", summary: "笔记六页" }),
    hourOf({ id: "h3", person: "su", on: "2026-11-05", title: "读书会", provenance: { system: "旧台账", id: "7" } }),
    hourOf({ id: "h4", person: "su", on: "2026-11-06", title: "收回的", state: "withdrawn" }),
    hourOf({ id: "h5", person: "tang", on: "2026-11-06", title: "语文组备课" }),
    hourOf({ id: "h6", person: "su", on: "2025-11-06", title: "去年的" }),
  ] satisfies Hour[],
  activity: [activity],
  participation: [
    {
      ...base,
      id: "p1",
      state: "recorded",
      person: "su",
      activity: "act",
      host: "gu",
      on: "2026-10-15",
      signedBy: "code",
    } as Participation,
  ],
  lesson: [
    lesson({ id: "l1", teacher: "su", on: "2026-10-20", topic: "面积", idea: "先估后量", org: "o" }),
    lesson({ id: "l2", teacher: "lin", on: "2026-10-22", topic: "小数", org: "o" }),
  ],
  observation: [
    observation("lin", { id: "ob1", observed: "su", lesson: "l1", on: "2026-10-20", state: "locked", org: "o" }),
    observation("su", { id: "ob2", observed: "lin", lesson: "l2", on: "2026-10-22", state: "submitted", org: "o" }),
    observation("gu", { id: "ob3", observed: "su", lesson: "l1", on: "2026-10-20", aim: "inspection", org: "o" }),
  ] satisfies Observation[],
  debrief: [
    debrief({ id: "d1", lesson: "l1", author: "lin", on: "2026-10-20", participants: ["lin", "su"], org: "o" }),
  ] satisfies Debrief[],
  pair: [
    {
      ...base,
      id: "pair",
      state: "active",
      mentor: "lin",
      mentee: "su",
      from: "2025-09-10",
      subjectName: "数学",
      evidence: [{}, {}],
      gates: [],
    },
  ] as unknown as Pair[],
  plan: [
    {
      ...base,
      id: "pl",
      state: "approved",
      author: "su",
      level: "personal",
      title: "本学期打算",
      period: "term:2026-2027/1",
      approvals: [{}],
    },
    { ...base, id: "pg", state: "approving", author: "gu", level: "group", title: "数学组计划", period: "term:2026-2027/1", approvals: [] },
    {
      ...base,
      id: "old",
      state: "approved",
      author: "su",
      level: "personal",
      title: "去年的打算",
      period: "term:2025-2026/1",
      approvals: [],
    },
  ] as unknown as Plan[],
  given: [
    { ...base, id: "g1", source: "work", person: "su", on: "2026-11-10", title: "读书笔记", facts: { type: "reading-notes" } },
    { ...base, id: "g2", source: "result", group: "maths", on: "2026-11-11", facts: { type: "award" } },
  ] satisfies Given[],
  credit: [
    {
      ...base,
      id: "cr",
      state: "registered",
      person: "su",
      period: "schoolYear:2026-2027",
      asOf: "2026-11-01",
      amount: "2",
      unit: "credit",
      number: "1",
    },
  ] as unknown as Credit[],
  attachment: [
    { ...base, id: "f1", state: "complete", name: "证书.jpg", type: "image/jpeg", size: 1, of: { kind: "hour", id: "h2" }, by: "su" },
    { ...base, id: "f2", state: "open", name: "半张.jpg", type: "image/jpeg", size: 1, of: { kind: "hour", id: "h3" }, by: "su" },
  ] satisfies Attachment[],
};

export const pack: Pack = {
  format: "xiaoben.pack/1",
  id: "t.hours",
  version: "1",
  level: "county",
  title: { "zh-Hans": "学时办法", "zh-Hant": "學時辦法", en: "Hours" },
  source: { title: "学时办法（虚构）", clauses: [{ id: "c1", label: "第一条" }] },
  effective: { from: "2026-09-01" },
  parameters: [],
  ambiguities: [],
  books: [{ id: "hours", title: "学时", unit: "hour", source: "hour", value: [{ amount: { fact: "approvedHours" }, clause: "c1" }] }],
  measures: [{ id: "total", sum: "hours" }],
  rules: [
    {
      id: "total",
      title: "学年总学时",
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "total",
      atLeast: "40",
    },
    {
      id: "proof",
      title: "原始依据",
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "checklist",
      checklist: "raw",
      book: "hours",
    },
    {
      id: "early",
      title: "学期学时",
      clause: "c1",
      for: { subject: "person" },
      per: "term",
      kind: "amount",
      measure: "total",
      atLeast: "2",
    },
  ],
  consequences: [
    {
      id: "bar",
      clause: "c1",
      purposes: ["honours"],
      effect: { bar: true },
      when: { combine: "all", of: [{ rule: "total", is: "notMet" }] },
      reply: { days: "5" },
    },
  ],
  content: {
    checklists: [
      {
        id: "raw",
        title: "原始依据",
        items: [
          { id: "summary", text: { "zh-Hans": "内容摘要", "zh-Hant": "內容摘要", en: "Summary" }, phase: "after", filled: ["/summary"] },
        ],
      },
    ],
  },
  examples: [],
};

const verdict = (id: string, more: Partial<Verdict>): Verdict => ({
  subject: { kind: "person", id: "su" },
  rule: { pack: "t.hours", version: "1", id },
  clause: "c1",
  period: { key: "schoolYear:2026-2027", from: year.from, to: year.to, closed: false },
  asOf: "2026-11-22",
  knownAt: "2026-11-22T04:00:00.000Z",
  outcome: "notYet",
  settled: false,
  unit: "hour",
  because: [],
  by: { place: "server", engine: "1" },
  ...more,
});

const lacks = (kind: "hour" | "observation", id: string): Verdict["because"][number] => ({
  code: "unfilled",
  clause: "c1",
  rule: "proof",
  finding: "summary",
  record: { kind, id },
});

/** What a back end answers: of the year two rules are not met and one consequence would follow; of the term one is met. */
export function verdicts({ period, subject }: EvaluateAsk): Verdict[] {
  const term = { key: "term:2026-2027/1", from: "2026-09-01", to: "2027-01-24", closed: false };
  const all = [
    verdict("total", { value: "21.5", threshold: "40", gap: "18.5" }),
    verdict("proof", { unit: "item", value: "1", threshold: "3", gap: "2", because: [lacks("hour", "h3"), lacks("observation", "ob2")] }),
    verdict("early", { outcome: "met", value: "21.5", threshold: "2", period: term }),
    verdict("bar", { outcome: "undetermined" }),
  ];
  return all.filter((one) => one.period.key === period || one.rule.id === "early").map((one) => ({ ...one, subject }));
}

export const script = (more: Script = {}): Script => ({
  session: signedIn("su", ["teacher"]),
  records: { org: orgs, group: [maths], person: Object.entries(names).map(person), calendar: [before, year], ...records },
  definitions: { "t.hours/1/pack": pack },
  verdicts,
  ...more,
});
