import { fixture, html } from "@open-wc/testing";
import { idOf, type Kinds, type Observation, type Rubric } from "@xiaoben/contract";
import { ObservationFormHarness } from "./observation-form.harness.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import "./observation-form.ts";
import type { XbObservationFormElement } from "./observation-form.element.ts";

const base = { version: 3, org: "o", createdAt: "2026-11-20T01:00:00.000Z", updatedAt: "2026-11-22T01:00:00.000Z" };
const form = { pack: "p", version: "1", id: "r" };
export const session = (person: string, roles: string[] = []) => ({
  person,
  org: "o",
  roles: roles.map((role) => ({ role, org: "o" })),
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
});
export const people = Object.entries({ lin: "林知远", su: "苏禾", gu: "顾明岚" }).map(([id, displayName]) => ({
  ...base,
  id,
  displayName,
  externalIds: {},
  onPost: true,
}));
export const lesson = {
  ...base,
  id: "l1",
  state: "held",
  teacher: "su",
  className: "三（2）班",
  subject: "maths",
  subjectName: "数学",
  topic: "分数的初步认识",
  kind: "showcase",
  on: "2026-11-20",
  slot: { period: 3, from: "10:00", to: "10:40" },
  lessons: "1",
  mode: "live",
  observers: ["lin"],
  points: [{ id: "p1", text: "学困生是否有机会开口", by: "lin" }],
  form,
} satisfies Kinds["lesson"];
export const rubric: Rubric = {
  id: "r",
  title: "评分表",
  full: "100",
  bands: [{ id: "good", label: { "zh-Hans": "良", en: "Good" }, atLeast: "75" }],
  sections: [
    {
      id: "s1",
      title: { "zh-Hans": "目标", en: "Aims" },
      weight: "10",
      items: [
        { id: "aims", text: { "zh-Hans": "目标清楚", en: "Clear aims" }, field: "points", max: "5", step: "1", required: true },
        { id: "group", text: "小组合作", field: "points", max: "5", step: "1", notApplicable: true },
      ],
    },
    {
      id: "s2",
      title: "其他",
      items: [
        { id: "lab", text: "做了实验", field: "yesNo" },
        {
          id: "way",
          text: "形式",
          field: "choice",
          choices: [
            { id: "talk", label: "讲授" },
            { id: "alone", label: "练习" },
          ],
        },
        { id: "mark", text: "百分", field: "points", max: "100", step: "1" },
        { id: "line", text: "一句话", field: "text" },
      ],
    },
  ],
};
/** The lesson, so that it is now in its twelfth minute: at noon of a time zone where it is noon. */
export function inClass(minute = 12): { lesson: Kinds["lesson"]; timeZone: string } {
  const now = new Date(Date.now());
  const ahead = 12 - now.getUTCHours();
  const local = new Date(now.getTime() + ahead * 3_600_000 - minute * 60_000);
  const time = (at: Date): string => at.toISOString().slice(11, 16);
  const slot = { period: 3, from: time(local), to: time(new Date(local.getTime() + 40 * 60_000)) };
  // Zones of this name count the other way round.
  const timeZone = `Etc/GMT${ahead <= 0 ? "+" : "-"}${Math.abs(ahead)}`;
  return { lesson: { ...lesson, on: local.toISOString().slice(0, 10), slot }, timeZone };
}

/** Holds the clock in the middle of a minute for each test: it does not turn while one runs. */
export function holdClock(): void {
  const { now } = Date;
  beforeEach(() => {
    const at = Math.floor(now() / 60_000) * 60_000 + 20_000;
    Date.now = () => at;
  });
  afterEach(() => {
    Date.now = now;
  });
}

/** A script of the lesson that is on now. */
export function scriptInClass(observation?: Observation, { records, ...rest }: Script = {}): Script {
  const { lesson: now, timeZone } = inClass();
  return {
    ...script("lin", observation),
    session: { ...session("lin"), timeZone },
    records: { person: people, lesson: [now], observation: observation ? [observation] : [], ...records },
    ...rest,
  };
}

export const id = idOf("observation", "l1", "lin");
export const written = (more: Partial<Observation> = {}): Observation => ({
  ...base,
  id,
  state: "draft",
  author: "lin",
  observed: "su",
  lesson: "l1",
  on: "2026-11-20",
  lessons: "1",
  form,
  points: [{ id: "p1", text: "学困生是否有机会开口" }],
  notes: [],
  ratings: {},
  strengths: "",
  problems: "",
  measures: "",
  nextStep: "",
  answer: "",
  reflection: "",
  signatures: [],
  ...more,
});
export const script = (who: string, observation?: Observation, more: Script = {}): Script => ({
  session: session(who),
  records: { person: people, lesson: [lesson], observation: observation ? [observation] : [] },
  definitions: { "p/1/r": rubric },
  ...more,
});

export interface Shown {
  harness: ObservationFormHarness;
  gateway: ScriptedGateway;
  element: XbObservationFormElement;
  draft(): Observation;
}

export async function show(given: Script, { lang = "zh-Hans", by = "lesson" as "lesson" | "observation" } = {}): Promise<Shown> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbObservationFormElement>(
    html`<xb-observation-form lang=${lang} .gateway=${gateway}></xb-observation-form>`,
  );
  element[by] = by === "lesson" ? "l1" : id;
  const harness = new ObservationFormHarness(element);
  await harness.settled();
  await harness.settled();
  const draft = (): Observation =>
    (gateway.draft({ kind: "observation", id }).current.current as { data: { value: Observation } }).data.value;
  return { harness, gateway, element, draft };
}

export const $ = <E extends HTMLElement = HTMLElement>(element: XbObservationFormElement, selector: string): E =>
  element.renderRoot.querySelector<E>(selector)!;
export const focused = (element: XbObservationFormElement): Element | null => element.shadowRoot!.activeElement;
