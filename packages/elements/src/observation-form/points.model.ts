import type { Lesson, Observation } from "@xiaoben/contract";

/** A point to watch as the form shows it: from the lesson, or the observer's own. */
export interface ShownPoint {
  id: string;
  text: string;
  note: string;
  /** Added by the observer, who may rename and remove it. */
  own: boolean;
}

/** The points of the observation, and those that the lesson was given after it was begun. */
export function pointsShown(points: Observation["points"], lesson: Pick<Lesson, "points"> | undefined): ShownPoint[] {
  const given = lesson?.points ?? [];
  const late = given.filter(({ id }) => !points.some((point) => point.id === id));
  return [
    ...points.map(({ id, text, note }) => ({ id, text, note: note ?? "", own: !given.some((point) => point.id === id) })),
    ...late.map(({ id, text }) => ({ id, text, note: "", own: false })),
  ];
}

/** The points after one of them was changed; one that the lesson was given late is taken in. */
export function withPoint(
  points: Observation["points"],
  changed: ShownPoint,
  patch: { text?: string; note?: string },
): Observation["points"] {
  const next = { id: changed.id, text: changed.text, ...(changed.note && { note: changed.note }), ...patch };
  return points.some(({ id }) => id === next.id) ? points.map((point) => (point.id === next.id ? next : point)) : [...points, next];
}

/** The list with an entry put back where it was. */
export function putBack<T>(list: readonly T[], entry: T, index: number): T[] {
  return [...list.slice(0, index), entry, ...list.slice(index)];
}
