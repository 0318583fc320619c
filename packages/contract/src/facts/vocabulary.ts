import type { Book } from "../packs/pack.ts";

/** Type of a fact, and its unit where it has one. */
export interface FactRow {
  type: "text" | "code" | "decimal" | "day" | "flag";
  unit?: string;
  /** Property of the record that it is read from, where it has another name. */
  from?: string;
}

/** The earlier period that a record makes up for: a day of it, or its key (`term:2026-2027/1`). */
const makesUpFor = { type: "code" } as const;

const common = {
  on: { type: "day" },
  /** Day of the week of `on`, 1 for Monday to 7; it is worked out and never written. */
  weekday: { type: "code" },
  /** Month (1 to 12) and day of the month of `on`; worked out too: the first Monday lies on one of the days 1 to 7. */
  month: { type: "decimal" },
  monthDay: { type: "decimal" },
  person: { type: "code" },
  org: { type: "code" },
  state: { type: "code" },
} as const satisfies Record<string, FactRow>;

const dated = {
  ...common,
  until: { type: "day" },
  group: { type: "code" },
  title: { type: "text" },
  /** The figure that an approver settled on, where the document leaves a range. */
  approved: { type: "decimal" },
  makesUpFor,
} as const satisfies Record<string, FactRow>;

/** Of what several made together: how many they were, which of them the person is, and the part that they agreed on, 0 to 1. */
const shared = {
  authors: { type: "decimal", unit: "person" },
  authorPlace: { type: "decimal" },
  authorShare: { type: "decimal" },
} as const satisfies Record<string, FactRow>;

/**
 * The facts that packs may ask for, by source. A closed vocabulary; hosts may add `ext:` facts with a declared type.
 * What `Test.fact` and `Amount.fact` name must stand here.
 */
export const factVocabulary: Readonly<Record<Book["source"], Readonly<Record<string, FactRow>>>> = {
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
    /** Of what an activity gave: `present`, `late` or `leftEarly`, and whether it was inspected (三查). */
    attendance: { type: "code" },
    checked: { type: "flag" },
    activity: { type: "code" },
    title: { type: "text" },
    counters: { type: "code" },
    makesUpFor,
  },
  observation: {
    ...common,
    person: { type: "code", from: "author" },
    observed: { type: "code" },
    lesson: { type: "code" },
    lessons: { type: "decimal", unit: "lesson" },
    mode: { type: "code" },
    kind: { type: "code" },
    /** Whether who observed taught the lesson herself: a recording of her own. It is worked out and never written. */
    own: { type: "flag" },
    /** `inspection`, where it was written on a form for that; absent: learning from one another. */
    aim: { type: "code" },
  },
  lesson: {
    ...common,
    person: { type: "code", from: "teacher" },
    kind: { type: "code" },
    mode: { type: "code" },
    subject: { type: "code" },
    lessons: { type: "decimal", unit: "lesson" },
  },
  participation: {
    ...dated,
    attendance: { type: "code" },
    activity: { type: "code" },
    excuse: { type: "code" },
    category: { type: "code" },
    role: { type: "code" },
    level: { type: "code" },
    result: { type: "code" },
    minutes: { type: "decimal", unit: "minute" },
    days: { type: "decimal", unit: "day" },
    hours: { type: "decimal", unit: "hour" },
    /** Part of an activity that the person was absent from, 0 to 1; and how late she came or how early she left. */
    absentShare: { type: "decimal" },
    lateMinutes: { type: "decimal", unit: "minute" },
    /** Whether the activity was inspected and found in order (三查). */
    checked: { type: "flag" },
  },
  work: {
    ...dated,
    type: { type: "code" },
    characters: { type: "decimal", unit: "character" },
    count: { type: "decimal", unit: "item" },
    lessons: { type: "decimal", unit: "lesson" },
    level: { type: "code" },
    rank: { type: "code" },
    role: { type: "code" },
    result: { type: "code" },
    activity: { type: "code" },
    ...shared,
    published: { type: "flag" },
    /** How far a plan or an outline looks ahead. */
    years: { type: "decimal", unit: "year" },
    /** Day of what the work is about: the lesson that a reflection looks back on. */
    aboutOn: { type: "day" },
  },
  duty: {
    ...dated,
    type: { type: "code" },
    minutes: { type: "decimal", unit: "minute" },
    days: { type: "decimal", unit: "day" },
    lessons: { type: "decimal", unit: "lesson" },
    count: { type: "decimal", unit: "item" },
    level: { type: "code" },
    role: { type: "code" },
    activity: { type: "code" },
  },
  result: {
    ...dated,
    type: { type: "code" },
    value: { type: "decimal", unit: "point" },
    full: { type: "decimal", unit: "point" },
    grade: { type: "code" },
    level: { type: "code" },
    rank: { type: "code" },
    role: { type: "code" },
    activity: { type: "code" },
    ...shared,
  },
  event: {
    ...dated,
    type: { type: "code" },
    /** Day on which it was announced to those who take part: the handbook of a seminar. */
    announcedOn: { type: "day" },
    phase: { type: "code" },
    level: { type: "code" },
    role: { type: "code" },
    activity: { type: "code" },
    minutes: { type: "decimal", unit: "minute" },
    days: { type: "decimal", unit: "day" },
    lessons: { type: "decimal", unit: "lesson" },
    reports: { type: "decimal", unit: "item" },
    discussions: { type: "decimal", unit: "item" },
    participants: { type: "decimal", unit: "person" },
    theme: { type: "text" },
    goal: { type: "text" },
    /** What will be done, step by step. */
    measures: { type: "text" },
    speaker: { type: "text" },
    place: { type: "text" },
    /** How it is judged who has passed. */
    appraisal: { type: "text" },
    /** What was written down, and what went back to those who took part. */
    minutesTaken: { type: "text" },
    feedback: { type: "text" },
  },
  meeting: {
    ...dated,
    type: { type: "code" },
    phase: { type: "code" },
    minutes: { type: "decimal", unit: "minute" },
    attended: { type: "decimal", unit: "person" },
    expected: { type: "decimal", unit: "person" },
  },
  given: {
    ...dated,
    name: { type: "code" },
    amount: { type: "decimal" },
    /** The manual rule that is answered, the pack it stands in where two have one of that name, and `met` or `notMet`. */
    rule: { type: "code" },
    pack: { type: "code" },
    answer: { type: "code" },
  },
};

/** Facts of the person that a rule's `for.where` and a parameter's `when` may ask for. */
export const personFacts: Readonly<Record<string, FactRow>> = {
  person: { type: "code" },
  org: { type: "code" },
  onPost: { type: "flag" },
  /** Of several roles each one is looked at. */
  role: { type: "code" },
  /** How far along the person is: `new`, `backbone`, `leading`, or the host's own codes. */
  stage: { type: "code" },
  titleLevel: { type: "code" },
  employment: { type: "code" },
  /** First and last day of being what the rules speak of, where that did not last the whole period: what is asked is less (`prorata`). */
  postFrom: { type: "day" },
  postTo: { type: "day" },
};
