import {
  type Calendar,
  type Day,
  type Group,
  type Id,
  type Org,
  type Outcome,
  type Pack,
  type Rollup,
  type RollupPart,
  type Session,
  type Tally,
} from "@xiaoben/contract";
import { idsAbove, placeOf } from "../practice/practice.model.ts";

/** How parts are sorted: never people. */
export type Sort = "name" | "share" | "gap";
/** Which people are listed. */
export type Which = "behind" | "ahead" | "all";

/** Outcomes in the order in which a bar shows them. */
export const order: readonly Outcome[] = ["met", "waived", "notYet", "undetermined", "notMet", "notApplicable"];

/** How many of how many meet the rule; those who are waived and those of whom it does not speak are asked for nothing. */
export function reachedOf(tally: Tally, people: number): { reached: number; of: number } {
  return { reached: tally.met ?? 0, of: people - (tally.waived ?? 0) - (tally.notApplicable ?? 0) };
}

const shareOf = ({ outcomes = {}, people }: RollupPart): number => {
  const { reached, of } = reachedOf(outcomes, people);
  return of === 0 ? 1 : reached / of;
};

/** Parts with names, by name, by the smallest share of those who meet the rule, or by the largest gap. */
export function sorted(parts: readonly RollupPart[], sort: Sort, nameOf: (key: string) => string, locale: string): RollupPart[] {
  const { compare } = new Intl.Collator(locale);
  const byName = (a: RollupPart, b: RollupPart): number => compare(nameOf(a.key), nameOf(b.key)) || (a.key < b.key ? -1 : 1);
  const gap = ({ gap: size }: RollupPart): number => Number(size ?? 0);
  const by = {
    name: () => 0,
    share: (a: RollupPart, b: RollupPart) => shareOf(a) - shareOf(b),
    gap: (a: RollupPart, b: RollupPart) => gap(b) - gap(a),
  };
  return [...parts].sort((a, b) => by[sort](a, b) || byName(a, b));
}

/** The outcome of a part that is one person. */
export const outcomeOf = ({ outcomes = {} }: RollupPart): Outcome | undefined => order.find((one) => outcomes[one]);

/** The people of a list. */
export function peopleIn(parts: readonly RollupPart[], which: Which): RollupPart[] {
  if (which === "all") return [...parts];
  if (which === "ahead") return parts.filter(({ ahead = 0 }) => ahead > 0);
  return parts.filter((part) => ["notYet", "notMet", "undetermined"].includes(outcomeOf(part) ?? ""));
}

/** Rules that may be looked at: those that speak of people, study hours of a school year first. */
export function rulesIn(rollups: readonly Rollup[], packOf: (rule: Rollup["rule"]) => Pack | undefined): Rollup[] {
  const weight = ({ rule }: Rollup): number => {
    const pack = packOf(rule);
    const found = pack?.rules.find(({ id }) => id === rule.id);
    if (!pack || found?.kind !== "amount") return 2;
    const measure = pack.measures.find(({ id }) => id === found.measure);
    const book = measure && "sum" in measure ? pack.books.find(({ id }) => id === measure.sum) : undefined;
    return book?.source === "hour" ? 0 : 1;
  };
  return rollups
    .filter(({ rule }) => packOf(rule)?.rules.some(({ id }) => id === rule.id))
    .map((rollup, i) => ({ rollup, i, weight: weight(rollup) }))
    .sort((a, b) => a.weight - b.weight || a.i - b.i)
    .map(({ rollup }) => rollup);
}

/** The roll-up of the same rule, version and period. */
export const sameRule = (rollups: readonly Rollup[] | undefined, chosen: Rollup): Rollup | undefined =>
  rollups?.find((one) => one.rule.version === chosen.rule.version && isSame(one, chosen));

/** The roll-up of the same rule and period as another version of the pack judged it at another time, where that was another. */
export const sameAtAnyTime = (rollups: readonly Rollup[] | undefined, chosen: Rollup): Rollup | undefined =>
  sameRule(rollups, chosen) ?? rollups?.find((one) => isSame(one, chosen));

const isSame = (a: Rollup, b: Rollup): boolean => a.rule.pack === b.rule.pack && a.rule.id === b.rule.id && a.period.key === b.period.key;

/** Periods that are over and still kept: the school year and the term that ended last. */
export function endedIn(calendars: readonly Calendar[], chain: readonly Id[], today: Day): string[] {
  const near = chain.map((org) => calendars.filter((one) => one.org === org)).find((all) => all.length > 0) ?? [];
  const last = (all: { key: string; to: Day }[]): string[] =>
    all
      .filter(({ to }) => to < today)
      .sort((a, b) => (a.to < b.to ? 1 : -1))
      .slice(0, 1)
      .map(({ key }) => key);
  return [
    ...last(near.map(({ schoolYear, to }) => ({ key: `schoolYear:${schoolYear}`, to }))),
    ...last(near.flatMap(({ schoolYear, terms }) => terms.map(({ key, to }) => ({ key: `term:${schoolYear}/${key}`, to })))),
  ];
}

/** An organisation, or a group in it. */
export interface Place {
  org: Id;
  /** Empty for the whole organisation. */
  group: Id;
}

/** Where somebody begins: who leads a group and nothing else, at it. */
export function beginning(session: Session, groups: readonly Group[] | undefined): Place | undefined {
  const leads = session.roles.some(({ role }) => role === "groupLead");
  const heads = session.roles.some(({ role }) => ["schoolAdmin", "principal", "countyOfficer"].includes(role));
  if (heads || !leads) return { org: placeOf(session), group: "" };
  if (!groups) return undefined;
  const own = groups.find(({ lead }) => lead === session.person);
  return { org: own?.org ?? placeOf(session), group: own?.id ?? "" };
}

/** The organisations from where somebody began down to the one that is shown. */
export const pathTo = (here: Org, from: Id): Id[] => {
  const above = idsAbove(here).reverse();
  const first = above.indexOf(from);
  return first < 0 ? [here.id] : above.slice(first);
};

/** Whether its people are listed: of a county they are not, there its schools are. */
export const listsPeople = (org: Org, group: Id): boolean => group !== "" || org.type !== "county";

/** What an organisation is split into. */
export const splitOf = ({ type }: Org): "org" | "group" => (type === "county" || type === "centralSchool" ? "org" : "group");
