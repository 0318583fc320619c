import {
  units,
  type Dec,
  type DefinitionRef,
  type Id,
  type Observation,
  type Rating,
  type Rubric,
  type RubricItem,
} from "@xiaoben/contract";

/** How far the ratings of one item lie apart. */
export interface Agreement {
  /**
   * `equal`, `oneStep` and `more` where there are at least two to compare; `differs`: choices without an order;
   * `single`, `nobody`: nothing to compare; `words`: a text, which is not compared.
   */
  kind: "equal" | "oneStep" | "more" | "differs" | "single" | "nobody" | "words";
  /** Steps between the lowest and the highest. */
  steps: number;
  /** The same in points, where the item has points. */
  points?: Dec;
  /** How many found no occasion for it. */
  notApplicable: number;
}

export interface JointItem {
  item: RubricItem;
  /** In the order of the observations; `undefined`: not rated. */
  ratings: (Rating | undefined)[];
  agreement: Agreement;
}

export interface JointSection {
  id: string;
  section: Rubric["sections"][number];
  items: JointItem[];
}

/** A note of somebody, on the one timeline of the lesson. */
export interface TimedNote {
  author: Id;
  minute: number;
  text: string;
  tag?: string;
}

/** What one observer noted on one point; empty where he noted nothing. */
export interface PointNotes {
  id: string;
  text: string;
  notes: { author: Id; note: string }[];
}

/** Fewer people than this say little; the view says so, and draws no conclusion. */
export const few = 5;

/** Observations by the form that they are written on: only what stands on one form is compared. */
export function byForm(observations: readonly Observation[]): { form: DefinitionRef; observations: Observation[] }[] {
  const groups = new Map<string, { form: DefinitionRef; observations: Observation[] }>();
  for (const one of observations) {
    const { pack, version, id } = one.form;
    const key = `${pack}/${version}/${id}`;
    if (!groups.has(key)) groups.set(key, { form: one.form, observations: [] });
    groups.get(key)!.observations.push(one);
  }
  return [...groups.values()];
}

/** Every item of a form with each observer's rating in a row, and how far they lie apart. No sum, no mean, no rank. */
export const sectionsOf = (rubric: Rubric, observations: readonly Pick<Observation, "ratings">[]): JointSection[] =>
  rubric.sections.map((section) => ({
    id: section.id,
    section,
    items: section.items.map((item) => {
      const ratings = observations.map((one) => one.ratings[item.id]);
      return { item, ratings, agreement: agreementOf(item, ratings) };
    }),
  }));

export function agreementOf(item: RubricItem, ratings: readonly (Rating | undefined)[]): Agreement {
  const notApplicable = ratings.filter((rating) => rating && "notApplicable" in rating).length;
  const given = ratings.filter((rating) => rating && !("notApplicable" in rating)) as Exclude<Rating, { notApplicable: true }>[];
  const of = (kind: Agreement["kind"], steps = 0): Agreement => ({ kind, steps, notApplicable });
  if (item.field === "text") return of("words");
  if (given.length < 2) return of(given.length === 1 ? "single" : "nobody");
  if (item.field === "points") {
    const values = given.map((rating) => ("value" in rating ? units(rating.value) : 0));
    const gap = Math.max(...values) - Math.min(...values);
    return { ...of(kindOf(gap / units(item.step)), gap / units(item.step)), points: String(gap / 10_000) };
  }
  if (item.field === "level") {
    const places = given.map((rating) => item.levels.findIndex(({ id }) => "level" in rating && rating.level === id));
    const steps = Math.max(...places) - Math.min(...places);
    return of(kindOf(steps), steps);
  }
  return of(new Set(given.map((rating) => JSON.stringify(rating))).size === 1 ? "equal" : "differs");
}

const kindOf = (steps: number): Agreement["kind"] => (steps === 0 ? "equal" : steps <= 1 ? "oneStep" : "more");

/** How many items are rated alike, one step apart, and more: of those that at least two have rated. */
export function tallyOf(sections: readonly JointSection[]): { equal: number; oneStep: number; more: number; compared: number } {
  const kinds = sections.flatMap(({ items }) => items.map(({ agreement }) => agreement.kind));
  const count = (...wanted: Agreement["kind"][]): number => kinds.filter((kind) => wanted.includes(kind)).length;
  const [equal, oneStep, more] = [count("equal"), count("oneStep"), count("more", "differs")];
  return { equal, oneStep, more, compared: equal + oneStep + more };
}

/** All notes on one timeline; those of one minute stand in the order of the observers. */
export const timelineOf = (observations: readonly Pick<Observation, "author" | "notes">[]): TimedNote[] =>
  observations
    .flatMap(({ author, notes }) => notes.map(({ minute, text, tag }) => ({ author, minute, text, ...(tag && { tag }) })))
    .sort((a, b) => a.minute - b.minute);

/** Each point with what each observer who watches it has noted. */
export const pointNotes = (
  points: readonly { id: string; text: string }[],
  observations: readonly Pick<Observation, "author" | "points">[],
): PointNotes[] =>
  points.map(({ id, text }) => ({
    id,
    text,
    notes: observations.flatMap(({ author, points: own }) => {
      const point = own.find((one) => one.id === id);
      return point ? [{ author, note: point.note?.trim() ?? "" }] : [];
    }),
  }));
