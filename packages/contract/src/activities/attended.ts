import { minutesBetween } from "../days/clock.ts";
import type { Dec } from "../decimals/decimal.ts";
import { idOf, type Id } from "../ids/id.ts";
import { participationId } from "../ids/participation.ts";
import type { Activity } from "../kinds/activity.ts";
import type { Hour } from "../kinds/hour.ts";
import type { Participation } from "../kinds/participation.ts";

/**
 * The two records that there would be if a person came to an activity that is planned: her participation, and the hours that she would
 * get once its list is closed. For `assume` of an evaluation: what they are worth is the practice pack's answer.
 * @param org the organisation that the person belongs to
 * @param earlier what the activity makes up for, where it says so (R021)
 */
export function asIfAttended(activity: Activity, { person, org }: { person: Id; org: Id }, earlier?: Activity): [Participation, Hour] {
  const { version, createdAt, updatedAt, host, speakers } = activity;
  const role = speakers.includes(person) ? "speaker" : "participant";
  const attendance = "present";
  const base = { version, createdAt, updatedAt };
  const id = participationId(activity.id, person);
  return [
    {
      ...base,
      ...saidByActivity(activity, earlier),
      id,
      org: activity.org,
      state: "recorded",
      person,
      activity: activity.id,
      host,
      on: activity.on,
      role,
      attendance,
    },
    {
      ...base,
      id: idOf("hour", activity.id, person, String(version)),
      ...attendedHour(activity, { person, role, attendance }, org, earlier),
    },
  ];
}

/** What an activity says of everybody who takes part, once its list is closed. `earlier`: what it makes up for. */
export const saidByActivity = (activity: Activity, earlier?: Activity): Partial<Participation> & Pick<Participation, "on"> => ({
  on: activity.on,
  ...(activity.until !== undefined && { until: activity.until }),
  title: activity.title,
  category: activity.category,
  level: activity.level,
  ...(activity.group !== undefined && { group: activity.group }),
  minutes: lengthOf(activity),
  ...madeUp(earlier),
});

/**
 * The study hours of somebody who was there: facts only. Whether one who came late counts, and whether the hours wait for the inspection,
 * is the pack's answer (R006, R026).
 * @param org the organisation that the person belongs to
 */
export const attendedHour = (
  activity: Activity,
  { person, role, attendance, result }: Pick<Participation, "person" | "role" | "attendance" | "result">,
  org: Id,
  earlier?: Activity,
): Omit<Hour, "id" | "version" | "createdAt" | "updatedAt"> => ({
  org,
  state: "approved",
  person,
  on: activity.on,
  ...(activity.until !== undefined && { until: activity.until }),
  title: activity.title,
  minutes: lengthOf(activity),
  category: activity.category,
  role,
  level: activity.level,
  ...(result !== undefined && { result }),
  attendance: attendance as NonNullable<Hour["attendance"]>,
  activity: activity.id,
  ...madeUp(earlier),
  source: { kind: "activity", id: activity.id },
});

/** Whether somebody stands on the list of those who are expected. */
export const isExpected = ({ participants, speakers }: Pick<Activity, "participants" | "speakers">, person: Id): boolean =>
  participants.includes(person) || speakers.includes(person);

/** How long it counts: as it says, or from beginning to end on each of its days. */
function lengthOf({ minutes, from, to, on, until }: Activity): Dec {
  const days = until === undefined ? 1 : (Date.parse(until) - Date.parse(on)) / 86_400_000 + 1;
  return minutes ?? String(minutesBetween(from, to) * days);
}

/** The last day of what an activity makes up for. */
const madeUp = (earlier: Activity | undefined): { makesUpFor?: string } => (earlier ? { makesUpFor: earlier.until ?? earlier.on } : {});
