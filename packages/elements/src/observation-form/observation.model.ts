import type { Id, Instant, Lesson, New, Observation, Session, Visit } from "@xiaoben/contract";

/** A point to watch as the form shows it: from the lesson, or the observer's own. */
export interface ShownPoint {
  id: string;
  text: string;
  note: string;
  /** Added by the observer, who may rename and remove it. */
  own: boolean;
}

const byAuthor: ReadonlySet<string> = new Set(["points", "notes", "ratings", "strengths", "problems", "measures", "nextStep"]);
const byObserved: ReadonlySet<string> = new Set(["answer", "reflection"]);
const byNobody: ReadonlySet<string> = new Set();

/**
 * What of the form a person may edit: as the workflow's table says, which only the later part of the form brings along.
 * A test holds the two together.
 */
export function editableBy(
  { state, author, observed }: Pick<Observation, "state" | "author" | "observed">,
  person: Id,
): ReadonlySet<string> {
  if (state === "draft" && author === person) return byAuthor;
  return state === "submitted" && observed === person ? byObserved : byNobody;
}

/** The content of an observation before anything is written: what follows from the lesson, and what its author said she would watch. */
export function begin(lesson: Lesson, session: Pick<Session, "person" | "org">, planned: Visit["points"] = []): New<"observation"> {
  return {
    org: lesson.org,
    author: session.person,
    observed: lesson.teacher,
    lesson: lesson.id,
    on: lesson.on,
    lessons: lesson.lessons,
    form: lesson.form,
    points: [...lesson.points, ...planned.filter(({ id }) => !lesson.points.some((point) => point.id === id))].map(({ id, text }) => ({
      id,
      text,
    })),
    notes: [],
    ratings: {},
    strengths: "",
    problems: "",
    measures: "",
    nextStep: "",
    answer: "",
    reflection: "",
  };
}

/** The points of the observation, and those that the lesson was given after it was begun. */
export function pointsShown(points: Observation["points"], lesson: Pick<Lesson, "points"> | undefined): ShownPoint[] {
  const given = lesson?.points ?? [];
  const late = given.filter(({ id }) => !points.some((point) => point.id === id));
  return [
    ...points.map(({ id, text, note }) => ({ id, text, note: note ?? "", own: !given.some((point) => point.id === id) })),
    ...late.map(({ id, text }) => ({ id, text, note: "", own: false })),
  ];
}

/** The points after one of them was changed; one that the lesson was given late is taken in. */
export function withPoint(
  points: Observation["points"],
  changed: ShownPoint,
  patch: { text?: string; note?: string },
): Observation["points"] {
  const next = { id: changed.id, text: changed.text, ...(changed.note && { note: changed.note }), ...patch };
  return points.some(({ id }) => id === next.id) ? points.map((point) => (point.id === next.id ? next : point)) : [...points, next];
}

/** The list with an entry put back where it was. */
export function putBack<T>(list: readonly T[], entry: T, index: number): T[] {
  return [...list.slice(0, index), entry, ...list.slice(index)];
}

/** Notes in the order of the lesson; those of one minute keep the order in which they were made. */
export function inOrder(notes: Observation["notes"]): Observation["notes"] {
  return [...notes].sort((a, b) => a.minute - b.minute);
}

/** How long before the bell a note already counts as minute 0, and how long after it as the lesson: in minutes. */
const early = 10;
const late = 15;

/**
 * The minute of the lesson that a moment falls in, by the timetable; `undefined` outside of the lesson,
 * where the observer's own clock counts.
 */
export function minuteByTimetable(lesson: Pick<Lesson, "on" | "slot">, at: Instant, timeZone: string): number | undefined {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(at));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  if (`${of("year")}-${of("month")}-${of("day")}` !== lesson.on) return undefined;
  const minute = Number(of("hour")) * 60 + Number(of("minute")) - minutesOf(lesson.slot.from);
  if (minute < -early || minute > minutesOf(lesson.slot.to) - minutesOf(lesson.slot.from) + late) return undefined;
  return Math.max(0, minute);
}

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

/** The id of a person's own observation of a lesson is made of both: see `idOf`. */
export const observationParts = (lesson: Id, person: Id): [string, Id, Id] => ["observation", lesson, person];

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
