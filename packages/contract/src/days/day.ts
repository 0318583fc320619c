/** A calendar day in the organisation's time zone: `2026-09-01`. */
export type Day = string;

/** A moment in UTC with milliseconds: `2026-09-01T00:00:00.000Z`. */
export type Instant = string;

const dayMs = 86_400_000;

/** Whether a text is a day that exists (`2026-02-30` does not). */
export const isDay = (text: unknown): text is Day =>
  typeof text === "string" && /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) && exists(text);

/** Whether a text is an instant in UTC with milliseconds. */
export const isInstant = (text: unknown): text is Instant =>
  typeof text === "string" && /T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(text) && text.length === 24 && isDay(text.slice(0, 10));

/** The day `days` later (earlier where negative). */
export const addDays = (day: Day, days: number): Day => fromNumber(dayNumber(day)! + days);

/** Days from `from` to `to`: 0 for the same day, negative where `to` comes first. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to)! - dayNumber(from)!;

/** ISO weekday: 1 Monday to 7 Sunday. */
export const weekday = (day: Day): number => ((((dayNumber(day)! + 3) % 7) + 7) % 7) + 1;

/** The day that an instant falls on in a time zone. */
export function dayOf(instant: Instant | number, timeZone: string): Day {
  const parts = formatter(timeZone).formatToParts(new Date(instant));
  const of = (type: string): string => parts.find((part) => part.type === type)!.value;
  return `${of("year").padStart(4, "0")}-${of("month")}-${of("day")}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let made = formatters.get(timeZone);
  if (!made) {
    made = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      calendar: "gregory",
      numberingSystem: "latn",
    });
    formatters.set(timeZone, made);
  }
  return made;
}

/** Whether the month is that long. Without `Date`: guards ask for every day of every record. */
function exists(day: Day): boolean {
  const number = Number(day.slice(8, 10));
  if (number <= 28) return true;
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (month !== 2) return number <= 30 + ((month + (month >> 3)) & 1);
  return number <= ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28);
}

function dayNumber(day: Day): number | undefined {
  const time = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return Number.isNaN(time) ? undefined : Math.round(time / dayMs);
}

const fromNumber = (n: number): Day => new Date(n * dayMs).toISOString().slice(0, 10);
