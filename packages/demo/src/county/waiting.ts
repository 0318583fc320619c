import { addDays, idOf, say, type Calendar, type Day, type Id, type Lesson, type Visit } from "@xiaoben/contract";
import { at, schoolDays, timetableDay } from "./clock.ts";
import { lessonFrom } from "./lessons.ts";
import { rubric, termPlan } from "./packs.ts";
import { phrases } from "./phrases.ts";
import { random, type Random } from "./random.ts";
import { base } from "./records.ts";
import type { Member, TimetableEntry } from "./types.ts";

export interface WaitingWish {
  seed: number;
  today: Day;
  previous: Calendar;
  current: Calendar;
  school: Id;
  county: Id;
  teachers: readonly Member[];
  /** Timetables of the previous and of the current year. */
  tables: readonly [readonly TimetableEntry[], readonly TimetableEntry[]];
  /** Lessons that are there already. */
  lessons: readonly Lesson[];
}

/** Lessons around today with which somebody still has something to do. */
export interface Waiting {
  /** Of Su He, for Lin Zhiyuan to observe. */
  forLin: Lesson;
  /** Of Lin Zhiyuan, for Su He to observe. */
  forSu: Lesson;
  /** Of Su He, observed by Gu Minglan and handed in. */
  toAnswer: Lesson;
  /** Of a colleague, observed by Gu Minglan and answered. */
  toSign: Lesson;
  /** A few more that wait for observers, and one that was cancelled. */
  others: Lesson[];
  /** Of Gu Minglan, open to the whole county, its handbook handed out. */
  seminar: Lesson;
  /** Of Gu Minglan too; a colleague asked to come. */
  everyday: Lesson;
  /** Who comes to these two, and who asked; none once they were held. */
  visits: Visit[];
}

/**
 * What waits for the people who sign in, on any day of the year: lessons of the next school days
 * (in holidays the last that were held, still without a record), and two visits of the last days.
 */
export function waitingLessons(wish: WaitingWish): Waiting {
  const by = (key: string): Member => wish.teachers.find((member) => member.key === key)!;
  const [lin, su, gu] = [by("lin"), by("su"), by("gu")];
  const colleague = wish.teachers.find((member) => member.subject === "maths" && !member.key)!;
  const finder = new SlotFinder(wish);
  const form = { pack: termPlan.id, version: termPlan.version, id: "lesson-points" };
  const point = { id: idOf("point", "waiting", lin.person.id), text: "学困生是否有机会开口", by: lin.person.id };
  const forLin = finder.ahead(su, lin, { kind: "showcase", topic: "分数的初步认识", points: [point], form });
  const forSu = finder.ahead(lin, su, { kind: "demonstration", topic: "两位数乘两位数", points: [], form });
  const toAnswer = finder.lately(su, gu, { topic: "长方形的面积", form });
  const toSign = finder.lately(colleague, gu, { form });
  const pool = finder.draw.shuffled(wish.teachers.filter((member) => !member.key && member.subject !== "maths"));
  const others = Array.from({ length: 6 }, (_, i) => finder.ahead(pool[i]!, pool[i + 6]!, { kind: i === 0 ? "open" : "everyday" }));
  const cancelled = finder.ahead(pool[13]!, pool[14]!, { state: "cancelled" });
  const yesterday = addDays(wish.today, -1);
  const maths = wish.teachers.filter((member) => member.subject === "maths" && !member.key && member !== colleague);
  const seminar = finder.ahead(
    gu,
    maths[0]!,
    {
      kind: "research",
      topic: "平均数",
      form,
      points: [{ id: idOf("point", "seminar", gu.person.id), text: phrases.points[1], by: gu.person.id }],
      idea: phrases.ideas[0],
      intent: phrases.intents[0],
      openTo: wish.county,
      version: 3,
      announcedAt: at(yesterday, "16:50"),
      updatedAt: at(yesterday, "16:50"),
    },
    addDays(wish.today, 3),
  );
  const everyday = finder.ahead(gu, maths[1]!, { kind: "everyday", topic: "可能性", form, points: [] });
  const visits = [
    ...visitsOf(seminar, maths[0]!, yesterday, { state: "coming", points: [itemPoint(0), itemPoint(1)], topic: "学生怎样倾听" }),
    ...visitsOf(everyday, maths[2]!, yesterday, {
      state: "asked",
      points: [{ id: idOf("point", "asked", maths[2]!.person.id), text: phrases.points[2] }],
      topic: "",
    }),
  ];
  return { forLin, forSu, toAnswer, toSign, others: [...others, cancelled], seminar, everyday, visits };
}

/** A point that was taken from the form: the first item of a section. */
function itemPoint(section: number): Visit["points"][number] {
  const { id, text } = rubric("lesson-points").sections[section]!.items[0]!;
  return { id, text: say(text, "zh-Hans") };
}

/** That somebody comes to a lesson, or asks to; nobody visits one that was held. */
function visitsOf(lesson: Lesson, { person }: Member, on: Day, more: Pick<Visit, "state" | "points" | "topic">): Visit[] {
  if (lesson.state !== "planned") return [];
  const made = at(on, "17:10");
  const version = more.state === "coming" ? 3 : 2;
  return [
    {
      ...base(idOf("visit", lesson.id, person.id), lesson.org, made, version, at(on, "17:20")),
      author: person.id,
      lesson: lesson.id,
      teacher: lesson.teacher,
      on: lesson.on,
      ...more,
    },
  ];
}

/** Finds lessons of the timetable that a person could observe, and remembers what it gave away. */
class SlotFinder {
  readonly draw: Random;
  readonly #wish: WaitingWish;
  readonly #past: { day: Day; year: 0 | 1 }[];
  readonly #next: { day: Day; year: 0 | 1 }[];
  readonly #taken: Lesson[];

  constructor(wish: WaitingWish) {
    this.draw = random(wish.seed, `waiting/${wish.today}`);
    this.#wish = wish;
    this.#taken = [...wish.lessons];
    const yesterday = addDays(wish.today, -1);
    const days = (calendar: Calendar, from: Day, to: Day, year: 0 | 1) => schoolDays(from, to, calendar).map((day) => ({ day, year }));
    this.#past = [
      ...days(wish.previous, wish.previous.terms[1]!.from, wish.previous.to, 0),
      ...days(wish.current, wish.current.from, yesterday, 1),
    ]
      .slice(-10)
      .reverse();
    this.#next = days(wish.current, wish.today, addDays(wish.today, 10), 1);
  }

  /** A lesson in the next days, not before a day, else the last one that was held: then without what only a planned one has. */
  ahead(teacher: Member, observer: Member, more: Partial<Lesson>, from = this.#wish.today): Lesson {
    const days = this.#next.filter(({ day }) => day >= from);
    const found = this.#find(teacher, observer, days, more);
    if (!found) {
      const { version: _version, updatedAt: _updatedAt, announcedAt: _announcedAt, ...held } = more;
      return this.lately(teacher, observer, held);
    }
    const asked = `${addDays(this.#wish.today, -1)}T08:40:00.000Z`;
    return this.#keep({ ...found, state: "planned", version: 1, createdAt: asked, updatedAt: asked, ...more });
  }

  /** A lesson of the last days. @throws where two people never have time for each other in ten school days. */
  lately(teacher: Member, observer: Member, more: Partial<Lesson>): Lesson {
    const found = this.#find(teacher, observer, this.#past, more);
    if (!found)
      throw new Error(`${observer.person.displayName} is free in no lesson of ${teacher.person.displayName}: choose another seed.`);
    return this.#keep(found);
  }

  #keep(lesson: Lesson): Lesson {
    this.#taken.push(lesson);
    return lesson;
  }

  #find(teacher: Member, observer: Member, days: readonly { day: Day; year: 0 | 1 }[], more: Partial<Lesson>): Lesson | undefined {
    for (const { day, year } of days) {
      const table = this.#wish.tables[year].filter((one) => one.weekday === timetableDay(day));
      const entry = table.find(
        (one) => one.teacher === teacher.person.id && !this.#isTaken(one, day) && this.#isFree(observer.person.id, table, day, one.period),
      );
      if (entry) return lessonFrom(entry, day, this.#wish.school, [observer.person.id], this.draw, more);
    }
    return undefined;
  }

  #isTaken = (entry: TimetableEntry, day: Day): boolean =>
    this.#at(day).some((one) => one.className === entry.className && one.covers.includes(entry.period));

  #isFree = (person: Id, table: readonly TimetableEntry[], day: Day, period: number): boolean =>
    !table.some((one) => one.teacher === person && one.period === period) &&
    !this.#at(day).some((one) => one.covers.includes(period) && one.observers.includes(person));

  #at = (day: Day): { className: string; observers: Id[]; covers: number[] }[] =>
    this.#taken
      .filter((lesson) => lesson.on === day)
      .map(({ className, observers, slot, lessons }) => ({
        className,
        observers,
        covers: lessons === "2" ? [slot.period, slot.period + 1] : [slot.period],
      }));
}
