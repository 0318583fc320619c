import type { Id, Lesson, New, Observation, Session, Visit } from "@xiaoben/contract";

const byAuthor: ReadonlySet<string> = new Set([
  "points",
  "notes",
  "segments",
  "tallies",
  "quotes",
  "ratings",
  "strengths",
  "problems",
  "measures",
  "nextStep",
  "attachments",
]);
const byObserved: ReadonlySet<string> = new Set(["answer", "reflection"]);
const byNobody: ReadonlySet<string> = new Set();

/**
 * What of the form a person may edit: as the workflow's table says, which only the later part of the form brings along.
 * A test holds the two together.
 */
export function editableBy(
  { state, author, observed }: Pick<Observation, "state" | "author" | "observed">,
  person: Id,
): ReadonlySet<string> {
  if (state === "draft" && author === person) return byAuthor;
  return state === "submitted" && observed === person ? byObserved : byNobody;
}

/** The content of an observation before anything is written: what follows from the lesson, and what its author said she would watch. */
export function begin(lesson: Lesson, session: Pick<Session, "person" | "org">, planned: Visit["points"] = []): New<"observation"> {
  return {
    org: lesson.org,
    author: session.person,
    observed: lesson.teacher,
    lesson: lesson.id,
    on: lesson.on,
    lessons: lesson.lessons,
    form: lesson.form,
    points: [...lesson.points, ...planned.filter(({ id }) => !lesson.points.some((point) => point.id === id))].map(({ id, text }) => ({
      id,
      text,
    })),
    notes: [],
    ratings: {},
    strengths: "",
    problems: "",
    measures: "",
    nextStep: "",
    answer: "",
    reflection: "",
  };
}

/** The id of a person's own observation of a lesson is made of both: see `idOf`. */
export const observationParts = (lesson: Id, person: Id): [string, Id, Id] => ["observation", lesson, person];
