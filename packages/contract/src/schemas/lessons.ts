import * as z from "zod/mini";
import { evaluationCode, phraseSituation, phraseSkill } from "./codes.ts";
import { clock, count, day, dec, flag, id, instant, list, loose, maybe, name, number, oneOf, openCode, table, text } from "./primitives.ts";
import { base, definitionRef, signature } from "./record.ts";

const lessonKind = openCode(
  "everyday",
  "open",
  "demonstration",
  "showcase",
  "quality",
  "viewing",
  "rebuilt",
  "report",
  "research",
  "groupOpen",
  "acceptance",
);
const mode = oneOf("live", "video");

export const lesson = loose({
  ...base,
  state: oneOf("planned", "held", "cancelled"),
  teacher: id,
  className: text,
  subject: name,
  subjectName: text,
  topic: text,
  kind: lessonKind,
  on: day,
  slot: loose({ period: count, from: clock, to: clock }),
  lessons: dec,
  mode,
  observers: list(id),
  points: list(loose({ id: name, text, by: id })),
  form: definitionRef,
  idea: maybe(text),
  intent: maybe(text),
  announcedAt: maybe(instant),
  openTo: maybe(id),
  reason: maybe(text),
});

export const visit = loose({
  ...base,
  state: oneOf("asked", "coming", "declined", "withdrawn"),
  author: id,
  lesson: id,
  teacher: id,
  on: day,
  points: list(loose({ id: name, text })),
  topic: text,
  readAt: maybe(instant),
  reason: maybe(text),
});

const noteTag = openCode("teacher", "pupils", "question", "answer", "good", "problem");
const segmentKind = openCode("opening", "explaining", "dialogue", "groupWork", "practice", "presentation", "summing", "other");

const notApplicable = z.literal(true, { error: "not-a-flag" });
export const rating = z.union([loose({ value: dec }), loose({ level: name }), loose({ text }), loose({ notApplicable })], {
  error: "not-a-rating",
});

export const observation = loose({
  ...base,
  state: oneOf("draft", "submitted", "answered", "locked", "unlocking", "withdrawn"),
  author: id,
  observed: id,
  lesson: id,
  on: day,
  lessons: dec,
  kind: maybe(lessonKind),
  mode: maybe(mode),
  form: definitionRef,
  aim: maybe(oneOf("inspection")),
  pair: maybe(id),
  points: list(loose({ id: name, text, note: maybe(text) })),
  notes: list(loose({ id: name, minute: number, text, tag: maybe(noteTag) })),
  segments: maybe(list(loose({ id: name, does: segmentKind, from: number, until: maybe(number) }))),
  tallies: maybe(table(count)),
  quotes: maybe(list(loose({ id: name, text, codes: list(evaluationCode), minute: maybe(number) }))),
  talliesShared: maybe(flag),
  ratings: table(rating),
  strengths: text,
  problems: text,
  measures: text,
  nextStep: text,
  attachments: maybe(list(id)),
  answer: text,
  reflection: text,
  signatures: list(signature),
  submittedAt: maybe(instant),
  unlockAskedBy: maybe(id),
  reason: maybe(text),
});

export const debrief = loose({
  ...base,
  state: oneOf("draft", "closed"),
  author: id,
  lesson: id,
  observations: list(id),
  on: day,
  participants: list(id),
  template: maybe(definitionRef),
  speeches: list(loose({ id: name, by: id, text, turn: maybe(name), point: maybe(name) })),
  summary: text,
});

export const phrase = loose({
  ...base,
  author: id,
  text: name,
  skill: phraseSkill,
  situation: phraseSituation,
  codes: list(evaluationCode),
  retired: maybe(flag),
});

export const timetable = loose({
  ...base,
  className: name,
  from: day,
  to: day,
  periods: list(loose({ period: count, from: clock, to: clock })),
  cells: list(
    loose({
      weekday: z.literal([1, 2, 3, 4, 5, 6, 7], { error: "unknown-code" }),
      period: count,
      subject: name,
      subjectName: text,
      teacher: maybe(id),
      teacherName: maybe(text),
      weeks: maybe(oneOf("odd", "even")),
    }),
  ),
});
