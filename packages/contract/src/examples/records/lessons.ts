import type { DefinitionRef, Id, Lesson, LessonKind } from "../../index.ts";
import { base, exampleId, exampleOf, orgs, people } from "./campus.ts";
import { packId } from "./pack.ts";

const lesson = exampleOf("lesson");

export const lessonIds = {
  held: exampleId(12, 1),
  planned: exampleId(12, 2),
  cancelled: exampleId(12, 3),
  recorded: exampleId(12, 4),
  answered: exampleId(12, 5),
  locked: exampleId(12, 6),
  reopened: exampleId(12, 7),
  asked: exampleId(12, 8),
  new: exampleId(12, 9),
} as const;

/** A definition of the pack in force. */
export const definition = (id: string): DefinitionRef => ({ pack: packId, version: "2", id });

/** A lesson of the teacher that was held, with the group lead as observer. */
const held = (id: Id, on: string, topic: string, more: Partial<Lesson> = {}): Lesson => ({
  ...base(id),
  state: "held",
  teacher: people.teacher,
  className: "三（2）班",
  subject: "ext:math",
  subjectName: "数学",
  topic,
  kind: "everyday",
  on,
  slot: { period: 2, from: "08:50", to: "09:30" },
  lessons: "1",
  mode: "live",
  observers: [people.groupLead, people.mentor],
  points: [],
  form: definition("lesson-record"),
  ...more,
});

/** Hosts add codes of their own to open lists. */
const kindOfHost: string = "ext:seed";

export const lessons = {
  held: held(lessonIds.held, "2026-11-18", "分数的大小"),
  planned: held(lessonIds.planned, "2026-11-27", "长方形的面积", {
    state: "planned",
    kind: "open",
    slot: { period: 3, from: "10:00", to: "11:30" },
    lessons: "2",
    points: [{ id: "ask", text: "追问是否有层次", by: people.mentor }],
    idea: "从铺地砖的问题入手，让学生自己数出面积",
    intent: "先有直观，再有公式",
    announcedAt: "2026-11-19T02:00:00.000Z",
    openTo: orgs.school,
  }),
  asked: held(lessonIds.asked, "2026-12-03", "年月日", { state: "planned", observers: [people.groupLead] }),
  cancelled: held(lessonIds.cancelled, "2026-11-11", "秒的认识", { state: "cancelled", reason: "班级参加体检" }),
  recorded: held(lessonIds.recorded, "2026-11-12", "倍的认识", {
    teacher: people.mentor,
    className: "三（1）班",
    kind: kindOfHost as LessonKind,
    mode: "video",
    observers: [people.teacher],
  }),
  answered: held(lessonIds.answered, "2026-11-16", "毫米的认识"),
  locked: held(lessonIds.locked, "2026-10-21", "分数的初步认识"),
  reopened: held(lessonIds.reopened, "2026-10-28", "周长"),
} as const satisfies Record<Exclude<keyof typeof lessonIds, "new">, Lesson>;

export const lessonExamples = [
  lesson("held", "An everyday lesson with two observers, each of whom owns a record of it.", lessons.held),
  lesson(
    "planned",
    "A double lesson to come, with a point to watch; its idea was handed out, and whoever belongs to the school may observe it.",
    lessons.planned,
  ),
  lesson("asked", "A lesson to come that nobody observes without asking.", lessons.asked),
  lesson("cancelled", "Cancelled, with the reason.", lessons.cancelled),
  lesson(
    "recorded",
    "A recorded lesson of another teacher, of a kind that the host added: `ext:` codes are allowed in open lists.",
    lessons.recorded,
  ),
  lesson("answered", "A lesson whose observation was answered.", lessons.answered),
  lesson("locked", "A lesson whose observation is locked.", lessons.locked),
  lesson("reopened", "A lesson whose observation was opened again.", lessons.reopened),
];
