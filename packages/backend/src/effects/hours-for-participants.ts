import { attendedHour, idOf, type Activity } from "@xiaoben/contract";
import { wasThere } from "./attendance.ts";
import type { Effect, Write } from "./effect.ts";

/** A closed list gives everybody who was there a study-hour record, those who came late or left early too. */
export const hoursForParticipants: Effect = (record, { version, around }) => {
  const activity = record as unknown as Activity;
  return (around?.participations ?? []).filter(wasThere).map((one): Write => {
    const facts = attendedHour(activity, one, around?.homes.get(one.person) ?? activity.org, around?.earlier);
    return { kind: "hour", id: idOf("hour", activity.id, one.person, String(version)), set: { ...facts } };
  });
};
