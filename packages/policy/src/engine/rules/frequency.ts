import { addDays, compare, fraction, minus, type Period, type Rule } from "@xiaoben/contract";
import { closed, type Judgement } from "../judgement.ts";
import { take } from "../measure.ts";
import { zero } from "../number.ts";
import { CannotSay } from "../signals.ts";
import { plain } from "../value.ts";
import { around, shown, type World } from "../world.ts";

type FrequencyRule = Extract<Rule, { kind: "frequency" }>;

/** Stage 9 for what is due in each week or month: what was missed cannot be made up, so too many misses break it at once. */
export function frequency(world: World, rule: FrequencyRule): Judgement {
  const asked = plain(world, rule.atLeast);
  const stretches = parts(world, rule);
  const reached = (within: Period, waiting: boolean): boolean =>
    compare(take(world, rule.measure, { waiting, within }).value, asked.value) >= 0;
  const ended = stretches.filter((part) => part.to < world.scene.asOf || closed(world));
  const kept = stretches.filter((part) => reached(part, false)).length;
  const missed = ended.filter((part) => !reached(part, false));
  const lost = missed.filter((part) => !reached(part, true)).length;
  const mayMiss = rule.mayMiss === undefined ? zero : plain(world, rule.mayMiss).value;
  const tooMany = (misses: number): boolean => compare(fraction(misses * 10_000), mayMiss) > 0;
  const threshold = minus(fraction(stretches.length * 10_000), mayMiss);
  const value = fraction(kept * 10_000);
  const broken = tooMany(lost);
  const met = !broken && closed(world) && !tooMany(missed.length);
  return {
    outcome: broken ? "notMet" : met ? "met" : "notYet",
    unit: "item",
    value,
    threshold: threshold.n < 0n ? zero : threshold,
    because: [
      { code: broken ? "short" : met ? "reached" : missed.length > lost ? "waiting-could-reach" : "period-open", clause: rule.clause },
    ],
    arithmetic: shown("count", [asked.node], value, rule.clause),
    from: take(world, rule.measure, { waiting: false }).from,
    settled: closed(world) && missed.length === lost,
  };
}

/** The weeks or months of the period; those without a day of lessons are left out where the rule says so. */
function parts(world: World, rule: FrequencyRule): Period[] {
  const found: Period[] = [];
  for (let day = world.period.from; day <= world.period.to;) {
    const part = around(world, rule.each, day);
    if (rule.skip !== "noTeaching" || taught(world, part)) found.push(part);
    day = addDays(part.to, 1);
  }
  return found;
}

function taught(world: World, { from, to }: Period): boolean {
  for (let day = from < world.period.from ? world.period.from : from; day <= to && day <= world.period.to; day = addDays(day, 1)) {
    const calendar = world.scene.input.calendars.find((candidate) => candidate.from <= day && day <= candidate.to);
    if (!calendar) throw new CannotSay({ code: "calendar-missing" });
    if (!calendar.breaks.some((pause) => pause.from <= day && day <= pause.to)) return true;
  }
  return false;
}
