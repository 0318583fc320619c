import { minutesBetween, participationId, saidByActivity, type Activity, type Id, type Participation } from "@xiaoben/contract";
import type { Body } from "../records/body.ts";
import type { Around, Effect, Write } from "./effect.ts";

/** Whoever is expected stands on the list from the moment that it is open: she can be marked, and can sign in. */
export const expectPeople: Effect = (record, { around }) => {
  const activity = record as unknown as Activity;
  return withoutRecord(activity, around).map((person) => newOne(activity, person, { state: "expected", attendance: "expected" }));
};

/**
 * The list stands: who was there is recorded, who was excused is excused, and everybody else is absent until she was heard (R006).
 * Each record then says by itself what packs count.
 */
export const closeList: Effect = (record, { at, around }) => {
  const activity = record as unknown as Activity;
  const said = saidByActivity(activity, around?.earlier);
  const absent = { ...said, state: "absent", attendance: "unexcused", closedAt: at };
  return [
    ...(around?.participations ?? []).map((one): Write =>
      change(one, { ...said, ...outcome(one), ...misses(activity, one), closedAt: at }),
    ),
    ...withoutRecord(activity, around).map((person) => newOne(activity, person, absent)),
  ];
};

/** The list is open again: what was decided about excuses stays, everything else can be marked anew. */
export const reopenList: Effect = (_record, { around }) =>
  (around?.participations ?? []).map((one) =>
    change(one, {
      closedAt: undefined,
      checked: undefined,
      lateMinutes: undefined,
      ...((one.state === "recorded" || one.state === "absent" || (one.state === "excused" && one.decidedBy === undefined)) && {
        state: "expected",
      }),
      ...(one.attendance === "unexcused" && { attendance: "expected" }),
    }),
  );

/** Found in order: the participations and the hours say so, for packs that wait for it (R026). */
export const markChecked: Effect = (_record, { around }) => {
  const { participations = [], hours = [] } = around ?? {};
  const countered = new Set(hours.map(({ counters }) => counters));
  return [
    ...participations.map((one) => change(one, { checked: true })),
    ...hours
      .filter((hour) => hour.counters === undefined && !countered.has(hour.id))
      .map((hour): Write => ({ kind: "hour", id: hour.id, set: { checked: true }, before: hour as unknown as Body })),
  ];
};

/** Whether somebody was there, as far as the list says. */
export const wasThere = ({ attendance }: Pick<Participation, "attendance">): boolean =>
  attendance === "present" || attendance === "late" || attendance === "leftEarly";

function outcome(one: Participation): Partial<Participation> {
  if (wasThere(one)) return { state: "recorded", signedBy: one.signedBy ?? "list" };
  if (one.attendance === "excused") return { state: "excused" };
  return { attendance: "unexcused", ...((one.state === "expected" || one.state === "excused") && { state: "absent" }) };
}

/** How late somebody came, or how early she left, where the list says when. */
function misses({ from, to }: Activity, { attendance, arrived, left }: Participation): Partial<Participation> {
  const late = attendance === "late" && arrived !== undefined ? minutesBetween(from, arrived) : 0;
  const early = attendance === "leftEarly" && left !== undefined ? minutesBetween(left, to) : 0;
  return late + early > 0 ? { lateMinutes: String(late + early) } : {};
}

function withoutRecord({ participants, speakers }: Activity, around: Around | undefined): Id[] {
  const known = new Set(around?.participations.map(({ person }) => person));
  return [...new Set([...participants, ...speakers])].filter((person) => !known.has(person));
}

const newOne = ({ id, org, host, on, speakers }: Activity, person: Id, more: Readonly<Record<string, unknown>>): Write => ({
  kind: "participation",
  id: participationId(id, person),
  set: { org, person, activity: id, host, on, role: speakers.includes(person) ? "speaker" : "participant", ...more },
});

const change = (one: Participation, set: Readonly<Record<string, unknown>>): Write => ({
  kind: "participation",
  id: one.id,
  set,
  before: one as unknown as Body,
});
