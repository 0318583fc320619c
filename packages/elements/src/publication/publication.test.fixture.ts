import type { Calendar, Group, Pack, Publication, PublicationItem, Rollup, Session, Verdict } from "@xiaoben/contract";
import type { Script } from "../testing/index.ts";
import { peopleOf } from "../testing/records.test.fixture.ts";

const base = { version: 1, org: "school", createdAt: "2026-11-01T00:00:00.000Z", updatedAt: "2026-11-01T00:00:00.000Z" };
export const period = "term:2026-2027/1";

const roles = {
  su: [{ role: "teacher", org: "school" }],
  tang: [{ role: "teacher", org: "school" }],
  shao: [{ role: "schoolAdmin", org: "school" }],
  gu: [{ role: "principal", org: "school" }],
} as const;

/** Who is signed in: `su` and `tang` teach, `shao` draws up, `gu` is the principal. */
export const sessionOf = (who: keyof typeof roles, more: Partial<Session> = {}): Session => ({
  person: who,
  org: "school",
  roles: [...roles[who]],
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
  now: "2026-11-22T04:00:00.000Z",
  ...more,
});

export const pack: Pack = {
  format: "xiaoben.pack/1",
  id: "t.hours",
  version: "1",
  level: "county",
  title: { "zh-Hans": "学时办法", "zh-Hant": "學時辦法", en: "Study hours" },
  source: {
    title: "学时办法（虚构）",
    clauses: [
      { id: "c1", label: "第一条" },
      { id: "c2", label: "第二条" },
    ],
  },
  effective: { from: "2026-09-01" },
  parameters: [],
  ambiguities: [],
  books: [{ id: "b", title: "学时", unit: "hour", source: "hour", value: [{ amount: { fact: "approvedHours" }, clause: "c1" }] }],
  measures: [{ id: "hours", sum: "b" }],
  rules: [
    {
      id: "hours",
      title: { "zh-Hans": "学期学时", "zh-Hant": "學期學時", en: "Hours of the term" },
      clause: "c1",
      for: { subject: "person" },
      per: "term",
      kind: "amount",
      measure: "hours",
      atLeast: "20",
    },
    {
      id: "study",
      title: { "zh-Hans": "集体备课", "zh-Hant": "集體備課", en: "Group study" },
      clause: "c2",
      for: { subject: "group" },
      per: "term",
      kind: "amount",
      measure: "hours",
      atLeast: "10",
    },
  ],
  consequences: [],
  examples: [],
};

export const item = (id: string, more: Partial<PublicationItem> = {}): PublicationItem => ({
  id,
  person: id,
  says: `${id} 的结果`,
  shown: "name",
  people: [more.person ?? id],
  ...more,
});

export const publication = (id: string, state: Publication["state"], more: Partial<Publication> = {}): Publication => ({
  ...base,
  id,
  state,
  by: "shao",
  title: `名单 ${id}`,
  notice: "results",
  period,
  items: [],
  named: (more.items ?? []).flatMap(({ people = [] }) => people),
  objections: [],
  ...more,
});

/** Criticises two teachers; one of them has objected. */
export const opened = publication("open", "forObjection", {
  version: 4,
  title: "学时未到的教师",
  notice: "criticism",
  submittedAt: "2026-11-20T02:00:00.000Z",
  items: [
    item("su", {
      says: "学期学时 8 / 20，还差 12 学时",
      shown: "initial",
      basis: { pack: "t.hours", version: "1", rule: "hours", clause: "c1", outcome: "notYet" },
    }),
    item("tang", { says: "学期学时 6 / 20，还差 14 学时", shown: "number" }),
  ],
  objections: [{ id: "1", by: "su", at: "2026-11-21T02:00:00.000Z", says: "县级研讨会的三学时还在审核。" }],
});

/** What somebody who is named sees of it. */
export const seenBy = (person: string, record: Publication): Publication => ({
  ...record,
  items: record.items.filter(({ people }) => people?.includes(person)),
  named: record.named.filter((one) => one === person),
  objections: record.objections.filter(({ by }) => by === person),
});

export const published = publication("done", "published", {
  version: 5,
  title: "学期中期学时情况",
  items: [
    item("su", { says: "学期学时 21 / 20，达到", basis: { pack: "t.hours", version: "1", rule: "hours", clause: "c1", outcome: "met" } }),
    item("tang", { says: "学期学时 22 / 20，达到", shown: "initial" }),
    item("lin", { says: "学期学时 5 / 20", shown: "omitted" }),
  ],
  list: [
    {
      id: "su",
      person: "su",
      name: "苏禾",
      says: "学期学时 21 / 20，达到",
      basis: { pack: "t.hours", version: "1", rule: "hours", clause: "c1", outcome: "met" },
    },
    { id: "tang", name: "唐**", says: "学期学时 22 / 20，达到" },
  ],
  submittedAt: "2026-11-10T02:00:00.000Z",
  publishedBy: "gu",
  publishedAt: "2026-11-17T16:30:00.000Z",
});

export const drafted = publication("draft", "draft", {
  title: "表彰备课组",
  notice: "commendation",
  items: [{ id: "g", group: "maths", says: "备课扎实", shown: "name", people: ["su"] }],
});

export const withdrawn = publication("back", "withdrawn", { title: "重复的名单", reason: "学期末再一起公布" });

const calendar = {
  ...base,
  id: "cal",
  org: "county",
  schoolYear: "2026-2027",
  from: "2026-09-01",
  to: "2027-08-31",
  terms: [
    { key: "1", from: "2026-09-01", to: "2027-01-31" },
    { key: "2", from: "2027-02-20", to: "2027-07-10" },
  ],
  breaks: [],
  workDays: [],
  weekStart: 1,
} as unknown as Calendar;

const group = { ...base, id: "maths", type: "research", name: "数学教研组", lead: "su", members: ["su", "tang"] } as unknown as Group;

/** How three came out: one met, one not yet, one that nothing can be said of yet. */
export const rollup: Rollup = {
  rule: { pack: "t.hours", version: "1", id: "hours" },
  period: { key: period, from: "2026-09-01", to: "2027-01-31" },
  people: 3,
  outcomes: { met: 1, notYet: 1, undetermined: 1 },
  stale: 0,
  readings: [],
  unit: "hour",
  parts: [
    { key: "lin", people: 1, outcomes: { met: 1 }, value: "24", threshold: "20", gap: "0" },
    { key: "su", people: 1, outcomes: { notYet: 1 }, value: "8", threshold: "20", gap: "12" },
    { key: "tang", people: 1, outcomes: { undetermined: 1 }, value: "9", threshold: "20" },
  ],
};

export const groupVerdict: Verdict = {
  subject: { kind: "group", id: "maths" },
  rule: { pack: "t.hours", version: "1", id: "study" },
  clause: "c2",
  period: { key: period, from: "2026-09-01", to: "2027-01-31", closed: false },
  asOf: "2026-11-22",
  knownAt: "2026-11-22T04:00:00.000Z",
  outcome: "met",
  settled: false,
  unit: "hour",
  value: "12",
  threshold: "10",
  because: [],
  by: { place: "server", engine: "1" },
};

/** A school with a draft, one open to objection, one published and one withdrawn, as somebody sees it. */
export function script(who: keyof typeof roles = "shao", more: Script & { settings?: Record<string, string> } = {}): Script {
  const { settings, ...rest } = more;
  const heads = who === "shao" || who === "gu";
  return {
    session: sessionOf(who, settings ? { settings } : {}),
    records: {
      org: [
        { ...base, id: "county", org: "county", type: "county", name: "青禾县", path: "/county/" },
        { ...base, id: "school", type: "school", name: "南湖小学", parent: "county", path: "/county/school/" },
      ],
      person: peopleOf({ su: "苏禾", tang: "唐一诺", lin: "林知远", shao: "沈若川", gu: "邵怀瑾" }).map((one) => ({
        ...one,
        org: "school",
        externalIds: { staffNumber: `NH-${one.id}` },
      })),
      group: [group],
      calendar: [calendar],
      binding: [{ ...base, id: "b", org: "county", pack: "t.hours", packVersion: "1", from: "2026-09-01" }],
      publication: heads ? [drafted, opened, published, withdrawn] : [seenBy(who, opened), seenBy(who, published)],
    },
    definitions: { "t.hours/1/pack": pack },
    rollups: [rollup],
    verdicts: [groupVerdict],
    ...rest,
  };
}
