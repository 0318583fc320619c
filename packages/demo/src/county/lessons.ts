import { addDays, idOf, type Calendar, type Day, type Id, type Lesson, type LessonKind } from "@xiaoben/contract";
import { at, periods, schoolDays, timetableDay } from "./clock.ts";
import { termPlan } from "./packs.ts";
import { orgOn } from "./people.ts";
import { random, type Random } from "./random.ts";
import { base } from "./records.ts";
import { subjects, topicsOf } from "./subjects.ts";
import { phrases } from "./phrases.ts";
import type { Member, TimetableEntry } from "./types.ts";

/** A term of the school, as far as lessons of it are wanted. */
export interface Term {
  seed: number;
  calendar: Calendar;
  key: string;
  from: Day;
  to: Day;
  /** Lessons are held before this day. */
  until: Day;
  school: Id;
  teachers: readonly Member[];
  timetable: readonly TimetableEntry[];
  /** How many lessons a member observes by `until`; others by chance. */
  quotas: ReadonlyMap<Id, number>;
  /** Mentor and mentee who observe each other every fortnight. */
  pairs: readonly (readonly [Id, Id])[];
}

const kindsOfDay: readonly LessonKind[] = [
  "everyday",
  "everyday",
  "everyday",
  "everyday",
  "research",
  "groupOpen",
  "rebuilt",
  "demonstration",
];

/**
 * The lessons of a term that were open to observers, each with those who observed it: taken from the timetable,
 * so that nobody teaches or observes in two places, spread evenly over teachers.
 */
export function observedLessons(term: Term): Lesson[] {
  const draw = random(term.seed, `lessons/${term.calendar.schoolYear}/${term.key}`);
  const days = schoolDays(term.from, term.to, term.calendar);
  const past = days.filter((day) => day < term.until);
  const left = quotasOf(term, past.length / days.length, draw);
  const given = new Map<Id, number>();
  const lessons: Lesson[] = [];
  /** Teacher and observer of visits that pairs still owe each other. */
  const due: (readonly [Id, Id])[] = [];
  past.forEach((day, index) => {
    const dayPlan = new DayPlan(term, day, left, given, draw);
    if (index % 10 === 3) due.push(...term.pairs.flatMap(([mentor, mentee]) => [[mentee, mentor] as const, [mentor, mentee] as const]));
    for (const visit of due.splice(0)) if (!dayPlan.visit(...visit)) due.push(visit);
    const open = [...left.values()].reduce((a, b) => a + b, 0);
    const wanted = Math.ceil(open / (past.length - index));
    while (dayPlan.visits < wanted && dayPlan.another()) continue;
    lessons.push(...dayPlan.lessons);
  });
  return lessons;
}

/** A lesson from the timetable, with whoever was asked to observe. */
export function lessonFrom(
  entry: TimetableEntry,
  on: Day,
  school: Id,
  observers: readonly Id[],
  draw: Random,
  more: Partial<Lesson> = {},
): Lesson {
  const subject = subjects.find((one) => one.code === entry.subject)!;
  const made = at(addDays(on, -3), "16:40");
  return {
    ...base(idOf("lesson", school, entry.className, on, String(entry.period)), school, made, 2, at(on, "17:00")),
    state: "held",
    teacher: entry.teacher,
    className: entry.className,
    subject: subject.code,
    subjectName: subject.name,
    topic: draw.pick(topicsOf(subject, entry.className)),
    kind: "everyday",
    on,
    slot: { period: entry.period, ...periods[entry.period - 1]! },
    lessons: "1",
    mode: "live",
    observers: [...observers],
    points:
      observers.length > 0 && draw.chance(0.4)
        ? [{ id: idOf("point", entry.className, on, String(entry.period)), text: draw.pick(phrases.points), by: observers[0]! }]
        : [],
    form: { pack: termPlan.id, version: termPlan.version, id: draw.chance(0.12) ? "lesson-levels" : "lesson-points" },
    ...more,
  };
}

function quotasOf(term: Term, share: number, draw: Random): Map<Id, number> {
  return new Map(
    term.teachers.map((member) => {
      const whole = draw.chance(0.2) ? draw.int(28, 33) : draw.int(12, 25);
      if (orgOn(member, term.from) !== term.school) return [member.person.id, 0];
      return [member.person.id, term.quotas.get(member.person.id) ?? Math.round(whole * share)];
    }),
  );
}

/** The lessons of one day while they are being chosen. */
class DayPlan {
  readonly lessons: Lesson[] = [];
  visits = 0;
  readonly #term: Term;
  readonly #day: Day;
  readonly #left: Map<Id, number>;
  readonly #given: Map<Id, number>;
  readonly #draw: Random;
  readonly #today: TimetableEntry[];
  /** Who is busy in a period, teaching or observing. */
  readonly #busy = new Map<number, Set<Id>>();

  constructor(term: Term, day: Day, left: Map<Id, number>, given: Map<Id, number>, draw: Random) {
    [this.#term, this.#day, this.#left, this.#given, this.#draw] = [term, day, left, given, draw];
    const present = new Set(term.teachers.filter((member) => orgOn(member, day) === term.school).map((member) => member.person.id));
    this.#today = term.timetable.filter((entry) => entry.weekday === timetableDay(day) && present.has(entry.teacher));
    for (const entry of this.#today) this.#busyIn(entry.period).add(entry.teacher);
    for (const member of term.teachers)
      if (!present.has(member.person.id)) for (let p = 1; p <= periods.length; p++) this.#busyIn(p).add(member.person.id);
  }

  /** One observes the other, alone; `false`: not on this day. */
  visit(teacher: Id, observer: Id): boolean {
    if ((this.#left.get(observer) ?? 0) === 0) return false;
    const entry = this.#today.find((one) => one.teacher === teacher && this.#isFree(observer, one.period) && !this.#isTaken(one));
    if (!entry) return false;
    this.#add(entry, [observer], { kind: "everyday" });
    return true;
  }

  /** One more lesson with two to four observers; `false`: nobody is left. */
  another(): boolean {
    const untaken = this.#draw.shuffled(this.#today.filter((entry) => !this.#isTaken(entry)));
    untaken.sort((a, b) => (this.#given.get(a.teacher) ?? 0) - (this.#given.get(b.teacher) ?? 0));
    for (const entry of untaken.slice(0, 12)) {
      const observers = this.#observersOf(entry);
      if (observers.length === 0) continue;
      const first = (this.#given.get(entry.teacher) ?? 0) === 0;
      const kind = first ? "open" : this.#draw.pick(kindsOfDay);
      this.#add(entry, observers, { kind, ...this.#oddity(entry, observers) });
      return true;
    }
    return false;
  }

  #observersOf(entry: TimetableEntry): Id[] {
    const group = this.#term.teachers.find((member) => member.person.id === entry.teacher)?.group;
    const wish = (member: Member): number =>
      (this.#left.get(member.person.id) ?? 0) + (member.group === group ? 4 : 0) + this.#draw.int(0, 3);
    const ready = this.#term.teachers
      .filter(
        (member) =>
          member.person.id !== entry.teacher && (this.#left.get(member.person.id) ?? 0) > 0 && this.#isFree(member.person.id, entry.period),
      )
      .map((member) => ({ id: member.person.id, wish: wish(member) }));
    ready.sort((a, b) => b.wish - a.wish);
    return ready.slice(0, this.#draw.int(2, 4)).map((one) => one.id);
  }

  /** Now and then a video, or a double lesson where the timetable has one and nobody counts exactly. */
  #oddity(entry: TimetableEntry, observers: readonly Id[]): Partial<Lesson> {
    if (observers.some((id) => this.#term.quotas.has(id))) return {};
    if (this.#draw.chance(0.03)) return { mode: "video", kind: "viewing" };
    const next = this.#today.find(
      (one) => one.className === entry.className && one.teacher === entry.teacher && one.period === entry.period + 1,
    );
    const free = next && observers.every((id) => this.#isFree(id, next.period));
    if (!free || !this.#draw.chance(0.6)) return {};
    for (const id of observers) this.#busyIn(next.period).add(id);
    return { lessons: "2", slot: { period: entry.period, from: periods[entry.period - 1]!.from, to: periods[next.period - 1]!.to } };
  }

  #add(entry: TimetableEntry, observers: readonly Id[], more: Partial<Lesson>): void {
    this.lessons.push(lessonFrom(entry, this.#day, this.#term.school, observers, this.#draw, more));
    this.visits += observers.length;
    this.#given.set(entry.teacher, (this.#given.get(entry.teacher) ?? 0) + 1);
    for (const id of observers) {
      this.#busyIn(entry.period).add(id);
      this.#left.set(id, Math.max(0, (this.#left.get(id) ?? 0) - 1));
    }
  }

  #isTaken = (entry: TimetableEntry): boolean =>
    this.lessons.some((lesson) => lesson.className === entry.className && lesson.slot.period === entry.period);

  #isFree = (id: Id, period: number): boolean => !this.#busyIn(period).has(id);

  #busyIn(period: number): Set<Id> {
    let busy = this.#busy.get(period);
    if (!busy) this.#busy.set(period, (busy = new Set()));
    return busy;
  }
}
