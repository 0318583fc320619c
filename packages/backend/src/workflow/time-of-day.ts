import type { Instant } from "@xiaoben/contract";

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Time of day of an instant in a time zone: `08:05`. */
export function timeOfDay(instant: Instant, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(new Date(instant));
}
