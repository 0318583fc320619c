import { newId, type Id } from "@xiaoben/contract";

/** What the vendor numbers: each has a count of its own, as tables in a database have. */
export type Numbered = "org" | "person" | "role" | "calendar" | "lesson" | "observation" | "hour" | "pair" | "activity";

const first: Record<Numbered, number> = {
  org: 1,
  person: 1001,
  role: 1,
  calendar: 1,
  lesson: 20_001,
  observation: 500_001,
  hour: 800_001,
  pair: 31,
  activity: 7001,
};

/** The vendor's numbers for what the campus behind him knows by ids. */
export interface Numbers {
  of(what: Numbered, id: Id): number;
  /** An id that no record has where there is no such number: asking for it finds nothing. */
  id(what: Numbered, number: unknown): Id;
}

export function numbers(): Numbers {
  const ids = new Map<Numbered, Id[]>();
  const places = new Map<string, number>();
  const listOf = (what: Numbered): Id[] => ids.get(what) ?? ids.set(what, []).get(what)!;
  return {
    of(what, id) {
      const key = `${what}/${id}`;
      const place = places.get(key) ?? listOf(what).push(id) - 1;
      places.set(key, place);
      return first[what] + place;
    },
    id: (what, number) => listOf(what)[Number(number) - first[what]] ?? newId(),
  };
}
