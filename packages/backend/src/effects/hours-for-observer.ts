import { idOf, type Hour, type Id, type Observation } from "@xiaoben/contract";
import type { Effect, Write } from "./effect.ts";

/** A locked observation gives its author a study-hour record: facts only; what they are worth is the pack's answer (R043). */
export const hoursForObserver: Effect = (record, { version, lesson, home }) => {
  const observation = record as unknown as Observation;
  const facts: Omit<Hour, "id" | "version" | "createdAt" | "updatedAt"> = {
    org: home ?? observation.org,
    state: "approved",
    person: observation.author,
    on: observation.on,
    title: lesson ? [lesson.subjectName, lesson.topic].filter(Boolean).join(" · ") : "",
    lessons: observation.lessons,
    category: "observation",
    role: "observer",
    level: "school",
    activity: observation.lesson,
    source: { kind: "observation", id: observation.id },
  };
  return [{ kind: "hour", id: idOf("hour", observation.id, String(version)), set: { ...facts } }];
};

/** Takes derived hours back: one counter entry for each that has none yet. Neither of the two counts afterwards; both stay. */
export function counterEntries(derived: readonly Hour[]): Write[] {
  const countered = new Set<Id | undefined>(derived.map((hour) => hour.counters));
  return derived
    .filter((hour) => hour.counters === undefined && !countered.has(hour.id))
    .map(({ id: hour, version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...facts }) => ({
      kind: "hour",
      id: idOf("counter", hour),
      set: { ...facts, counters: hour },
    }));
}
