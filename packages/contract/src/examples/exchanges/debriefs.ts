import type { Debrief } from "../../kinds/index.ts";
import { people } from "../records/campus.ts";
import { debriefIds, debriefs } from "../records/debriefs.ts";
import { lessons } from "../records/lessons.ts";
import { observationIds } from "../records/observations.ts";
import {
  act,
  born,
  change,
  content,
  create,
  created,
  found,
  get,
  list,
  next,
  page,
  refuse,
  remove,
  removed,
  story,
  written,
} from "./build.ts";

const talks = story("talking-about-a-lesson");
const slips = story("a-debrief-that-is-not-one");

const { draft, closed } = debriefs;
const begun: Debrief = {
  ...born(debriefIds.new, lessons.answered.org),
  state: "draft",
  author: people.groupLead,
  lesson: lessons.answered.id,
  observations: [observationIds.answered],
  on: "2026-11-20",
  participants: [people.groupLead, people.teacher],
  speeches: [],
  summary: "",
};
const summed = next<Debrief>(begun, { summary: "下节课少讲一个例题" });

export const debriefExchanges = [
  talks("debrief.list", "teacher", "of-a-lesson", "Who was there reads it.", list("debrief", { lesson: lessons.held.id }), page(draft)),
  talks("debrief.get", "teacher", "closed", "What came of it.", get("debrief", closed.id), found(closed)),
  talks(
    "debrief.create",
    "groupLead",
    "begun",
    "It begins with who is there.",
    create("debrief", begun.id, content(begun)),
    created("debrief", begun),
  ),
  talks(
    "debrief.close",
    "groupLead",
    "empty",
    "It says something before it is done.",
    act("debrief", begun.id, "close", 130, 1),
    refuse("guard-failed", ["/speeches not-filled"]),
  ),
  talks(
    "debrief.change",
    "groupLead",
    "summed-up",
    "What came of it.",
    change("debrief", begun.id, 1, { summary: summed.summary }),
    written("debrief", summed),
  ),
  talks(
    "debrief.close",
    "groupLead",
    "closed",
    "Where the debrief is what an observation waited for, that is locked now.",
    act("debrief", begun.id, "close", 131, 2),
    written("debrief", { ...next<Debrief>(summed), state: "closed" }),
  ),
  talks(
    "debrief.reopen",
    "groupLead",
    "opened-again",
    "Something was forgotten.",
    act("debrief", begun.id, "reopen", 132, 3),
    written("debrief", next<Debrief>(summed, {}, 2)),
  ),

  slips(
    "debrief.create",
    "groupLead",
    "of-another-lesson",
    "Observations are of the lesson, and whoever writes was there.",
    create("debrief", begun.id, content({ ...begun, observations: [observationIds.locked], participants: [people.teacher] })),
    refuse("validation", ["/observations/0 another-lesson", "/participants author-missing"]),
  ),
  slips(
    "debrief.remove",
    "groupLead",
    "draft",
    "A draft is removed.",
    remove("debrief", draft.id, 2),
    removed({ kind: "debrief", id: draft.id, version: 3 }),
  ),
];
