import type { Id } from "@xiaoben/contract";
import { periods } from "./clock.ts";
import { random, type Random } from "./random.ts";
import { classes, subjects } from "./subjects.ts";
import type { Member, TimetableEntry } from "./types.ts";

const slots = 5 * periods.length;

/**
 * A full week of every class, in which nobody is in two places: lessons are edges between classes and teachers,
 * slots their colours. Nobody has more than thirty lessons, so thirty colours always suffice (Kőnig);
 * where no slot is free on both sides, an alternating chain is turned over.
 */
export function timetable(seed: number, schoolYear: string, teachers: readonly Member[]): TimetableEntry[] {
  const draw = random(seed, `timetable/${schoolYear}`);
  const plan = new Plan();
  for (const lesson of draw.shuffled(needed(teachers))) plan.add(lesson, draw);
  return plan.entries();
}

interface Needed {
  className: string;
  teacher: Id;
  subject: string;
}

function needed(teachers: readonly Member[]): Needed[] {
  return subjects.flatMap((subject) => {
    const own = teachers.filter((member) => member.subject === subject.code);
    return classes.flatMap((className, i) => {
      const teacher = own[Math.floor((i * own.length) / classes.length)]!.person.id;
      return Array.from({ length: subject.perWeek }, (): Needed => ({ className, teacher, subject: subject.code }));
    });
  });
}

class Plan {
  /** Lesson of a class or a teacher in each slot. */
  readonly #bySide = new Map<string, (Needed | undefined)[]>();

  add(lesson: Needed, draw: Random): void {
    const [own, other] = [this.#week(lesson.className), this.#week(lesson.teacher)];
    const free = draw.shuffled(Array.from({ length: slots }, (_, i) => i));
    const both = free.find((slot) => !own[slot] && !other[slot]);
    if (both !== undefined) return this.#set(lesson, both);
    const [a, b] = [free.find((slot) => !own[slot])!, free.find((slot) => !other[slot])!];
    this.#turnOver(lesson.teacher, a, b);
    this.#set(lesson, a);
  }

  entries(): TimetableEntry[] {
    return classes.flatMap((className) =>
      this.#week(className).map((lesson, slot) => ({
        className,
        weekday: Math.floor(slot / periods.length) + 1,
        period: (slot % periods.length) + 1,
        teacher: lesson!.teacher,
        subject: lesson!.subject,
      })),
    );
  }

  /** Exchanges the slots `a` and `b` along the chain that begins at a side with `a`. */
  #turnOver(side: string, a: number, b: number): void {
    const chain: { lesson: Needed; slot: number }[] = [];
    let [here, slot] = [side, a];
    for (let lesson = this.#week(here)[slot]; lesson; lesson = this.#week(here)[slot]) {
      chain.push({ lesson, slot });
      here = here === lesson.teacher ? lesson.className : lesson.teacher;
      slot = slot === a ? b : a;
    }
    for (const { lesson, slot: from } of chain) this.#clear(lesson, from);
    for (const { lesson, slot: from } of chain) this.#set(lesson, from === a ? b : a);
  }

  #set(lesson: Needed, slot: number): void {
    this.#week(lesson.className)[slot] = lesson;
    this.#week(lesson.teacher)[slot] = lesson;
  }

  #clear(lesson: Needed, slot: number): void {
    if (this.#week(lesson.className)[slot] === lesson) this.#week(lesson.className)[slot] = undefined;
    if (this.#week(lesson.teacher)[slot] === lesson) this.#week(lesson.teacher)[slot] = undefined;
  }

  #week(side: string): (Needed | undefined)[] {
    let week = this.#bySide.get(side);
    if (!week) this.#bySide.set(side, (week = Array.from({ length: slots }, () => undefined)));
    return week;
  }
}
