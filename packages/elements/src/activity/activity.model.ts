import {
  participationId,
  type Activity,
  type Attendance,
  type Day,
  type Id,
  type New,
  type Participation,
  type Session,
} from "@xiaoben/contract";

/** What the list is marked with, in the order of its buttons, and the key for each. */
export const marks = [
  ["present", "p"],
  ["late", "l"],
  ["leftEarly", "e"],
  ["excused", "x"],
  ["unexcused", "a"],
] as const satisfies readonly (readonly [Attendance, string])[];

export type Mark = (typeof marks)[number][0];

/** A record that waits on the device has no state of the back end yet: it begins as the workflow says. */
export const asPlanned = (activity: Activity): Activity =>
  (["planned", "open", "held", "checked", "cancelled"] as const).includes(activity.state) ? activity : { ...activity, state: "planned" };
const states = ["expected", "recorded", "excused", "absent", "asked", "refused", "appealed", "settled"] as const;
export const asExpected = (one: Participation): Participation => (states.includes(one.state) ? one : { ...one, state: "expected" });

/** Whoever leads something may plan activities. Whether her role reaches it, the back end decides. */
export const mayPlan = ({ roles }: Pick<Session, "roles">): boolean => roles.some(({ role }) => role !== "teacher");

/** Whether somebody may inspect an activity: not its host. */
export const mayInspect = (
  { host, state }: Pick<Activity, "host" | "state">,
  { person, roles }: Pick<Session, "person" | "roles">,
): boolean =>
  state === "held" &&
  host !== person &&
  roles.some(({ role }) => role === "schoolAdmin" || role === "principal" || role === "countyOfficer");

/** The record of somebody's participation, as she or the host writes it. */
export const newParticipation = (
  { id, org, host, on, speakers }: Activity,
  person: Id,
  attendance: Attendance = "expected",
): New<"participation"> => ({
  org,
  person,
  activity: id,
  host,
  on,
  role: speakers.includes(person) ? "speaker" : "participant",
  attendance,
});

/** One line of the list: who, and her record as far as there is one. */
export interface Line {
  person: Id;
  id: Id;
  record: Participation | undefined;
  attendance: Attendance;
}

/** Everybody who is expected, in the order of the activity, then whoever came beside them. */
export function linesOf(activity: Activity, records: readonly Participation[], marked: ReadonlyMap<Id, Partial<Participation>>): Line[] {
  const people = [...new Set([...activity.speakers, ...activity.participants, ...records.map(({ person }) => person)])];
  return people.map((person) => {
    const id = participationId(activity.id, person);
    const record = records.find((one) => one.person === person);
    return { person, id: record?.id ?? id, record, attendance: marked.get(person)?.attendance ?? record?.attendance ?? "expected" };
  });
}

/** How many stand where. */
export const countOf = (lines: readonly Line[]): Record<Attendance, number> => {
  const count: Record<Attendance, number> = { expected: 0, present: 0, late: 0, leftEarly: 0, excused: 0, unexcused: 0 };
  for (const { attendance } of lines) count[attendance]++;
  return count;
};

/** What a key does in the list: marks, or goes elsewhere. */
export function keyed(key: string): { mark: Mark } | { go: [line: number, button: number] } | undefined {
  const mark = marks.find(([, letter]) => letter === key.toLowerCase());
  if (mark) return { mark: mark[0] };
  const go = ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] } as Record<string, [number, number]>)[key];
  return go && { go };
}

/** Activities of the list: those that go on first, then those to come, the nearest first, then those that were held, the last first. */
export function groupsOf(activities: readonly Activity[], today: Day): [group: "open" | "coming" | "past", activities: Activity[]][] {
  const byDay = [...activities].sort((a, b) => (a.on + a.from < b.on + b.from ? -1 : 1));
  const open = byDay.filter(({ state }) => state === "open");
  const coming = byDay.filter(({ state, on, until }) => state === "planned" && (until ?? on) >= today);
  const past = byDay.filter((one) => !open.includes(one) && !coming.includes(one)).reverse();
  const groups = [
    ["open", open],
    ["coming", coming],
    ["past", past],
  ] as [group: "open" | "coming" | "past", activities: Activity[]][];
  return groups.filter(([, found]) => found.length > 0);
}

/** What is left of a code, as minutes and seconds; empty: it is over. */
export function timeLeft(until: string | undefined, now: number): string {
  const seconds = until === undefined ? 0 : Math.floor((Date.parse(until) - now) / 1000);
  return seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "";
}

/** The last moment at which somebody can still be heard, as the place has set it. */
export function heardUntil(
  { state, updatedAt }: Pick<Participation, "state" | "updatedAt">,
  { settings }: Pick<Session, "settings">,
): string | undefined {
  const setting = ({ absent: "excuseWithin", refused: "appealWithin" } as const)[state as string];
  if (setting === undefined) return undefined;
  const days = Number(settings?.[`participation.${setting}`] ?? heardDays);
  return new Date(Date.parse(updatedAt) + days * 86_400_000).toISOString();
}

/** Hours in which a decision can be taken back, as the place has set it. */
export const undoWithin = ({ settings }: Pick<Session, "settings">): number => Number(settings?.["participation.undoWithin"] ?? undoHours);

/** What the workflow says, where a place has set nothing; a test holds them together. */
export const heardDays = 7;
export const undoHours = 24;
