import { rubricScore, type Day, type Dec, type DefinitionRef, type Id, type Observation, type Rubric } from "@xiaoben/contract";

/** One lesson with what was handed in about it. */
export interface ObservedLesson {
  lesson: Id;
  on: Day;
  observations: Observation[];
}

/** What the observers of one lesson gave on one form: each total by itself. */
export interface Totals {
  lesson: Id;
  on: Day;
  totals: { author: Id; scaled: Dec; band: string }[];
}

/** Lessons in a row that are rated on one version of one form: only these are joined by a line. */
export interface Line {
  form: DefinitionRef;
  rubric: Rubric;
  points: Totals[];
  /** How it comes after the line before: the first, another version of that form, or another form. */
  begins: "first" | "version" | "form";
}

/** What one observer recorded of one lesson in figures, by code. */
export interface Column {
  observation: Id;
  lesson: Id;
  on: Day;
  author: Id;
  figures: ReadonlyMap<string, number>;
}

/** Fewer lessons than this show no course; it is said, and the figures are shown all the same. */
export const few = 5;

export const keyOf = ({ pack, version, id }: DefinitionRef): string => `${pack}/${version}/${id}`;

/** A teacher's lessons, oldest first, with what may be read about each. */
export function lessonsOf(observations: readonly Observation[]): ObservedLesson[] {
  const lessons = new Map<Id, ObservedLesson>();
  for (const one of observations) {
    if (!lessons.has(one.lesson)) lessons.set(one.lesson, { lesson: one.lesson, on: one.on, observations: [] });
    lessons.get(one.lesson)!.observations.push(one);
  }
  return [...lessons.values()].sort((a, b) => (a.on + a.lesson < b.on + b.lesson ? -1 : 1));
}

/**
 * Totals of lessons whose form has points, scaled to its full mark. A change of the form, or of its version, breaks the line:
 * the one says nothing about the other. Forms without points take no part and break nothing.
 */
export function linesOf(lessons: readonly ObservedLesson[], rubricOf: (form: DefinitionRef) => Rubric | undefined): Line[] {
  const lines: Line[] = [];
  for (const { lesson, on, observations } of lessons) {
    for (const form of formsIn(observations)) {
      const rubric = rubricOf(form);
      const totals = rubric
        ? totalsOf(
            observations.filter((one) => keyOf(one.form) === keyOf(form)),
            rubric,
          )
        : [];
      if (!rubric || totals.length === 0) continue;
      const last = lines[lines.length - 1];
      if (last && keyOf(last.form) === keyOf(form)) last.points.push({ lesson, on, totals });
      else {
        const begins = !last ? "first" : last.form.pack === form.pack && last.form.id === form.id ? "version" : "form";
        lines.push({ form, rubric, points: [{ lesson, on, totals }], begins });
      }
    }
  }
  return lines;
}

/** Every form that is met, each once. */
export function formsIn(observations: readonly Pick<Observation, "form">[]): DefinitionRef[] {
  return [...new Map(observations.map(({ form }) => [keyOf(form), form])).values()];
}

function totalsOf(observations: readonly Observation[], rubric: Rubric): Totals["totals"] {
  return observations.flatMap(({ author, ratings }) => {
    const { scaled, band } = rubricScore(rubric, ratings);
    return scaled === undefined ? [] : [{ author, scaled, band: band ?? "" }];
  });
}

/** Shares of what went on in a lesson, in percent of the time that was noted; a stretch that was never ended counts for nothing. */
export const segmentColumns = (observations: readonly Observation[]): Column[] =>
  columns(observations, ({ segments = [] }) => {
    const minutes = new Map<string, number>();
    for (const { does, from, until } of segments)
      if (until !== undefined && until > from) minutes.set(does, (minutes.get(does) ?? 0) + until - from);
    const whole = [...minutes.values()].reduce((a, b) => a + b, 0);
    return new Map([...minutes].map(([does, part]) => [does, Math.round((part / whole) * 100)]));
  });

/** How often each kind of evaluation language was heard, where that may be seen: the teacher's own, or shared by her. */
export const languageColumns = (observations: readonly Observation[]): Column[] =>
  columns(observations, ({ tallies = {} }) => new Map(Object.entries(tallies).filter(([, count]) => count > 0)));

/** The order in which codes are shown: that of the contract, whatever is frequent; a host's own come last. */
const segments = ["opening", "explaining", "dialogue", "groupWork", "practice", "presentation", "summing", "other"];
const language = ["appreciating", "motivating", "reflecting", "delaying", "manySided", "quickWitted", "heartfelt", "negative", "bare"];
const order = [...segments, ...language];

/** The codes that some columns hold. */
export function codesIn(given: readonly Column[]): string[] {
  const place = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  const found = new Set(given.flatMap(({ figures }) => [...figures.keys()]));
  return [...found].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

const columns = (observations: readonly Observation[], figuresOf: (one: Observation) => ReadonlyMap<string, number>): Column[] =>
  observations
    .map((one) => ({ observation: one.id, lesson: one.lesson, on: one.on, author: one.author, figures: figuresOf(one) }))
    .filter(({ figures }) => figures.size > 0)
    .sort((a, b) => (a.on + a.observation < b.on + b.observation ? -1 : 1));
