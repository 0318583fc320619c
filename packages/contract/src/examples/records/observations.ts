import { idOf, type Id } from "../../ids/id.ts";
import type { Lesson, Observation } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, people, signed } from "./campus.ts";
import { definition, lessonIds, lessons } from "./lessons.ts";

const observation = exampleOf("observation");

/** Of one person and one lesson there is one observation, so its id follows from theirs: two devices without network make the same. */
const idBy = (author: Id, lesson: Id): Id => idOf("observation", lesson, author);

export const observationIds = {
  draft: idBy(people.groupLead, lessonIds.held),
  submitted: idBy(people.mentor, lessonIds.held),
  answered: idBy(people.groupLead, lessonIds.answered),
  locked: idBy(people.groupLead, lessonIds.locked),
  unlocking: idBy(people.teacher, lessonIds.recorded),
  withdrawn: idBy(people.mentor, lessonIds.answered),
  reopened: idBy(people.groupLead, lessonIds.reopened),
  inspected: idBy(people.principal, lessonIds.reopened),
  /** Not there yet: the exchanges create it. */
  new: idBy(people.groupLead, lessonIds.planned),
} as const;

export const pairId = exampleId(14, 1);

/** What an observer has written of a lesson, before anybody answered. */
const written = (id: Id, author: Id, lesson: Lesson, version: number, updatedAt: string): Observation => ({
  ...base(id, lesson.org, version, updatedAt),
  state: "draft",
  author,
  observed: lesson.teacher,
  lesson: lesson.id,
  on: lesson.on,
  lessons: lesson.lessons,
  kind: lesson.kind,
  mode: lesson.mode,
  form: lesson.form,
  points: [],
  notes: [],
  ratings: {},
  strengths: "",
  problems: "",
  measures: "",
  nextStep: "",
  answer: "",
  reflection: "",
  signatures: [],
});

const full: Partial<Observation> = {
  points: [{ id: "ask", text: "追问是否有层次", note: "第二问之后停了五秒" }],
  notes: [
    { id: "n1", minute: 3, text: "用折纸引入", tag: "teacher" },
    { id: "n2", minute: 17.5, text: "小组汇报，学生互评" },
  ],
  segments: [
    { id: "s1", does: "opening", from: 0, until: 5 },
    { id: "s2", does: "groupWork", from: 5 },
  ],
  tallies: { motivating: 4, bare: 2, "ext:reason": 1 },
  quotes: [{ id: "q1", text: "你把理由也说出来了，大家都听懂了", codes: ["appreciating", "reflecting"], minute: 12 }],
  ratings: { aims: { value: "8" }, questions: { level: "good" }, impression: { text: "安静而有序" } },
  strengths: "学生的话接得住",
  problems: "板书来不及",
  measures: "板书分两次写",
  nextStep: "下节课先写好结构图",
};

const answer = { answer: "同意，下节课试一次。", reflection: "前面的引入可以再短一些。" };

const answered: Observation = {
  ...written(observationIds.answered, people.groupLead, lessons.answered, 4, "2026-11-17T06:00:00.000Z"),
  ...full,
  ...answer,
  state: "answered",
  submittedAt: "2026-11-16T08:00:00.000Z",
};

const locked: Observation = {
  ...written(observationIds.locked, people.groupLead, lessons.locked, 6, "2026-10-23T03:00:00.000Z"),
  ...full,
  ...answer,
  ratings: { aims: { notApplicable: true }, questions: { level: "fair" } },
  state: "locked",
  submittedAt: "2026-10-21T08:00:00.000Z",
};

const unlocking: Observation = {
  ...written(observationIds.unlocking, people.teacher, lessons.recorded, 7, "2026-11-19T02:00:00.000Z"),
  ...answer,
  strengths: "板书清楚",
  state: "unlocking",
  pair: pairId,
  submittedAt: "2026-11-12T08:00:00.000Z",
  unlockAskedBy: people.mentor,
  reason: "时间写错了一节",
};

const inspected: Observation = {
  ...written(observationIds.inspected, people.principal, lessons.reopened, 4, "2026-11-18T03:00:00.000Z"),
  form: definition("walk-through"),
  aim: "inspection",
  ratings: { prepared: { level: "yes" }, taught: { level: "yes" }, marked: { level: "no" } },
  problems: "两次作业只打了钩",
  measures: "把两次作业补批，每本写一句话",
  answer: "已经补批了一次",
  state: "answered",
  submittedAt: "2026-11-16T09:00:00.000Z",
};

export const observations = {
  draft: {
    ...written(observationIds.draft, people.groupLead, lessons.held, 2, "2026-11-18T02:00:00.000Z"),
    ...full,
  },
  submitted: {
    ...written(observationIds.submitted, people.mentor, lessons.held, 3, "2026-11-19T08:00:00.000Z"),
    strengths: "引入自然",
    problems: "练习偏少",
    state: "submitted",
    pair: pairId,
    submittedAt: "2026-11-19T08:00:00.000Z",
  },
  answered: signed(answered, { party: "observed", person: people.teacher, at: "2026-11-17T06:00:00.000Z", version: 3 }),
  locked: signed(
    locked,
    { party: "observed", person: people.teacher, at: "2026-10-22T03:00:00.000Z", version: 3 },
    { party: "author", person: people.groupLead, at: "2026-10-23T03:00:00.000Z", version: 4 },
  ),
  unlocking: signed(
    unlocking,
    { party: "observed", person: people.mentor, at: "2026-11-13T03:00:00.000Z", version: 3 },
    { party: "author", person: people.teacher, at: "2026-11-13T04:00:00.000Z", version: 4 },
  ),
  withdrawn: {
    ...written(observationIds.withdrawn, people.mentor, lessons.answered, 3, "2026-11-16T09:00:00.000Z"),
    problems: "写错了班级",
    state: "withdrawn",
    submittedAt: "2026-11-16T08:30:00.000Z",
  },
  inspected: signed(inspected, { party: "observed", person: people.teacher, at: "2026-11-18T03:00:00.000Z", version: 3 }),
  reopened: {
    ...written(observationIds.reopened, people.groupLead, lessons.reopened, 8, "2026-11-02T03:00:00.000Z"),
    strengths: "操作充分",
    reason: "漏了一条记录",
  },
} as const satisfies Record<Exclude<keyof typeof observationIds, "new">, Observation>;

export const observationExamples = [
  observation(
    "draft",
    "Being written. Ratings are points, a level, a text, or not applicable; Segments follow one another; tallies are by code, `ext:` for the host's own.",
    observations.draft,
  ),
  observation("submitted", "Waits for the observed teacher. It belongs to a pair.", observations.submitted),
  observation("answered", "Answered, and signed by one side: the signature stands for exactly this content.", observations.answered),
  observation("locked", "Signed by both: nothing changes any more. An item that did not apply leaves both sums.", observations.locked),
  observation("unlocking", "One side asks to open it again; the other agrees or refuses.", observations.unlocking),
  observation("withdrawn", "Taken back for good. Only its author still reads it.", observations.withdrawn),
  observation(
    "inspected",
    "Written by the principal on a form for inspection. What was found is followed up: the teacher has said what she did, and it waits for the principal to confirm it, or to return it.",
    observations.inspected,
  ),
  observation("reopened", "A draft again: signatures and answer were emptied, the reason stays.", observations.reopened),
];
