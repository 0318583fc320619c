import { addDays, dayOf, daysBetween, type Day, type Id, type Lesson, type Party, type Session, type Visit } from "@xiaoben/contract";

/** Kinds of lessons in the order in which they are offered. */
export const lessonKinds = [
  "everyday",
  "open",
  "research",
  "groupOpen",
  "demonstration",
  "showcase",
  "quality",
  "viewing",
  "rebuilt",
  "report",
  "acceptance",
] as const satisfies readonly Lesson["kind"][];

/** A record that waits on the device has no state of the back end yet: it begins as the workflow says. */
export const asPlanned = (lesson: Lesson): Lesson =>
  (["planned", "held", "cancelled"] as const).includes(lesson.state) ? lesson : { ...lesson, state: "planned" };
export const asAsked = (visit: Visit): Visit =>
  (["asked", "coming", "declined", "withdrawn"] as const).includes(visit.state) ? visit : { ...visit, state: "asked" };

/**
 * What the signed-in person is to a lesson. Roles count where they are held in the organisation of the lesson or above it (`above`);
 * the role of a teacher makes nobody the teacher of this lesson.
 */
export function partiesTo(
  lesson: Pick<Lesson, "teacher" | "observers">,
  session: Pick<Session, "person" | "roles">,
  above: readonly Id[],
): Party[] {
  const parties: Party[] = session.roles
    .filter(({ role, org }) => role !== "teacher" && above.includes(org))
    .map(({ role }) => role as Party);
  if (lesson.teacher === session.person) parties.push("teacher");
  if (lesson.observers.includes(session.person)) parties.push("observer");
  return parties;
}

/** Whether somebody may change a lesson: as the workflow's table says, which only a later part brings along. A test holds the two together. */
export const mayEdit = ({ state }: Pick<Lesson, "state">, parties: readonly Party[]): boolean =>
  state === "planned" && parties.some((party) => party === "teacher" || party === "schoolAdmin");

/** Whether somebody may walk in to look after what goes on. Whether his role reaches the lesson, the back end decides. */
export const mayInspect = (
  { teacher, state }: Pick<Lesson, "teacher" | "state">,
  { person, roles }: Pick<Session, "person" | "roles">,
): boolean =>
  teacher !== person &&
  state !== "cancelled" &&
  roles.some(({ role }) => role === "groupLead" || role === "schoolAdmin" || role === "principal");

/** Who may plan a lesson for whom: teachers their own, the school everybody's. */
export const mayPlan = ({ roles }: Pick<Session, "roles">): boolean => roles.some(({ role }) => role !== "countyOfficer");
export const plansForOthers = ({ roles }: Pick<Session, "roles">): boolean =>
  roles.some(({ role }) => role === "schoolAdmin" || role === "principal");

/** How somebody may come to a lesson: `own` teaches it, `asked` was invited, `open` belongs to whom it is open to, `mustAsk` waits for an answer. */
export type Welcome = "own" | "asked" | "open" | "mustAsk" | "closed";

/** `homes`: the organisations that the person belongs to; `undefined` while they are not known. */
export function welcomeOf(lesson: Lesson, me: Id, homes: readonly Id[] | undefined): Welcome | undefined {
  if (lesson.teacher === me) return "own";
  if (lesson.state !== "planned") return "closed";
  if (lesson.observers.includes(me)) return "asked";
  if (lesson.openTo === undefined) return "mustAsk";
  return homes && (homes.includes(lesson.openTo) ? "open" : "mustAsk");
}

/** Whether somebody is to observe the lesson: she was asked, or her visit is settled. */
export const observes = (lesson: Pick<Lesson, "observers">, me: Id, visit: Visit | undefined): boolean =>
  visit?.state === "coming" || (lesson.observers.includes(me) && visit?.state !== "withdrawn");

/** A lesson in a list, and what it is to the person. */
export interface Listed {
  lesson: Lesson;
  visit: Visit | undefined;
}

export interface LessonGroup {
  id: "mine" | "going" | "open" | "mustAsk";
  lessons: Listed[];
}

/** Lessons that are to come, by what they are to the person: her own, those she goes to, those open to her, those where she must ask. */
export function groupsOf(lessons: readonly Lesson[], visits: readonly Visit[], me: Id, homes: readonly Id[] | undefined): LessonGroup[] {
  const groups: LessonGroup[] = (["mine", "going", "open", "mustAsk"] as const).map((id) => ({ id, lessons: [] }));
  const seen = new Set<Id>();
  for (const lesson of [...lessons].sort(byTime)) {
    if (seen.has(lesson.id)) continue;
    seen.add(lesson.id);
    const visit = visits.find((one) => one.lesson === lesson.id && one.author === me);
    const welcome = welcomeOf(lesson, me, homes);
    const goes = observes(lesson, me, visit) || visit?.state === "asked";
    const id = welcome === "own" ? "mine" : goes ? "going" : welcome === "open" ? "open" : "mustAsk";
    groups.find((group) => group.id === id)!.lessons.push({ lesson, visit });
  }
  return groups.filter((group) => group.lessons.length > 0);
}

const byTime = (a: Lesson, b: Lesson): number =>
  a.on === b.on ? a.slot.period - b.slot.period || (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1;

/** Days before a lesson by which its idea and intent are handed out, as the workflow has it: a test holds the two together. A back end may be set otherwise. */
export const announceBefore = 2;

/** How the handbook stands: handed out in time or `late` by days; still `open` with days left; `due` today; `overdue` by days. Late is said, nothing is lost by it. */
export interface Handbook {
  state: "none" | "inTime" | "late" | "open" | "due" | "overdue";
  /** The last day that is in time. */
  until: Day;
  days: number;
}

/** Counted in whole calendar days of the school's time zone (R050). An everyday lesson owes no handbook. */
export function handbookOf(
  lesson: Pick<Lesson, "on" | "announcedAt" | "state" | "kind">,
  session: Pick<Session, "today" | "timeZone">,
  before = announceBefore,
): Handbook {
  const until = addDays(lesson.on, -before);
  const { announcedAt } = lesson;
  if (announcedAt !== undefined) {
    const late = daysBetween(until, dayOf(announcedAt, session.timeZone));
    return { state: late > 0 ? "late" : "inTime", until, days: Math.max(0, late) };
  }
  if (lesson.state !== "planned" || lesson.kind === "everyday") return { state: "none", until, days: 0 };
  const left = daysBetween(session.today, until);
  return { state: left > 0 ? "open" : left === 0 ? "due" : "overdue", until, days: Math.abs(left) };
}

/** Whether a visitor said that she read what was handed out last. What was read before it was handed out anew is the version before. */
export const hasRead = ({ announcedAt }: Pick<Lesson, "announcedAt">, visit: Visit | undefined): boolean =>
  announcedAt !== undefined && visit?.readAt !== undefined && visit.readAt >= announcedAt;

/** Of those who got the handbook (who comes, and who was asked to), how many said that they read it (R050). Who says nothing may have read it too. */
export function readersOf(lesson: Pick<Lesson, "announcedAt" | "observers">, visits: readonly Visit[]): { read: number; of: number } {
  const got = guestsOf(lesson, visits).filter(({ state }) => state === "coming" || state === "invited");
  return { read: got.filter(({ visit }) => hasRead(lesson, visit)).length, of: got.length };
}

/** One who was asked or wants to come, as the lesson shows it. */
export interface Guest {
  person: Id;
  /** `invited`: asked by the teacher, and has not said a word yet. */
  state: "invited" | Visit["state"];
  visit: Visit | undefined;
}

/** Who comes: first those who wait for an answer, then those who come, then those who were asked; who was declined or does not come after all last. */
export function guestsOf(lesson: Pick<Lesson, "observers">, visits: readonly Visit[]): Guest[] {
  const rank: readonly Guest["state"][] = ["asked", "coming", "invited", "declined", "withdrawn"];
  const visitors = visits.map((visit): Guest => {
    const wasAsked = visit.state === "asked" && lesson.observers.includes(visit.author);
    return { person: visit.author, state: wasAsked ? "invited" : visit.state, visit };
  });
  const silent = lesson.observers
    .filter((person) => !visits.some((visit) => visit.author === person))
    .map((person): Guest => ({ person, state: "invited", visit: undefined }));
  const since = ({ visit }: Guest): string => visit?.createdAt ?? "";
  return [...visitors, ...silent].sort((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state) || (since(a) < since(b) ? -1 : 1));
}
