import { addDays, weekday, type Day, type Kind, type Rule } from "@xiaoben/contract";
import { belongs, type FactRecord } from "../facts.ts";
import { bare, closed, type Judgement } from "../judgement.ts";
import { CannotSay, type Because } from "../signals.ts";
import { plain } from "../value.ts";
import { parameter, type World } from "../world.ts";

type DeadlineRule = Extract<Rule, { kind: "deadline" }>;

/** What a deadline may look at: moments of records. */
export const moments: Readonly<Record<string, { kind: Kind; property: string; owner: string }>> = {
  "plan.submitted": { kind: "plan", property: "submittedAt", owner: "author" },
  "plan.due": { kind: "plan", property: "due", owner: "author" },
  "observation.observed": { kind: "observation", property: "on", owner: "author" },
  "observation.submitted": { kind: "observation", property: "submittedAt", owner: "author" },
  "hour.done": { kind: "hour", property: "on", owner: "person" },
  "hour.written": { kind: "hour", property: "createdAt", owner: "person" },
  "lesson.held": { kind: "lesson", property: "on", owner: "teacher" },
};

/** Stage 9 for deadlines: once in the period by a day of the calendar, or each record by its own day (R109). */
export function deadline(world: World, rule: DeadlineRule): Judgement {
  const moment = moments[rule.event]!;
  const all = world.scene.records(moment.kind);
  if (!all) throw new CannotSay({ code: "source-absent", finding: moment.kind });
  const mine = all
    .filter((record) => belongs(world.scene.subject, moment.owner, record) && inScope(world, moment.kind, record))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { notAfter } = rule;
  if ("before" in notAfter || "after" in notAfter) return each(world, rule, mine);
  const last = "monthDay" in notAfter ? monthDay(world, notAfter.monthDay) : nthWeekday(world, notAfter);
  return last === undefined ? bare("notApplicable", [{ code: "no-such-day", clause: rule.clause }], true) : onceBy(world, rule, mine, last);
}

/** The earliest moment decides. */
function onceBy(world: World, rule: DeadlineRule, records: readonly FactRecord[], last: Day): Judgement {
  const first = records
    .flatMap((record) => dayOfMoment(world, record, rule.event)?.map((day) => ({ record, day })) ?? [])
    .filter(({ day }) => day <= world.scene.asOf)
    .sort((a, b) => (a.day < b.day ? -1 : 1))[0];
  if (first) {
    const inTime = first.day <= last;
    return bare(inTime ? "met" : "notMet", [because(inTime ? "on-time" : "late", rule, first.record)], closed(world));
  }
  return world.scene.asOf <= last
    ? bare("notYet", [{ code: "period-open", clause: rule.clause }])
    : bare("notMet", [{ code: "nothing-there", clause: rule.clause }], closed(world));
}

/** Each record has its own last day; one that is late breaks the rule. */
function each(world: World, rule: DeadlineRule, records: readonly FactRecord[]): Judgement {
  let open = false;
  const late: Because[] = [];
  for (const record of records) {
    const last = ownLast(world, rule, record);
    if (last === undefined) continue;
    const [done] = dayOfMoment(world, record, rule.event) ?? [];
    if ((done ?? world.scene.asOf) > last) late.push(because("late", rule, record));
    else if (done === undefined) open = true;
  }
  if (late.length > 0) return bare("notMet", late, closed(world));
  return open
    ? bare("notYet", [{ code: "period-open", clause: rule.clause }])
    : bare("met", [{ code: "on-time", clause: rule.clause }], closed(world));
}

function ownLast(world: World, { notAfter }: DeadlineRule, record: FactRecord): Day | undefined {
  if (!("days" in notAfter)) return undefined;
  const [base] = dayOfMoment(world, record, "before" in notAfter ? notAfter.before : notAfter.after) ?? [];
  if (base === undefined || base < world.period.from || base > world.period.to) return undefined;
  const { value } = plain(world, notAfter.days);
  const counted = typeof notAfter.count === "object" ? parameter(world, notAfter.count.param).value : notAfter.count;
  return shift(world, base, ("before" in notAfter ? -1 : 1) * Number(value.n / value.d), counted === "working");
}

function shift(world: World, day: Day, days: number, working: boolean): Day {
  if (!working) return addDays(day, days);
  const step = Math.sign(days);
  let at = day;
  for (let left = Math.abs(days); left > 0;) {
    at = addDays(at, step);
    if (isWorking(world, at)) left--;
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
function monthDay(world: World, text: string): Day | undefined {
  const { from, to } = world.period;
  const start = addDays(from, -31);
  return [start.slice(0, 4), to.slice(0, 4)].map((year) => `${year}-${text}`).find((day) => start <= day && day <= to);
}

function nthWeekday(world: World, { nth, weekday: on, month }: { nth: number; weekday: number; month: number }): Day | undefined {
  const { from, to } = world.period;
  return [from.slice(0, 4), to.slice(0, 4)]
    .map((year) => {
      const first = `${year}-${String(month).padStart(2, "0")}-01`;
      return addDays(first, ((on - weekday(first) + 7) % 7) + (nth - 1) * 7);
    })
    .find((day) => from <= day && day <= to);
}

const dayOfMoment = (world: World, record: FactRecord, event: string): Day[] | undefined => {
  const day = world.scene.day(record[moments[event]!.property]);
  return day === undefined ? undefined : [day];
};

/** A plan names its period and its level; other records are looked at by their days. */
function inScope(world: World, kind: string, record: FactRecord): boolean {
  if (kind !== "plan") return true;
  const level = world.scene.subject.kind === "person" ? undefined : world.scene.subject.kind;
  return (
    record["period"] === world.period.key &&
    (level === undefined || record["level"] === level || (level === "school" && record["level"] === "centralSchool"))
  );
}

const because = (code: Because["code"], rule: DeadlineRule, record: FactRecord): Because => ({
  code,
  clause: rule.clause,
  record: { kind: moments[rule.event]!.kind, id: record.id },
});
