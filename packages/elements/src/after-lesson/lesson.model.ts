import type { Id, Lesson, Observation } from "@xiaoben/contract";

/** A point to watch, whoever set it. */
export interface Point {
  id: string;
  text: string;
}

/** What colleagues wrote to learn from one another: an inspection is none of it, whoever may read it. */
export const amongColleagues = <T extends Pick<Observation, "aim">>(observations: readonly T[]): T[] =>
  observations.filter(({ aim }) => aim !== "inspection");

/** Observations that were handed in and still stand, oldest first: each observer's own, none merged. */
export const handedIn = (observations: readonly Observation[]): Observation[] =>
  amongColleagues(observations)
    .filter(({ state, deleted }) => state !== "draft" && state !== "withdrawn" && deleted !== true)
    .sort((a, b) => ((a.submittedAt ?? "") + a.id < (b.submittedAt ?? "") + b.id ? -1 : 1));

/** Who was asked to observe and has handed nothing in, as far as can be seen. */
export const missingOf = (lesson: Pick<Lesson, "observers">, handed: readonly Pick<Observation, "author">[]): Id[] =>
  lesson.observers.filter((person) => !handed.some(({ author }) => author === person));

/** The points of a lesson and of its observations: each once, those of the lesson first. */
export function pointsOf(lesson: Pick<Lesson, "points"> | undefined, observations: readonly Pick<Observation, "points">[]): Point[] {
  const points = new Map<string, Point>();
  for (const { id, text } of [...(lesson?.points ?? []), ...observations.flatMap((one) => one.points)])
    if (!points.has(id) && text.trim() !== "") points.set(id, { id, text });
  return [...points.values()];
}
