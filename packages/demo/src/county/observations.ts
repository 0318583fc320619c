import {
  addDays,
  dec,
  idOf,
  units,
  type Day,
  type Hour,
  type Id,
  type Instant,
  type Lesson,
  type Observation,
  type ObservationState,
  type Rating,
  type Rubric,
} from "@xiaoben/contract";
import { at } from "./clock.ts";
import { heardIn } from "./heard.ts";
import { rubric } from "./packs.ts";
import { phrases } from "./phrases.ts";
import { random, type Random } from "./random.ts";
import { base, signatureOn } from "./records.ts";

/** Versions that the way of an observation leaves behind. */
const versionOf: Record<ObservationState, number> = { draft: 1, submitted: 2, answered: 4, locked: 6, unlocking: 7, withdrawn: 2 };

export interface ObservationWish {
  seed: number;
  today: Day;
  lesson: Lesson;
  author: Id;
  state: ObservationState;
  pair?: Id | undefined;
  /** Who has signed an answered one. */
  signedBy?: readonly ("author" | "observed")[];
  /** Handed in yesterday, however long ago the lesson was. */
  lately?: true;
  /** Written on the form for inspection, whatever form the lesson has. */
  inspects?: true;
  /** What went on and how the teacher spoke was noted too. */
  heard?: boolean;
}

/** What one observer wrote about a lesson, and how far it has come. */
export function observationOf({
  seed,
  today,
  lesson,
  author,
  state,
  pair,
  signedBy = [],
  lately,
  inspects,
  heard,
}: ObservationWish): Observation {
  const id = idOf("observation", lesson.id, author);
  const draw = random(seed, `observation/${id}`);
  const form = inspects ? { ...lesson.form, id: "lesson-walkthrough" } : lesson.form;
  const signs = state === "locked" ? (["author", "observed"] as const) : signedBy;
  const times = timesOf(lately ? addDays(today, -1) : lesson.on, addDays(today, -1), state, signs.length);
  const answered = state === "answered" || state === "locked";
  const version = versionOf[state] + (state === "answered" ? signs.length : 0);
  const content = contentOf({ ...lesson, form }, author, draw);
  const answer = answered
    ? { answer: draw.pick(phrases.answers), reflection: draw.pick(phrases.reflections) }
    : { answer: "", reflection: "" };
  const observation: Observation = {
    ...base(id, lesson.org, at(lesson.on, "09:55"), version, times.last),
    state,
    author,
    observed: lesson.teacher,
    lesson: lesson.id,
    on: lesson.on,
    lessons: lesson.lessons,
    form,
    ...(inspects && { aim: "inspection" as const }),
    ...(pair && { pair }),
    ...content,
    ...(heard && heardIn(seed, lesson, author)),
    ...answer,
    signatures: [],
    ...(state !== "draft" && { submittedAt: times.submitted }),
  };
  observation.signatures = signs.map((party, i) =>
    signatureOn(observation, party, party === "author" ? author : lesson.teacher, i === 0 ? times.firstSign : times.last, 4 + i),
  );
  return observation;
}

/** The record that a locked observation gives its author. */
export const hourOf = (observation: Observation, lesson: Lesson): Hour => ({
  ...base(idOf("hour", observation.id, String(versionOf.locked)), observation.org, at(addDays(observation.on, 2), "20:10")),
  state: "approved",
  person: observation.author,
  on: observation.on,
  title: `${lesson.subjectName} · ${lesson.topic}`,
  lessons: observation.lessons,
  category: "observation",
  role: "observer",
  level: "school",
  activity: lesson.id,
  source: { kind: "observation", id: observation.id },
});

function contentOf(
  lesson: Lesson,
  author: Id,
  draw: Random,
): Pick<Observation, "points" | "notes" | "ratings" | "strengths" | "problems" | "measures" | "nextStep"> {
  const minutes = draw.shuffled([2, 6, 9, 13, 17, 22, 26, 31, 36]).slice(0, draw.int(2, 4));
  minutes.sort((a, b) => a - b);
  const texts = draw.shuffled(phrases.notes);
  return {
    points: lesson.points.filter((point) => point.by === author).map(({ id, text }) => ({ id, text, note: draw.pick(phrases.notes) })),
    notes: minutes.map((minute, i) => ({ id: idOf("note", lesson.id, author, String(i)), minute, text: texts[i]! })),
    ratings: ratingsOf(rubric(lesson.form.id), draw),
    strengths: draw.pick(phrases.strengths),
    problems: draw.pick(phrases.problems),
    measures: draw.pick(phrases.measures),
    nextStep: draw.pick(phrases.nextSteps),
  };
}

function ratingsOf(form: Rubric, draw: Random): Record<string, Rating> {
  const rate = (item: Rubric["sections"][number]["items"][number]): Rating => {
    if (item.notApplicable && draw.chance(0.3)) return { notApplicable: true };
    if (item.field === "points")
      return { value: dec(Math.floor((units(item.max) * draw.int(7, 10)) / 10 / units(item.step)) * units(item.step)) };
    if (item.field === "level") return { level: draw.pick(item.levels.slice(0, 3)).id };
    if (item.field === "choice") return { level: draw.pick(item.choices).id };
    if (item.field === "yesNo") return { level: draw.chance(0.8) ? "yes" : "no" };
    return { text: draw.pick(phrases.strengths) };
  };
  return Object.fromEntries(form.sections.flatMap((section) => section.items.map((item) => [item.id, rate(item)])));
}

/** When it was handed in on a day, answered on the next and locked on the one after; nothing later than yesterday. */
function timesOf(
  on: Day,
  yesterday: Day,
  state: ObservationState,
  signs: number,
): { submitted: Instant; firstSign: Instant; last: Instant } {
  const [next, second] = [1, 2].map((days) => (addDays(on, days) < yesterday ? addDays(on, days) : yesterday)) as [Day, Day];
  const submitted = at(on, "16:20");
  const [answered, firstSign, locked] = [at(next, "19:10"), at(next, "19:30"), at(second, "20:10")];
  const last: Record<ObservationState, Instant> = {
    draft: at(on, "09:55"),
    submitted,
    answered: signs > 0 ? firstSign : answered,
    locked,
    unlocking: locked,
    withdrawn: submitted,
  };
  return { submitted, firstSign, last: last[state] };
}
