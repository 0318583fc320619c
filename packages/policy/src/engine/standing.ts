import { addDays, compare, fraction, isDay, minus, over, plus, round, times, type Day, type Period, type Rule } from "@xiaoben/contract";
import type { Standing } from "./judgement.ts";
import { limitOf, take, type Measured } from "./measure.ts";
import { least, most, show, whole, zero } from "./number.ts";
import { previousOf } from "./periods.ts";
import { CannotSay, type Because } from "./signals.ts";
import { waive } from "./waive.ts";
import { constant, during, lengthOf, less, plain, shown, type Known, type World } from "./world.ts";

type AmountRule = Extract<Rule, { kind: "amount" }>;

/**
 * Stage 8: what there is and what is asked, after waivers, the part of the period that counts, what is carried over and what is made up.
 * @throws {CannotSay} of a rule that compares nothing, when what is missing to it is asked for.
 */
export function standing(outer: World, rule: AmountRule, waiting: boolean, carrying = true): Standing {
  const world = during(outer, outer.period, rule.makeUp === "original");
  const relief = waive(world, rule);
  const own = take(world, rule.measure, { waiting });
  const because: Because[] = [];
  const carried = rule.carry && carrying && rule.atLeast !== undefined ? carry(world, rule, waiting) : undefined;
  const measured = carried ? added(world, own, carried) : own;
  if (carried) because.push({ code: "carried", clause: rule.clause });
  const common = { measured, because: [...because, ...relief.because], unknown: relief.unknown };
  const none = { ...measured, value: zero, node: constant("0") };
  if (relief.dropped) return { ...common, limit: undefined, missing: none };

  const asked = relief.reduced ?? limitOf(world, rule.atLeast ?? rule.below ?? rule.atMost ?? "0");
  const prorata = rule.atLeast === undefined ? undefined : (rule.prorata ?? relief.prorata);
  const part = prorata && partOf(world, prorata, rule.prorata !== undefined, relief.away);
  if (part === "none") return { ...common, limit: undefined, missing: none, outside: true };
  if (part?.have === 0 && relief.away.length > 0) return { ...common, limit: undefined, missing: none };
  const limit = part ? reduced(world, rule, prorata!, asked, part) : asked;
  if (part) common.because.unshift({ code: "prorated", clause: rule.clause });
  const missing = most(minus(limit.value, measured.value), zero);
  const node = shown(world, "best", () => [less(world, limit.node, measured, minus(limit.value, measured.value)), constant("0")], missing);
  return { ...common, limit, missing: { ...measured, value: missing, node } };
}

type Prorata = NonNullable<AmountRule["prorata"]>;

/** A stretch of days. */
type Days = Pick<Period, "from" | "to">;

/** The part of the period in which the rule spoke of the subject (`postFrom`, `postTo`) and no waiver held: months of which no day is missing, or days. */
function partOf(
  { scene, period }: World,
  { by }: Prorata,
  onPost: boolean,
  away: readonly Days[],
): { have: number; all: number } | "none" | undefined {
  const day = (fact: string, otherwise: Day): Day => {
    const [found] = onPost ? [scene.input.subjectFacts[fact]].flat() : [];
    if (found !== undefined && !isDay(found)) throw new CannotSay({ code: "fact-absent", parameter: fact });
    return found ?? otherwise;
  };
  const post = clipped({ from: day("postFrom", period.from), to: day("postTo", period.to) }, period);
  if (!post) return "none";
  if (post.from === period.from && post.to === period.to && away.length === 0) return undefined;
  if (by === "days") return { have: left(period, post, away), all: lengthOf(period.from, period.to) };
  const months = monthsOf(period);
  const have = months.filter((month) => left(month, post, away) === lengthOf(month.from, month.to));
  return { have: have.length, all: months.length };
}

/** Days of a part of the period that lie in the post and in no waiver. */
function left(part: Days, post: Days, away: readonly Days[]): number {
  const own = clipped(part, post);
  if (!own) return 0;
  let count = lengthOf(own.from, own.to);
  let next = own.from;
  for (const stretch of [...away].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const gone = clipped(stretch, { from: next, to: own.to });
    if (!gone) continue;
    count -= lengthOf(gone.from, gone.to);
    next = addDays(gone.to, 1);
  }
  return count;
}

const clipped = (a: Days, b: Days): Days | undefined => {
  const [from, to] = [a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to];
  return from > to ? undefined : { from, to };
};

/** The months of a period, the first and the last as far as they lie in it. */
function monthsOf(period: Days): Days[] {
  const months: Days[] = [];
  for (let from = period.from; from <= period.to;) {
    const next = addDays(`${from.slice(0, 8)}28`, 4).slice(0, 8) + "01";
    months.push(clipped({ from, to: addDays(next, -1) }, period)!);
    from = next;
  }
  return months;
}

function reduced(
  world: World,
  { clause }: AmountRule,
  { round: by }: Prorata,
  asked: Known,
  { have, all }: { have: number; all: number },
): Known {
  const share = over(whole(have), whole(all));
  const exact = times(asked.value, share);
  const value = fraction(round(exact, by));
  const part = shown(world, "divide", () => [constant(show(whole(have))), constant(show(whole(all)))], share);
  return { value, node: shown(world, "round", () => [shown(world, "times", () => [asked.node, part], exact)], value, clause) };
}

/**
 * What was done in the period before beyond what was asked then, at most so much. What was carried into that period is not carried on.
 * Nothing where the pack or the rule did not hold yet.
 */
function carry(world: World, rule: AmountRule, waiting: boolean): Known | undefined {
  const { clock, compiled } = world.scene;
  const before = previousOf(clock, rule.per, world.period);
  const since = [compiled.pack.effective.from, rule.effective?.from ?? ""];
  if (since.some((from) => (before ? before.to < from : world.period.from <= from))) return undefined;
  if (!before) throw new CannotSay({ code: "calendar-missing" });
  const past = during(world, before, false);
  const then = standing(past, rule, waiting, false);
  if (then.outside) return undefined;
  const limit = then.limit ?? { value: zero, node: constant("0") };
  const beyond = minus(then.measured.value, limit.value);
  const upTo: Known[] = [plain(world, rule.carry!.max)];
  if (rule.carry!.where) upTo.push(take(past, rule.measure, { waiting, where: rule.carry!.where }));
  const value = upTo.reduce((all, one) => least(all, one.value), most(beyond, zero));
  if (compare(value, zero) <= 0) return undefined;
  const over = (): Known["node"][] => [less(past, then.measured.node, limit, beyond), ...upTo.map((one) => one.node)];
  return { value, node: shown(world, "cap", over, value, rule.clause) };
}

function added(world: World, own: Measured, carried: Known): Measured {
  const value = plus(own.value, carried.value);
  return { ...own, value, node: shown(world, "sum", () => [own.node, carried.node], value) };
}
