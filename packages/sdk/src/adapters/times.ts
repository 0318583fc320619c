import { dayOf, isDay, isInstant, type Day, type Instant } from "@xiaoben/contract";
import { UntranslatableError } from "./errors.ts";
import { asText, type Json } from "./json.ts";
import type { Conventions, Way } from "./way.ts";

/** Times in the vendor's way ↔ instants. The conventions of the adapter hold where nothing else is said. */
export const localTime = (own: Partial<Pick<Conventions, "zone" | "time">> = {}): Way => ({
  read: (value, conventions) => instantOf(value, { ...conventions, ...own }),
  write: (value, conventions) => timeText(String(value), { ...conventions, ...own }),
});

/** Days in the vendor's way ↔ days. A time that names a zone, or a number, becomes the day that it falls on. */
export const localDay = (own: Partial<Pick<Conventions, "zone" | "time" | "day">> = {}): Way => ({
  read: (value, conventions) => localDayOf(value, { ...conventions, ...own }),
  write(value, conventions) {
    const by = { ...conventions, ...own };
    return by.day === "day" ? String(value) : timeText(startOfDay(String(value), by.zone), by);
  },
});

/** What orders versions: a counter as it is, or a time as milliseconds since 1970. A time in whole seconds cannot tell two writes of one second apart. */
export const versionWay: Way = {
  read: (value, conventions) =>
    typeof value === "number" || /^\d+$/.test(asText(value)) ? Number(value) : Date.parse(instantOf(value, conventions)),
  write: (value) => value as number,
};

const written = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?$/;

function instantOf(value: Json, { zone, time }: Conventions): Instant {
  const number = typeof value === "number" ? value : /^\d{9,14}$/.test(asText(value)) ? Number(value) : undefined;
  if (number !== undefined) return iso(time === "s" ? number * 1000 : number, value);
  const parts = written.exec(asText(value));
  if (!parts) return iso(Date.parse(asText(value)), value);
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const ms = Number((parts[7] ?? "").padEnd(3, "0").slice(0, 3));
  const wall = Date.UTC(year!, month! - 1, day, hour, minute, second, ms);
  if (!isDay(new Date(wall).toISOString().slice(0, 10)) || new Date(wall).getUTCDate() !== day || hour > 23) throw noTime(value);
  return iso(fromWall(wall, zone), value);
}

function localDayOf(value: Json, conventions: Conventions): Day {
  const parts = written.exec(asText(value)) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(asText(value));
  if (!parts) return dayOf(instantOf(value, conventions), conventions.zone);
  const day = `${parts[1]}-${parts[2]!.padStart(2, "0")}-${parts[3]!.padStart(2, "0")}`;
  if (!isDay(day)) throw noTime(value);
  return day;
}

function timeText(instant: Instant, { zone, time }: Conventions): Json {
  if (!isInstant(instant)) throw noTime(instant);
  const ms = Date.parse(instant);
  if (time === "ms") return ms;
  if (time === "s") return Math.floor(ms / 1000);
  if (time === "iso") return instant;
  return new Date(ms + offset(ms, zone))
    .toISOString()
    .slice(0, time === "textMs" ? 23 : 19)
    .replace("T", " ");
}

const startOfDay = (day: Day, zone: string): Instant => new Date(fromWall(Date.parse(`${day}T00:00:00.000Z`), zone)).toISOString();

/** The moment at which clocks in a zone show this. What a change of clocks skips lies behind the change; what it shows twice is the first. */
function fromWall(wall: number, zone: string): number {
  const guesses = [wall - offset(wall - 86_400_000, zone), wall - offset(wall + 86_400_000, zone)];
  return guesses.find((ms) => ms + offset(ms, zone) === wall) ?? guesses[0]!;
}

/** How far clocks in a zone are ahead of UTC at a moment. */
function offset(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = parts as Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(ms / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const made =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formatters.set(timeZone, made);
  return made;
}

function iso(ms: number, value: Json): Instant {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) throw noTime(value);
  return new Date(ms).toISOString();
}

const noTime = (value: unknown): UntranslatableError =>
  new UntranslatableError("not-a-time", `${JSON.stringify(value)} is no time that exists: send one like 2026-09-01 08:00:00`);
