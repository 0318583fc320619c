import type { Id } from "@xiaoben/contract";
import type { TimetableFault, TimetableSheetAsk } from "../types.ts";

/** Who is meant, or the name as it is written and why nobody is. */
export type Found =
  | { id: Id }
  | { name: string; fault: Extract<TimetableFault, "person-unknown" | "person-ambiguous" | "name-differs">; candidates?: string };

/** Finds people on post by their name, and by their staff number where it is written behind the name. */
export class People {
  readonly #byName = new Map<string, TimetableSheetAsk["people"][number][]>();

  constructor(people: TimetableSheetAsk["people"]) {
    for (const person of people) {
      if (!person.onPost) continue;
      const name = plain(person.displayName);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), person]);
    }
  }

  /** Whether somebody is called so. */
  knows = (name: string): boolean => this.#named(name).length > 0;

  /** The name with which a text ends, as in `语文顾明岚`. */
  endOf(text: string): string | undefined {
    const ends = Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at + 1));
    return ends.find((end) => end.length >= 2 && this.knows(end));
  }

  find(name: string, staffNumber?: string): Found {
    const named = this.#named(name);
    if (named.length === 0) return { name, fault: "person-unknown" };
    const numbered = named.filter(
      ({ externalIds }) => staffNumber !== undefined && plain(externalIds["staffNumber"] ?? "") === plain(staffNumber),
    );
    if (staffNumber !== undefined && numbered.length === 0) return { name, fault: "name-differs" };
    const [one, ...others] = staffNumber === undefined ? named : numbered;
    if (one && others.length === 0) return { id: one.id };
    const candidates = named
      .map(({ displayName, externalIds }) => [displayName, externalIds["staffNumber"]].filter(Boolean).join(" "))
      .join(", ");
    return { name, fault: "person-ambiguous", candidates };
  }

  #named(name: string): TimetableSheetAsk["people"][number][] {
    return this.#byName.get(plain(name)) ?? this.#byName.get(plain(name).replace(/(?:老师|老師|教师|教師)$/, "")) ?? [];
  }
}

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s·•]/g, "")
    .toLowerCase();
