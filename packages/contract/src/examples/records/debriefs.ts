import type { Debrief } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, people } from "./campus.ts";
import { lessons } from "./lessons.ts";
import { observationIds } from "./observations.ts";

const debrief = exampleOf("debrief");

export const debriefIds = { draft: exampleId(21, 1), closed: exampleId(21, 2), new: exampleId(21, 3) } as const;

export const debriefs = {
  draft: {
    ...base(debriefIds.draft, lessons.held.org, 2, "2026-11-18T09:00:00.000Z"),
    state: "draft",
    author: people.groupLead,
    lesson: lessons.held.id,
    observations: [observationIds.draft],
    on: "2026-11-18",
    participants: [people.groupLead, people.teacher, people.mentor],
    speeches: [{ id: "s1", by: people.teacher, turn: "self", text: "时间给学生少了" }],
    summary: "",
  },
  closed: {
    ...base(debriefIds.closed, lessons.locked.org, 3, "2026-10-21T09:00:00.000Z"),
    state: "closed",
    author: people.groupLead,
    lesson: lessons.locked.id,
    observations: [observationIds.locked],
    on: "2026-10-21",
    participants: [people.groupLead, people.teacher],
    speeches: [],
    summary: "下节课让学生先折、再说、后写。",
  },
} as const satisfies Record<Exclude<keyof typeof debriefIds, "new">, Debrief>;

export const debriefExamples = [
  debrief("draft", "Being written: who was there, and who said what, in the order of speaking.", debriefs.draft),
  debrief("closed", "Done: one to one is enough, and a summary says what came of it.", debriefs.closed),
];
