import { dayOf, type Day, type Instant, type Kind } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { textAt, workflowOf, type Body } from "../records/body.ts";
import { durationOf, type Settings } from "../settings.ts";
import type { Stored } from "../store/store.ts";
import { enteredAt } from "../workflow/guards.ts";

/** Until when the awaited step should be taken: by the clock of the state, or by the day that the record is due. */
export function dueOf(settings: Settings, who: Who, row: Stored): Instant | undefined {
  const kind = row.kind as Kind;
  const body = row.body as Body;
  const clock = workflowOf(kind)?.states[row.state ?? ""]?.clock;
  if (clock) return new Date(Date.parse(enteredAt(body)) + durationOf(settings, kind, clock)).toISOString();
  const due = textAt(body, "due");
  return due === undefined || body["submittedAt"] !== undefined ? undefined : endOf(due, who.directory.timeZone(body.org));
}

const quarterHour = 900_000;

/** Last millisecond of a day in a time zone. Time zones differ from UTC by quarter hours, at most by 14 hours. */
export function endOf(day: Day, timeZone: string): Instant {
  const end = Date.parse(`${day}T23:59:59.999Z`);
  for (let steps = 12 * 4; steps >= -14 * 4; steps--)
    if (dayOf(end + steps * quarterHour, timeZone) === day) return new Date(end + steps * quarterHour).toISOString();
  return new Date(end).toISOString();
}
