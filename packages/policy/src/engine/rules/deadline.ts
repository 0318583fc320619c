import { addDays, weekday, type Day, type Rule } from "@xiaoben/contract";
import { factsOf, type FactRecord } from "../facts.ts";
import { bare, closed, type Judgement } from "../judgement.ts";
import { momentIn, momentOf, type Moment } from "../moments.ts";
import { spend } from "../scene.ts";
import { CannotSay, type Because } from "../signals.ts";
import { fits, later, parameter, plain, type World } from "../world.ts";

type DeadlineRule = Extract<Rule, { kind: "deadline" }>;

/** Stage 9 for deadlines: once in the period by a day of the calendar, or each record by its own day (R109). */
export function deadline(world: World, rule: DeadlineRule): Judgement {
  const moment = momentOf(rule.event)!;
  const { source, kind } = moment;
  const all = world.scene.own(source);
  if (!all) throw new CannotSay({ code: "source-absent", finding: kind === "given" ? source : kind });
  spend(world.scene, all.length);
  const mine = all
    .filter((record) => (source === "plan" ? isOfPeriod(world, record) : !rule.where || fits(world, rule.where, factsOf(source, record))))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { notAfter } = rule;
  if ("before" in notAfter || "after" in notAfter) return each(world, rule, moment, mine);
  const last = "monthDay" in notAfter ? monthDay(world, notAfter.monthDay) : nthWeekday(world, notAfter);
  return last === undefined
    ? bare("notApplicable", [{ code: "no-such-day", clause: rule.clause }], true)
    : onceBy(world, rule, moment, mine, last);
}

/** The earliest moment decides. */
function onceBy(world: World, rule: DeadlineRule, moment: Moment, records: readonly FactRecord[], last: Day): Judgement {
  const first = records
    .flatMap((record) => {
      const day = dayOf(world, moment, record);
      return day !== undefined && day <= world.scene.asOf && inReach(world, moment, day) ? [{ record, day }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0];
  if (first) {
    const inTime = first.day <= last;
    return bare(inTime ? "met" : "notMet", [because(inTime ? "on-time" : "late", rule, moment, first.record)], closed(world));
  }
  return world.scene.asOf <= last
    ? bare("notYet", [{ code: "period-open", clause: rule.clause }])
    : bare("notMet", [{ code: "nothing-there", clause: rule.clause }], closed(world));
}

/** Each record has its own last day; one that is late breaks the rule. */
function each(world: World, rule: DeadlineRule, moment: Moment, records: readonly FactRecord[]): Judgement {
  let open = false;
  const late: Because[] = [];
  for (const record of records) {
    const last = ownLast(world, rule, record);
    if (last === undefined) continue;
    const done = dayOf(world, moment, record);
    if ((done ?? world.scene.asOf) > last) late.push(because("late", rule, moment, record));
    else if (done === undefined) open = true;
  }
  if (late.length > 0) return bare("notMet", late, closed(world));
  return open
    ? bare("notYet", [{ code: "period-open", clause: rule.clause }])
    : bare("met", [{ code: "on-time", clause: rule.clause }], closed(world));
}

function ownLast(world: World, { notAfter }: DeadlineRule, record: FactRecord): Day | undefined {
  if (!("days" in notAfter)) return undefined;
  const base = dayOf(world, momentOf("before" in notAfter ? notAfter.before : notAfter.after)!, record);
  if (base === undefined || base < world.period.from || base > world.period.to) return undefined;
  const { value } = plain(world, notAfter.days);
  const counted = typeof notAfter.count === "object" ? parameter(world, notAfter.count.param).value : notAfter.count;
  const last = later(base, value, "before" in notAfter ? -1 : 1);
  return counted === "working" ? working(world, base, last) : last;
}

/** As many working days away as there are days between the two. */
function working(world: World, base: Day, last: Day): Day {
  const step = base < last ? 1 : -1;
  let at = base;
  for (let day = base; day !== last; day = addDays(day, step)) {
    do {
      spend(world.scene, 1);
      at = addDays(at, step);
    } while (!isWorking(world, at));
  }
  return at;
}

function isWorking(world: World, day: Day): boolean {
  const calendar = world.scene.input.calendars.find((candidate) => candidate.from <= day && day <= candidate.to);
  if (!calendar) throw new CannotSay({ code: "calendar-missing" });
  if (calendar.workDays.includes(day)) return true;
  return weekday(day) < 6 && !calendar.breaks.some((pause) => pause.from <= day && day <= pause.to);
}

/** The first such day from a month before the period on: what is due as a term begins may be due before it. */
function monthDay({ period: { from, to } }: World, text: string): Day | undefined {
  const start = addDays(from, -31);
  return [start.slice(0, 4), to.slice(0, 4)].map((year) => `${year}-${text}`).find((day) => start <= day && day <= to);
}

function nthWeekday(
  { period: { from, to } }: World,
  { nth, weekday: on, month }: { nth: number; weekday: number; month: number },
): Day | undefined {
  return (
    [from.slice(0, 4), to.slice(0, 4)]
      .map((year) => {
        const first = `${year}-${String(month).padStart(2, "0")}-01`;
        return addDays(first, ((on - weekday(first) + 7) % 7) + (nth - 1) * 7);
      })
      // Not every month has a fifth one.
      .find((day) => from <= day && day <= to && Number(day.slice(5, 7)) === month)
  );
}

const dayOf = (world: World, moment: Moment, record: FactRecord): Day | undefined => world.scene.day(momentIn(moment, record));

/** A plan names its period and its level. */
function isOfPeriod({ scene, period }: World, record: FactRecord): boolean {
  const level = scene.subject.kind === "person" ? undefined : scene.subject.kind;
  return (
    record["period"] === period.key &&
    (level === undefined || record["level"] === level || (level === "school" && record["level"] === "centralSchool"))
  );
}

/** Other records are of the period by their days; what is due as it begins may have been done in the month before. */
const inReach = ({ period: { from, to } }: World, { source }: Moment, day: Day): boolean =>
  source === "plan" || (addDays(from, -31) <= day && day <= to);

const because = (code: Because["code"], { clause }: DeadlineRule, { kind }: Moment, { id }: FactRecord): Because => ({
  code,
  clause,
  record: { kind, id },
});
