import type { Book } from "../packs/pack.ts";

/** Type of a fact, and its unit where it has one. */
export interface FactRow {
  type: "text" | "code" | "decimal" | "day" | "flag";
  unit?: string;
  /** Property of the record that it is read from, where it has another name. */
  from?: string;
}

const common = {
  on: { type: "day" },
  person: { type: "code" },
  org: { type: "code" },
  state: { type: "code" },
} as const satisfies Record<string, FactRow>;

/**
 * The facts that packs may ask for, by source. A closed vocabulary; hosts may add `ext:` facts with a declared type.
 * What `Test.fact` and `Amount.fact` name must stand here.
 */
export const factVocabulary: Partial<Record<Book["source"], Readonly<Record<string, FactRow>>>> = {
  hour: {
    ...common,
    until: { type: "day" },
    minutes: { type: "decimal", unit: "minute" },
    days: { type: "decimal", unit: "day" },
    lessons: { type: "decimal", unit: "lesson" },
    claimedHours: { type: "decimal", unit: "hour" },
    approvedHours: { type: "decimal", unit: "hour" },
    category: { type: "code" },
    role: { type: "code" },
    level: { type: "code" },
    result: { type: "code" },
    activity: { type: "code" },
    title: { type: "text" },
    counters: { type: "code" },
  },
  observation: {
    ...common,
    person: { type: "code", from: "author" },
    observed: { type: "code" },
    lesson: { type: "code" },
    lessons: { type: "decimal", unit: "lesson" },
    mode: { type: "code" },
    kind: { type: "code" },
  },
  lesson: {
    ...common,
    person: { type: "code", from: "teacher" },
    kind: { type: "code" },
    mode: { type: "code" },
    subject: { type: "code" },
    lessons: { type: "decimal", unit: "lesson" },
  },
  participation: { ...common, attendance: { type: "code" }, activity: { type: "code" }, excuse: { type: "code" } },
};

/** Facts of the person that a rule's `for.where` and a parameter's `when` may ask for. */
export const personFacts: Readonly<Record<string, FactRow>> = {
  person: { type: "code" },
  org: { type: "code" },
  onPost: { type: "flag" },
  role: { type: "code" },
};
