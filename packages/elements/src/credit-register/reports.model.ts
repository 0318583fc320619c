import {
  periodByKey,
  periodOf,
  reportWorkflow,
  type Calendar,
  type Day,
  type Id,
  type LeftOut,
  type Measure,
  type Pack,
  type Report,
  type Rule,
  type Session,
  type Transition,
} from "@xiaoben/contract";

/** What is done with a report that is there. */
export type Move = "prepare" | "submit" | "send" | "return" | "receipt" | "withdraw";

/** Moves that a person sees for a report, in the order of the table: of its state, by what she is. An empty one has nothing to hand in or send. */
export function movesOf(report: Report, { roles }: Session): Move[] {
  const transitions: readonly Transition[] = reportWorkflow.transitions;
  return transitions
    .filter(({ from, by }) => from.includes(report.state) && roles.some(({ role }) => (by as readonly string[]).includes(role)))
    .filter(({ guards = [] }) => report.items.length > 0 || !guards.some((guard) => "filled" in guard))
    .map(({ id }) => id as Move);
}

/** Newest first. What was begun a moment ago and has not come back from the server holds nothing yet. */
export const newestFirst = (reports: readonly (Omit<Report, "items"> & Partial<Pick<Report, "items">>)[]): Report[] =>
  reports
    .map((report): Report => ({ items: [], ...report }))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? 1 : -1));

/** People who are left out of a report, by reason, in the order in which the reasons are told. */
export function leftBy(report: Report): [why: LeftOut, people: Id[]][] {
  const found = new Map<LeftOut, Id[]>();
  for (const { person, why } of report.left ?? []) found.set(why, [...(found.get(why) ?? []), person]);
  return [...found];
}

/** Rules that people can be credited by: amounts of credits or hours of one person. Where a pack counts credits, only those. */
export function creditRules(pack: Pack): Rule[] {
  const own = pack.rules.filter((rule) => rule.kind === "amount" && rule.for.subject === "person" && rule.inside === undefined);
  const of = (unit: string): Rule[] => own.filter((rule) => "measure" in rule && unitOf(pack, rule.measure) === unit);
  return of("credit").length > 0 ? of("credit") : of("hour");
}

function unitOf(pack: Pack, id: string): string | undefined {
  const measure: Measure | undefined = pack.measures.find((one) => one.id === id);
  if (!measure) return undefined;
  if ("sum" in measure) return pack.books.find((book) => book.id === measure.sum)?.unit;
  return "linear" in measure && measure.linear[0] ? unitOf(pack, measure.linear[0].of) : undefined;
}

/** Keys of the periods that a rule may be reported for: the present one, and the one before. */
export function periodsOf(pack: Pack, { per }: Rule, calendars: readonly Calendar[], today: Day): string[] {
  if (typeof per === "object") {
    const cycle = pack.cycles?.find(({ id }) => id === per.cycle);
    return cycle && "from" in cycle.anchor ? [cycleKey(cycle.id, cycle.years, cycle.anchor.from, today)] : [];
  }
  if (per === "record") return [];
  const now = periodOf(per, today, calendars);
  const before = now && periodOf(per, dayBefore(now.from), calendars);
  return [now, before].flatMap((period) => (period && periodByKey(period.key, calendars) ? [period.key] : []));
}

function cycleKey(id: string, years: number, from: Day, today: Day): string {
  const passed = Number(today.slice(0, 4)) - Number(from.slice(0, 4)) - (today.slice(5) < from.slice(5) ? 1 : 0);
  const first = Number(from.slice(0, 4)) + Math.floor(passed / years) * years;
  // A cycle that begins with a year ends in the same.
  const last = first + years - (from.slice(5) === "01-01" ? 1 : 0);
  return `cycle:${id}/${first}-${last}`;
}

function dayBefore(day: Day): Day {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
