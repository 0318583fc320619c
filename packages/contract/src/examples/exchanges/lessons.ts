import { people } from "../records/campus.ts";
import { lessonIds } from "../records/lessons.ts";
import { act, create, found, get, list, next, page, refuse, story, written } from "./build.ts";
import { the } from "./look.ts";
import { sent } from "./observations.ts";
import { observationIds } from "../records/observations.ts";

const timetable = story("lessons-of-a-week");
const falls = story("a-lesson-that-falls-out");

const held = the("lesson", "held");
const planned = the("lesson", "planned");

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
