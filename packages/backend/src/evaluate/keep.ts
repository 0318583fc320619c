import {
  dayOf,
  sha256,
  type Calendar,
  type Day,
  type EvaluateAsk,
  type Id,
  type Outcome,
  type Pack,
  type Verdict,
} from "@xiaoben/contract";
import { kindsOf, rangeOf, type Range } from "@xiaoben/policy";
import type { Directory } from "../directory/directory.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";
import type { Kept, Overtaken } from "../store/kept.ts";
import { breather } from "./breather.ts";
import { recordsOfEach, type Records } from "./collect.ts";
import { figuresOf } from "./figures.ts";
import { judge, type Question } from "./judging.ts";
import { practiceOf, type Bound, type Practice, type Scope } from "./practice.ts";
import { ofPerson, staffReader, type JudgedPerson } from "./subject.ts";
import { widest } from "./widest.ts";

/** How many verdicts are worked out again at once, and of whom. */
export interface RecomputeOptions {
  /** People at most; default 20. */
  limit?: number;
  /** People who are passed over: they failed a moment ago. */
  without?: readonly Id[];
  /** Told of somebody who could not be judged; their verdicts stay overtaken. */
  onFault?: (person: Id, error: unknown) => void;
}

/** What came of working out verdicts again. */
export interface Recomputed {
  /** People who were judged anew. */
  done: number;
  /** People who could not be judged. */
  failed: Id[];
  /** Whether others may wait: somebody was judged. Where nobody could be, whoever goes on must pass over those who failed. */
  left: boolean;
}

/** Judges anew those whose verdicts a change has overtaken, or the new day, and keeps what comes of it. */
export async function recompute(
  services: Services,
  tenant: string,
  directory: Directory,
  { limit = 20, without = [], onFault }: RecomputeOptions = {},
): Promise<Recomputed> {
  const overtaken = await services.store.verdicts.overtaken(tenant, limit, without);
  if (overtaken.length === 0) return { done: 0, failed: [], left: false };
  const now = services.now();
  const scope = { tenant, directory, now: now.toISOString() };
  const practice = await practiceOf(services, { tenant });
  const people = await peopleOf(services, scope, overtaken);
  const failed: Id[] = [];
  const attempt = async <T>(person: Id, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      failed.push(person);
      onFault?.(person, error);
      return undefined;
    }
  };
  const planned: { judging: Judging[]; mark: Overtaken }[] = [];
  for (const mark of overtaken) {
    const person = people.get(mark.subject);
    const judging = person ? await attempt(mark.subject, () => judgingOf(scope, practice, person, now)) : [];
    if (judging) planned.push({ judging, mark });
  }
  const all = planned.flatMap(({ judging }) => judging);
  const records = await recordsOfEach(
    services,
    scope,
    [...new Set(all.map(({ question }) => question.ask.subject.id))],
    [...new Set(all.flatMap(({ bound }) => kindsOf(bound.pack)))],
    widest(all.map(({ range }) => range)),
  );
  const kept: (Overtaken & { rows: Kept[] })[] = [];
  const breathe = breather();
  for (const { judging, mark } of planned) {
    const rows = await attempt(mark.subject, () => rowsOf(practice, judging, records));
    if (rows) kept.push({ ...mark, rows });
    await breathe();
  }
  await services.store.verdicts.keep(tenant, kept);
  return { done: kept.length, failed, left: kept.length > 0 };
}

/** Those of the people who are there, with their roles. */
async function peopleOf(services: Services, scope: Omit<Scope, "today">, overtaken: readonly Overtaken[]): Promise<Map<Id, JudgedPerson>> {
  const { store } = services;
  const ids = overtaken.map((one) => one.subject);
  const [people, roles] = await Promise.all([
    allOf(store, scope.tenant, "person", [{ property: "id", test: "in", value: ids }]),
    allOf(store, scope.tenant, "role", [], { any: [{ group: ids }] }),
  ]);
  const staff = staffReader(services, scope);
  return new Map(
    people.map((person) => [
      person.id,
      ofPerson(
        person,
        roles.filter((role) => role.person === person.id),
        scope.directory,
        staff,
      ),
    ]),
  );
}

/** One question about a person for one pack. */
interface Judging {
  scope: Scope;
  question: Question;
  bound: Bound;
  range: Range;
  /** Which of the verdicts are meant. */
  of: "today" | { period: string };
}

/**
 * What is kept of a person: what each rule says today, and what it said at the end of the last school year and the last term,
 * for as long as facts of that time may still come in. Nothing of a time in which she had no role.
 */
async function judgingOf(scope: Omit<Scope, "today">, practice: Practice, subject: JudgedPerson, now: Date): Promise<Judging[]> {
  const [id] = subject.people;
  const { directory } = scope;
  const today = dayOf(now.getTime(), directory.timeZone(subject.org(scope.now.slice(0, 10))));
  const here = { ...scope, today };
  const on = async (day: Day, ask: EvaluateAsk, of: Judging["of"], per?: string): Promise<Judging[]> => {
    if (!subject.holds(day)) return [];
    const org = subject.org(day);
    const chain = directory.chain(org);
    const calendars = practice.calendars(chain);
    const bound = (await practice.bound(chain, day)).filter(({ pack }) => per === undefined || pack.rules.some((rule) => rule.per === per));
    return bound.map((one) => {
      const asked = per === undefined ? ask : { ...ask, rules: rulesPer(one.pack, per) };
      return {
        scope: here,
        question: { ask: asked, subject, org, day },
        bound: one,
        range: rangeOf(one.pack, asked, calendars, today, subject.facts(day)),
        of,
      };
    });
  };
  const person = { kind: "person", id } as const;
  const ended = lastEnded(practice.calendars(directory.chain(subject.org(today))), today);
  return [
    ...(await on(today, { subject: person }, "today")),
    ...(await Promise.all(ended.map(({ per, key, to }) => on(to, { subject: person, period: key }, { period: key }, per)))).flat(),
  ];
}

/** Rules of a kind of period, and the consequences that rest on one of them. */
function rulesPer(pack: Pack, per: string): string[] {
  const rules = new Set(pack.rules.filter((rule) => rule.per === per).map((rule) => rule.id));
  return [...rules, ...pack.consequences.filter(({ when }) => when.of.some((part) => rules.has(part.rule))).map((one) => one.id)];
}

/** The school year and the term that ended last. Between terms that is the term of which rules still speak. */
function lastEnded(calendars: readonly Calendar[], today: Day): { per: "schoolYear" | "term"; key: string; to: Day }[] {
  const terms = calendars.flatMap(({ schoolYear, terms: of }) =>
    of.map(({ key, to }) => ({ per: "term" as const, key: `term:${schoolYear}/${key}`, to })),
  );
  const years = calendars.map(({ schoolYear, to }) => ({ per: "schoolYear" as const, key: `schoolYear:${schoolYear}`, to }));
  return [years, terms].flatMap((all) =>
    all
      .filter(({ to }) => to < today)
      .sort((a, b) => (a.to < b.to ? 1 : -1))
      .slice(0, 1),
  );
}

async function rowsOf(
  practice: Practice,
  judging: readonly Judging[],
  records: (person: Id, kinds: ReturnType<typeof kindsOf>) => Records,
): Promise<Kept[]> {
  const rows = new Map<string, Kept>();
  const read = new Map<string, { own: Records; told: Kept["inputs"] }>();
  const readFor = (person: Id, pack: Pack): { own: Records; told: Kept["inputs"] } => {
    const kinds = kindsOf(pack);
    const known = read.get(kinds.join());
    if (known) return known;
    const own = records(person, kinds);
    const found = { own, told: inputsOf(own) };
    read.set(kinds.join(), found);
    return found;
  };
  for (const { scope, question, bound, of } of judging) {
    const { own, told } = readFor(question.ask.subject.id, bound.pack);
    const explained = { ...question, ask: { ...question.ask, explain: true } };
    const verdicts = await judge(scope, practice, explained, bound, own);
    const ahead = of === "today" ? await aheadOf(scope, practice, question, bound, own, verdicts) : new Map<string, Outcome>();
    const chain = scope.directory.chain(question.org);
    const rest = {
      orgPath: scope.directory.pathOf(question.org) ?? "/",
      at: scope.now,
      inputs: {
        binding: named(bound.binding),
        decisions: practice.decisions(chain, bound.pack.id).map(named).sort(),
        ...told,
      },
    };
    for (const verdict of verdicts) {
      if (of !== "today" && verdict.period.key !== of.period) continue;
      const key = keyOf(verdict);
      if (!rows.has(key)) {
        const figures = figuresOf(verdict, bound.pack, own, ahead.get(key));
        rows.set(key, { ...keptOf(verdict), ...rest, figures, current: of === "today" });
      }
    }
  }
  return [...rows.values()];
}

/** What is not reached yet, as it would come out if the period ended today. */
export async function aheadOf(
  scope: Scope,
  practice: Practice,
  question: Question,
  bound: Bound,
  records: Records,
  verdicts: readonly Verdict[],
): Promise<Map<string, Outcome>> {
  const open = verdicts.filter(({ outcome, rule }) => outcome === "notYet" && bound.pack.rules.some(({ id }) => id === rule.id));
  if (open.length === 0) return new Map();
  const ask = { ...question.ask, close: true, rules: [...new Set(open.map(({ rule }) => rule.id))] };
  const closed = await judge(scope, practice, { ...question, ask }, bound, records);
  return new Map(closed.map((verdict) => [keyOf(verdict), verdict.outcome]));
}

/** What tells the verdicts on one person apart. */
export const keyOf = ({ rule, period }: Pick<Verdict, "rule" | "period">): string => [rule.pack, rule.id, period.key].join("\u0000");

export const keptOf = ({
  subject,
  rule,
  period,
  outcome,
  value,
  settled,
  readings = [],
}: Verdict): Omit<Kept, "orgPath" | "at" | "inputs" | "current" | "figures"> => ({
  subject: subject.id,
  pack: rule.pack,
  packVersion: rule.version,
  rule: rule.id,
  // Where no calendar covers the day there is no period, and the day stands for itself.
  period: period.key === "" ? `day:${period.from}` : period.key,
  from: period.from,
  to: period.to,
  outcome,
  ...(value !== undefined && { value }),
  settled,
  readings: readings.map(({ choose, outcome: under }) => ({ choose, outcome: under })),
});

/** The records that verdicts rest on, small enough to be kept with each: evaluating as known at `at` shows all of them again. */
function inputsOf(records: Records): Kept["inputs"] {
  const read = Object.entries(records) as [string, readonly { id: Id; version: number }[]][];
  const versions = read.flatMap(([kind, all]) => all.map((one) => `${kind}/${named(one)}`)).sort();
  return { records: Object.fromEntries(read.map(([kind, all]) => [kind, all.length])), digest: sha256(versions.join("\n")) };
}

const named = ({ id, version }: { id: Id; version: number }): string => `${id}@${version}`;
