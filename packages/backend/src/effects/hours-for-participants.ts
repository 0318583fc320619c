import { idOf, type Activity, type Hour } from "@xiaoben/contract";
import { madeUp, minutesOf, wasThere } from "./attendance.ts";
import type { Effect, Write } from "./effect.ts";

/**
 * A closed list gives everybody who was there a study-hour record, those who came late or left early too: facts only. Whether a late one
 * counts, and whether it waits for the inspection, is the pack's answer (R006, R026).
 */
export const hoursForParticipants: Effect = (record, { version, around }) => {
  const activity = record as unknown as Activity;
  return (around?.participations ?? []).filter(wasThere).map(({ person, role, attendance, result }): Write => {
    const facts: Omit<Hour, "id" | "version" | "createdAt" | "updatedAt"> = {
      org: around?.homes.get(person) ?? activity.org,
      state: "approved",
      person,
      on: activity.on,
      ...(activity.until !== undefined && { until: activity.until }),
      title: activity.title,
      minutes: minutesOf(activity),
      category: activity.category,
      role,
      level: activity.level,
      ...(result !== undefined && { result }),
      attendance: attendance as NonNullable<Hour["attendance"]>,
      activity: activity.id,
      ...madeUp(around),
      source: { kind: "activity", id: activity.id },
    };
    return { kind: "hour", id: idOf("hour", activity.id, person, String(version)), set: { ...facts } };
  });
};
