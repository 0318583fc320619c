import type { ActivityTemplate, Debrief, Lesson, Observation, Pack, Rubric, Session, Signature } from "@xiaoben/contract";
import type { Script } from "../testing/index.ts";
import { peopleOf, planned, signedIn } from "../testing/records.test.fixture.ts";

const base = { version: 3, org: "o", createdAt: "2026-11-20T01:00:00.000Z", updatedAt: "2026-11-20T09:00:00.000Z" };
const form = { pack: "p", version: "1", id: "r" };

export const session = (person: string, roles: string[] = []): Session => signedIn(person, roles, { today: "2026-11-20" });
export const people = peopleOf({ lin: "林知远", su: "苏禾", gu: "顾明岚", tang: "唐晓棠" });
/** A lesson of Su He, to which Lin, Gu and Tang were asked. */
export const lesson = (more: Partial<Lesson> = {}): Lesson =>
  planned({
    ...base,
    id: "l1",
    state: "held",
    topic: "分数的初步认识",
    kind: "showcase",
    on: "2026-11-20",
    slot: { period: 3, from: "10:00", to: "10:40" },
    observers: ["lin", "gu", "tang"],
    points: [{ id: "p1", text: "学困生是否有机会开口", by: "lin" }],
    ...more,
  });
export const rubric: Rubric = {
  id: "r",
  title: "评分表",
  full: "20",
  sections: [
    {
      id: "s1",
      title: "目标",
      items: [
        { id: "aims", text: "目标清楚", field: "points", max: "10", step: "1" },
        { id: "pace", text: "节奏得当", field: "points", max: "10", step: "1", notApplicable: true },
        {
          id: "way",
          text: "提问层次",
          field: "level",
          levels: [
            { id: "a", label: "好", value: "3" },
            { id: "b", label: "中", value: "2" },
            { id: "c", label: "待改进", value: "1" },
          ],
        },
        { id: "lab", text: "动手做了", field: "yesNo" },
        { id: "line", text: "一句话", field: "text" },
      ],
    },
  ],
};
export const talkOrder: ActivityTemplate = {
  id: "lesson-talk",
  title: "一课一议",
  steps: [
    { id: "teach", title: "上课与听课", outputs: ["observation"] },
    { id: "talk", title: "评课", turns: ["执教者自己先说", "其他老师", "教研组长收尾"] },
  ],
};
/** Its speaking order is not that of a lesson. */
export const club: ActivityTemplate = {
  id: "club",
  title: "读书会",
  steps: [{ id: "share", title: "轮流讲", turns: ["新教师", "其他老师"] }],
};
export const pack = { id: "p", version: "1", content: { rubrics: [rubric], activityTemplates: [club, talkOrder] } } as unknown as Pack;

export const signed = (party: Signature["party"], person: string): Signature => ({
  party,
  person,
  at: "2026-11-20T08:00:00.000Z",
  version: 3,
  hash: "h",
  way: "session",
});
export const observation = (author: string, more: Partial<Observation> = {}): Observation => ({
  ...base,
  id: `o-${author}`,
  state: "submitted",
  author,
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
  submittedAt: `2026-11-20T0${author === "lin" ? 8 : 9}:00:00.000Z`,
  ...more,
});
/** Of a lesson two weeks before, with a step that both settled on. */
export const earlier = (more: Partial<Observation> = {}): Observation =>
  observation("lin", { id: "o-before", state: "locked", lesson: "l0", on: "2026-11-06", nextStep: "准备分工卡", ...more });
export const debrief = (more: Partial<Debrief> = {}): Debrief => ({
  ...base,
  id: "d1",
  state: "draft",
  author: "lin",
  lesson: "l1",
  observations: ["o-lin"],
  on: "2026-11-20",
  participants: ["lin", "su"],
  speeches: [],
  summary: "",
  ...more,
});

/** A gateway on which somebody sees these records. */
export const script = (
  who: string,
  records: { observation?: Observation[]; debrief?: Debrief[]; lesson?: Lesson[] },
  more: Script = {},
): Script => ({
  session: session(who),
  records: { person: people, lesson: [lesson()], ...records },
  definitions: { "p/1/pack": pack, "p/1/r": rubric },
  ...more,
});
