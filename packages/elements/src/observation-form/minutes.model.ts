import type { Instant, Lesson, Observation } from "@xiaoben/contract";

/** Notes in the order of the lesson; those of one minute keep the order in which they were made. */
export function inOrder(notes: Observation["notes"]): Observation["notes"] {
  return [...notes].sort((a, b) => a.minute - b.minute);
}

/** How long before the bell a note already counts as minute 0, and how long after it as the lesson: in minutes. */
const early = 10;
const late = 15;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Asked for with every key that is typed during a lesson: making one takes longer than everything else then. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** Minutes from the bell to a moment, with what is left of a minute; `undefined` outside of the lesson, where the observer's own clock counts. */
export function minutesByTimetable(lesson: Pick<Lesson, "on" | "slot">, at: Instant, timeZone: string): number | undefined {
  const moment = new Date(at);
  const parts = clockIn(timeZone).formatToParts(moment);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  if (`${of("year")}-${of("month")}-${of("day")}` !== lesson.on) return undefined;
  const minute = Number(of("hour")) * 60 + Number(of("minute")) - minutesOf(lesson.slot.from);
  if (minute < -early || minute > lengthOf(lesson) + late) return undefined;
  return minute + (moment.getTime() % 60_000) / 60_000;
}

/** The minute of the lesson that a moment falls in, by the timetable; before the bell it is the first. */
export function minuteByTimetable(lesson: Pick<Lesson, "on" | "slot">, at: Instant, timeZone: string): number | undefined {
  const minutes = minutesByTimetable(lesson, at, timeZone);
  return minutes === undefined ? undefined : Math.max(0, Math.floor(minutes));
}

/** How long a lesson is by the timetable, in minutes. */
export const lengthOf = ({ slot }: Pick<Lesson, "slot">): number => minutesOf(slot.to) - minutesOf(slot.from);

/** The time of day of a minute of the lesson: `08:12`. */
export function clockOf(lesson: Pick<Lesson, "slot">, minute: number): string {
  const at = minutesOf(lesson.slot.from) + minute;
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${two(Math.floor(at / 60) % 24)}:${two(at % 60)}`;
}

/** A minute as somebody typed it, full-width digits included; `undefined` where it is none. */
export function readMinute(text: string): number | undefined {
  const digits = text.trim().replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return /^\d{1,3}$/.test(digits) ? Number(digits) : undefined;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
