import { addDays, type Day, type Id, type Lesson, type Observation } from "@xiaoben/contract";
import { observationOf, type ObservationWish } from "./observations.ts";

interface InspectionsWish {
  seed: number;
  today: Day;
  /** Of lessons since this day. */
  from: Day;
  principal: Id;
  /** People who sign in: what waits for them is told by other records. */
  known: ReadonlySet<Id>;
  lessons: readonly Lesson[];
}

const most = 5;

/** What the principal found on walking in this year: the last finding is open, the one before is answered, and what is older is confirmed. */
export function inspectionsOf({ seed, today, from, principal, known, lessons }: InspectionsWish): Observation[] {
  const walkedInto = lessons.filter(
    ({ on, teacher, observers, lessons: length }) =>
      on >= from && addDays(on, 3) < today && length === "1" && !known.has(teacher) && !observers.includes(principal),
  );
  const every = Math.max(1, Math.floor(walkedInto.length / most));
  const chosen = walkedInto.filter((_, at) => at % every === every - 1).slice(-most);
  return chosen.map((lesson, at) => {
    const left = chosen.length - at;
    const common = { seed, today, lesson, author: principal, inspects: true } satisfies Partial<ObservationWish>;
    if (left === 1) return observationOf({ ...common, state: "submitted", lately: true });
    return left === 2
      ? observationOf({ ...common, state: "answered", signedBy: ["author"] })
      : observationOf({ ...common, state: "locked" });
  });
}
