import { fixture, html } from "@open-wc/testing";
import { idOf, operations, type Lesson, type Pack, type Rubric, type Session, type Verdict, type Visit } from "@xiaoben/contract";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { peopleOf, planned, signedIn } from "../testing/records.test.fixture.ts";
import { LessonHarness } from "./lesson.harness.ts";
import "./lesson.ts";
import type { XbLessonElement } from "./lesson.element.ts";

/** All that a back end may offer. */
export const all = [...operations.map(({ id }) => id), "attachments"];
export const base = { version: 2, org: "o", createdAt: "2026-11-01T01:00:00.000Z", updatedAt: "2026-11-20T01:00:00.000Z" };
export const session = (person: string, roles: string[] = ["teacher"], org = "o"): Session => signedIn(person, roles, { org });
export const people = peopleOf({ lin: "林知远", su: "苏禾", gu: "顾明岚", shen: "沈若川" });
export const orgs = [
  { ...base, id: "c", type: "county" as const, name: "青禾县", path: "/c/", org: "c" },
  { ...base, id: "o", type: "school" as const, name: "南湖小学", path: "/c/o/", parent: "c" },
  { ...base, id: "v", type: "villageSchool" as const, name: "溪口村小学", path: "/c/v/", parent: "c" },
];
export const lesson = (more: Partial<Lesson> = {}): Lesson =>
  planned({
    ...base,
    id: "l1",
    topic: "分数的初步认识",
    kind: "research",
    slot: { period: 3, from: "10:20", to: "11:00" },
    ...more,
  });
/** A lesson of the one who looks, and one that she may come to. */
export const own = lesson({ id: "m", teacher: "lin", topic: "面积", announcedAt: "2026-11-20T00:00:00.000Z" });
export const open = lesson({ id: "open", on: "2026-11-24", openTo: "o", topic: "周长" });
export const visit = (author: string, more: Partial<Visit> = {}): Visit => ({
  ...base,
  id: idOf("visit", "l1", author),
  state: "coming",
  author,
  lesson: "l1",
  teacher: "su",
  on: "2026-11-26",
  points: [],
  topic: "",
  ...more,
});
export const rubric: Rubric = {
  id: "r",
  title: { "zh-Hans": "评分表", en: "Form" },
  sections: [
    {
      id: "s1",
      title: { "zh-Hans": "目标", en: "Aims" },
      items: [{ id: "aims", text: { "zh-Hans": "目标清楚", en: "Clear aims" }, field: "yesNo" }],
    },
    {
      id: "s2",
      title: { "zh-Hans": "学生", en: "Pupils" },
      items: [{ id: "speak", text: { "zh-Hans": "人人有机会开口", en: "All speak" }, field: "yesNo" }],
    },
  ],
};
export const pack = {
  id: "p",
  version: "1",
  level: "school",
  title: "听课办法",
  source: { title: "听课办法", clauses: [{ id: "c1", label: "第一条", says: "一学期听课不少于 30 节" }] },
  parameters: [],
  ambiguities: [],
  books: [{ id: "b", title: "听课", unit: "lesson", source: "observation", value: [] }],
  measures: [{ id: "m", sum: "b" }],
  rules: [
    {
      id: "observed",
      title: "学期听课",
      clause: "c1",
      for: { subject: "person" },
      per: "term",
      kind: "amount",
      measure: "m",
      atLeast: "30",
    },
  ],
  consequences: [],
  content: { rubrics: [rubric] },
} as unknown as Pack;
export const binding = { ...base, id: "b1", pack: "p", packVersion: "1", from: "2026-09-01" };
export const verdict: Verdict = {
  subject: { kind: "person", id: "lin" },
  rule: { pack: "p", version: "1", id: "observed" },
  clause: "c1",
  period: { key: "term:2026-2027/1", from: "2026-09-01", to: "2027-01-31", closed: false },
  asOf: "2026-11-22",
  knownAt: "",
  outcome: "notYet",
  settled: false,
  unit: "lesson",
  value: "9",
  threshold: "30",
  gap: "21",
  because: [],
  by: { place: "server", engine: "1" },
};
export const script = (who: string, lessons: Lesson[], visits: Visit[] = [], more: Script = {}): Script => ({
  session: session(who),
  records: { person: people, org: orgs, lesson: lessons, visit: visits, binding: [binding], ...more.records },
  definitions: { "p/1/r": rubric, "p/1/pack": pack },
  verdicts: [verdict],
  ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== "records")),
});

export interface Shown {
  harness: LessonHarness;
  gateway: ScriptedGateway;
  element: XbLessonElement;
}

export async function show(given: Script, { lang = "zh-Hans", id = "l1" }: { lang?: string; id?: string } = {}): Promise<Shown> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbLessonElement>(html`<xb-lesson lang=${lang} lesson=${id} .gateway=${gateway}></xb-lesson>`);
  const harness = new LessonHarness(element);
  for (let i = 0; i < 5; i++) await harness.settled();
  return { harness, gateway, element };
}

export const $ = <E extends HTMLElement = HTMLElement>(element: XbLessonElement, selector: string): E =>
  element.renderRoot.querySelector<E>(selector)!;
export const actions = (gateway: ScriptedGateway): string[] => gateway.calls.map(({ action }) => action);
export const valueOf = (gateway: ScriptedGateway, kind: "lesson" | "visit", id: string): Record<string, unknown> =>
  (gateway.draft({ kind, id }).current.current as unknown as { data: { value: Record<string, unknown> } }).data.value;
