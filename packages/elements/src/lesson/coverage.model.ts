import { say, type Id, type Language, type Lesson, type Rubric, type Visit } from "@xiaoben/contract";

/** A point, and who watches it for which research topic of her own. */
export interface WatchedPoint {
  id: string;
  text: string;
  by: { person: Id; topic: string }[];
}

/** A point that somebody may take: one of the lesson, or an item of its form. */
export interface OfferedPoint {
  id: string;
  text: string;
  /** How many watch it already. */
  watchers: number;
}

export interface OfferedSection {
  id: string;
  title: string;
  items: OfferedPoint[];
  /** Nobody watches anything of it. */
  open: boolean;
}

/** What is watched by whom, and what by nobody yet (R051). */
export interface Coverage {
  watched: WatchedPoint[];
  /** Points of the lesson that nobody watches. */
  open: { id: string; text: string }[];
  sections: OfferedSection[];
  /** Points that several people watch. */
  shared: number;
}

/** Two points are the same where their ids are, or where they say the same. */
export const samePoint = (a: { id: string; text: string }, b: { id: string; text: string }): boolean =>
  a.id === b.id || plain(a.text) === plain(b.text);

/**
 * Over the points of those who come or ask to. A point that stands with the lesson is watched by whoever set it, unless that is the teacher:
 * hers are for others to take.
 */
export function coverageOf(
  lesson: Pick<Lesson, "points" | "teacher">,
  visits: readonly Visit[],
  rubric: Rubric | undefined,
  language: Language,
): Coverage {
  const watched: WatchedPoint[] = [];
  const watch = (point: { id: string; text: string }, person: Id, topic: string): void => {
    if (!point.text.trim()) return;
    let found = watched.find((one) => samePoint(one, point));
    if (!found) watched.push((found = { id: point.id, text: point.text.trim(), by: [] }));
    if (!found.by.some((one) => one.person === person)) found.by.push({ person, topic });
  };
  for (const { state, author, topic, points } of visits)
    if (state === "asked" || state === "coming") for (const point of points) watch(point, author, topic.trim());
  const topicOf = (person: Id): string => visits.find((visit) => visit.author === person)?.topic.trim() ?? "";
  for (const point of lesson.points) if (point.by !== lesson.teacher) watch(point, point.by, topicOf(point.by));
  const watchers = (point: { id: string; text: string }): number => watched.find((one) => samePoint(one, point))?.by.length ?? 0;
  const sections = (rubric?.sections ?? []).map((section): OfferedSection => {
    const items = section.items.map((item): OfferedPoint => {
      const point = { id: item.id, text: say(item.text, language) };
      return { ...point, watchers: watchers(point) };
    });
    return { id: section.id, title: say(section.title, language), items, open: items.every((item) => item.watchers === 0) };
  });
  return {
    watched,
    open: lesson.points.filter((point) => point.text.trim() && watchers(point) === 0).map(({ id, text }) => ({ id, text })),
    sections,
    shared: watched.filter(({ by }) => by.length > 1).length,
  };
}

const plain = (text: string): string => text.replaceAll(/[\s。，、；：！？,.;:!?]/g, "").toLowerCase();
