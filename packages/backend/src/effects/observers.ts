import type { Visit } from "@xiaoben/contract";
import type { Body } from "../records/body.ts";
import type { Effect } from "./effect.ts";

/** Who comes stands among the observers of the lesson: it is then hers to observe, and stands among her tasks. */
export const joinLesson: Effect = (record, { lesson }) => {
  const { author } = record as unknown as Visit;
  if (!lesson || lesson.observers.includes(author)) return [];
  return [{ kind: "lesson", id: lesson.id, set: { observers: [...lesson.observers, author] }, before: lesson as unknown as Body }];
};

/** Who does not come after all stands there no longer, as long as the lesson is to come. */
export const leaveLesson: Effect = (record, { lesson }) => {
  const { author } = record as unknown as Visit;
  if (lesson?.state !== "planned" || !lesson.observers.includes(author)) return [];
  const observers = lesson.observers.filter((one) => one !== author);
  return [{ kind: "lesson", id: lesson.id, set: { observers }, before: lesson as unknown as Body }];
};
