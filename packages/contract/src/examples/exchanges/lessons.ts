import type { Lesson } from "../../kinds/index.ts";
import { clock, orgs, people } from "../records/campus.ts";
import { lessonIds } from "../records/lessons.ts";
import { act, born, change, content, create, created, found, get, list, newRecordId, next, page, refuse, story, written } from "./build.ts";
import { the } from "./look.ts";
import { sent } from "./observations.ts";
import { observationIds } from "../records/observations.ts";

const timetable = story("lessons-of-a-week");
const falls = story("a-lesson-that-falls-out");

const prepares = story("preparing-a-lesson");

const held = the("lesson", "held");
const planned = the("lesson", "planned");

const begun: Lesson = {
  ...held,
  ...born(lessonIds.new, held.org),
  state: "planned",
  topic: "平行四边形",
  on: "2026-12-01",
  observers: [people.groupLead],
};
const thought = { idea: "拉动长方形框，看什么变了、什么没变", intent: "先猜后验", openTo: orgs.school };

export const lessonExchanges = [
  timetable(
    "lesson.list",
    "teacher",
    "own-of-a-stretch",
    "Her own lessons of a stretch of days.",
    list("lesson", { teacher: people.teacher, from: "2026-11-17", to: "2026-11-30", order: "day" }),
    page(held, planned),
  ),
  timetable("lesson.get", "groupLead", "one", "A lesson that one was asked to observe.", get("lesson", lessonIds.held), found(held)),
  timetable(
    "lesson.hold",
    "teacher",
    "held",
    "It took place.",
    act("lesson", planned.id, "hold", 40, 1),
    written("lesson", { ...next(planned), state: "held" }),
  ),
  timetable(
    "lesson.cancel",
    "teacher",
    "too-late",
    "What was held cannot be cancelled.",
    act("lesson", planned.id, "cancel", 41, 2, { reason: "停电" }),
    refuse("transition-not-allowed"),
  ),
  timetable(
    "lesson.cancel",
    "groupLead",
    "by-an-observer",
    "An observer reads the lesson, and does not move it.",
    act("lesson", held.id, "cancel", 42, 1, { reason: "停电" }),
    refuse("not-permitted"),
  ),

  prepares(
    "lesson.create",
    "teacher",
    "planned",
    "A lesson of her own, with who is asked to come.",
    create("lesson", begun.id, content(begun)),
    created("lesson", begun),
  ),
  prepares(
    "lesson.announce",
    "teacher",
    "nothing-to-hand-out",
    "There is no idea to hand out yet.",
    act("lesson", begun.id, "announce", 110, 1),
    refuse("guard-failed", ["/idea not-filled"]),
  ),
  prepares(
    "lesson.change",
    "teacher",
    "thought-out",
    "How it is thought out, and who may observe without asking.",
    change("lesson", begun.id, 1, thought),
    written("lesson", next<Lesson>(begun, thought)),
  ),
  prepares(
    "lesson.announce",
    "teacher",
    "handed-out",
    "Idea and intent are handed out to the observers; the moment is kept.",
    act("lesson", begun.id, "announce", 111, 2),
    written("lesson", { ...next<Lesson>(begun, thought, 2), announcedAt: clock }),
  ),
  prepares(
    "lesson.create",
    "teacher",
    "for-somebody-else",
    "A lesson is planned by who teaches it, or by the school; a colleague names one that stands in the timetable.",
    create("lesson", newRecordId(42), content({ ...begun, teacher: people.mentor, observers: [] })),
    refuse("validation", ["/teacher not-in-the-timetable"]),
  ),

  falls(
    "lesson.cancel",
    "teacher",
    "cancelled",
    "With the reason, and for good.",
    act("lesson", planned.id, "cancel", 39, 1, { reason: "班级外出" }),
    written("lesson", { ...next(planned), state: "cancelled", reason: "班级外出" }),
  ),
  falls(
    "observation.create",
    "groupLead",
    "of-a-cancelled-lesson",
    "Nobody observes a lesson that is not held.",
    create("observation", observationIds.new, sent),
    refuse("validation", ["/lesson cancelled"]),
  ),
];
