import type { Visit } from "../../kinds/index.ts";
import { clock, people } from "../records/campus.ts";
import { lessonIds } from "../records/lessons.ts";
import { visitIds, visits } from "../records/visits.ts";
import { act, born, change, content, create, created, found, get, list, next, page, refuse, story, written } from "./build.ts";
import { the } from "./look.ts";

const asks = story("asking-to-come-to-a-lesson");
const comes = story("coming-to-an-open-lesson");
const stays = story("not-coming-after-all");

const planned = the("lesson", "planned");
const { asked, coming } = visits;

const begun: Visit = {
  ...born(visitIds.new, planned.org),
  state: "asked",
  author: people.schoolAdmin,
  lesson: planned.id,
  teacher: planned.teacher,
  on: planned.on,
  points: [{ id: "board", text: "板书留下了什么" }],
  topic: "",
};

export const visitExchanges = [
  asks(
    "visit.list",
    "teacher",
    "who-comes",
    "Who comes to a lesson of hers, and what each watches.",
    list("visit", { lesson: lessonIds.planned }),
    page(coming),
  ),
  asks("visit.get", "teacher", "asked", "Somebody asks to come.", get("visit", asked.id), found(asked)),
  asks(
    "visit.welcome",
    "teacher",
    "welcome",
    "She may: she then stands among the observers of the lesson.",
    act("visit", asked.id, "welcome", 120, 1),
    {
      status: 200,
      body: { record: { id: asked.id, state: "coming" } },
      shows: {
        record: { ...next<Visit>(asked), state: "coming" },
        changes: [
          { kind: "visit", id: asked.id, version: 2 },
          { kind: "lesson", id: lessonIds.asked, version: 2 },
        ],
      },
    },
  ),
  asks(
    "visit.decline",
    "teacher",
    "too-late",
    "Who is welcome is not declined.",
    act("visit", asked.id, "decline", 121, 2, { reason: "坐不下" }),
    refuse("transition-not-allowed"),
  ),

  comes(
    "visit.create",
    "schoolAdmin",
    "begun",
    "With what she will watch.",
    create("visit", begun.id, content(begun)),
    created("visit", begun),
  ),
  comes(
    "visit.change",
    "schoolAdmin",
    "another-point",
    "What she watches is hers to change.",
    change("visit", begun.id, 1, { topic: "板书设计" }),
    written("visit", next<Visit>(begun, { topic: "板书设计" })),
  ),
  comes(
    "visit.come",
    "schoolAdmin",
    "open",
    "The lesson is open to her school: she need not wait for an answer.",
    act("visit", begun.id, "come", 122, 2),
    {
      status: 200,
      body: { record: { id: begun.id, state: "coming" } },
      shows: {
        record: { ...next<Visit>(begun, { topic: "板书设计" }, 2), state: "coming" },
        changes: [
          { kind: "visit", id: begun.id, version: 3 },
          { kind: "lesson", id: planned.id, version: 2 },
        ],
      },
    },
  ),
  comes(
    "visit.acknowledge",
    "schoolAdmin",
    "read",
    "She has read idea and intent, and lets the teacher know; the moment is kept, for the two of them.",
    act("visit", begun.id, "acknowledge", 125, 3),
    written("visit", { ...next<Visit>(begun, { topic: "板书设计" }, 3), state: "coming", readAt: clock }),
  ),
  comes(
    "visit.acknowledge",
    "schoolAdmin",
    "read-already",
    "The first reading is kept until something else is handed out.",
    act("visit", begun.id, "acknowledge", 126, 4),
    refuse("guard-failed", ["/readAt already-read"]),
  ),
  comes(
    "visit.create",
    "teacher",
    "of-her-own-lesson",
    "Nobody visits herself.",
    create("visit", visits.declined.id.replace(/3$/, "9"), content({ ...begun, author: people.teacher })),
    refuse("validation", ["/lesson own-lesson"]),
  ),

  stays(
    "visit.decline",
    "teacher",
    "declined",
    "She says why.",
    act("visit", asked.id, "decline", 123, 1, { reason: "教室坐不下" }),
    written("visit", { ...next<Visit>(asked), state: "declined", reason: "教室坐不下" }),
  ),
  stays(
    "visit.withdraw",
    "groupLead",
    "withdrawn",
    "She stands among the observers no longer.",
    act("visit", coming.id, "withdraw", 124, 1),
    {
      status: 200,
      body: { record: { id: coming.id, state: "withdrawn" } },
      shows: {
        record: { ...next<Visit>(coming), state: "withdrawn" },
        changes: [
          { kind: "visit", id: coming.id, version: 2 },
          { kind: "lesson", id: planned.id, version: 2 },
        ],
      },
    },
  ),
];
