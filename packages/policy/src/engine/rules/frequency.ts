import { addDays, compare, minus, periodOf, type Period, type Rule } from "@xiaoben/contract";
import { closed, type Judgement } from "../judgement.ts";
import { limitOf, take } from "../measure.ts";
import { most, whole, zero } from "../number.ts";
import { containing } from "../periods.ts";
import { spend } from "../scene.ts";
import { CannotSay } from "../signals.ts";
import { shown, type World } from "../world.ts";

type FrequencyRule = Extract<Rule, { kind: "frequency" }>;

/** Stage 9 for what is due in each week or month: what was missed cannot be made up, so too many misses break it at once. */
export function frequency(world: World, rule: FrequencyRule): Judgement {
  const asked = limitOf(world, rule.atLeast);
  const over = closed(world);
  const stretches = parts(world, rule).map((within) => {
    const some = take(world, rule.measure, { waiting: false, within });
    const reached = compare(some.value, asked.value) >= 0;
    const ended = within.to < world.scene.asOf || over;
    const could = reached || compare(take(world, rule.measure, { waiting: true, within }).value, asked.value) >= 0;
    return { some, reached, missed: ended && !reached, lost: ended && !could };
  });
  const kept = stretches.filter((part) => part.reached);
  const [missed, lost] = [stretches.filter((part) => part.missed).length, stretches.filter((part) => part.lost).length];
  const mayMiss = rule.mayMiss === undefined ? zero : limitOf(world, rule.mayMiss).value;
  const tooMany = (misses: number): boolean => compare(whole(misses), mayMiss) > 0;
  const threshold = most(minus(whole(stretches.length), mayMiss), zero);
  const value = whole(kept.length);
  const broken = tooMany(lost);
  const met = !broken && over && !tooMany(missed);
  return {
    outcome: broken ? "notMet" : met ? "met" : "notYet",
    unit: "item",
    value,
    threshold,
    because: [{ code: broken ? "short" : met ? "reached" : missed > lost ? "waiting-could-reach" : "period-open", clause: rule.clause }],
    arithmetic: shown(
      world,
      "count",
      () => kept.map(({ some }) => shown(world, "atLeast", () => [some.node, asked.node], some.value)),
      value,
      rule.clause,
    ),
    from: take(world, rule.measure, { waiting: false }).from,
    settled: over && missed === lost,
  };
}

/** The weeks or months of the period; those without a day of lessons are left out where the rule says so. */
function parts(world: World, rule: FrequencyRule): Period[] {
  const { scene, period } = world;
  const found: Period[] = [];
  for (let day = period.from; day <= period.to;) {
    spend(scene, 1);
    const part = containing(scene.clock, rule.each, day);
    if (part && (rule.skip !== "noTeaching" || taught(world, part))) found.push(part);
    // Days between terms belong to none; days of no calendar cannot be told.
    if (!part && !(rule.each === "term" && periodOf("schoolYear", day, scene.clock.calendars)))
      throw new CannotSay({ code: "calendar-missing" });
    day = addDays(part?.to ?? day, 1);
  }
  return found;
}

function taught({ scene, period }: World, { from, to }: Period): boolean {
  for (let day = from < period.from ? period.from : from; day <= to && day <= period.to; day = addDays(day, 1)) {
    spend(scene, 1);
    const calendar = scene.input.calendars.find((candidate) => candidate.from <= day && day <= candidate.to);
    if (!calendar) throw new CannotSay({ code: "calendar-missing" });
    if (!calendar.breaks.some((pause) => pause.from <= day && day <= pause.to)) return true;
  }
  return false;
}
