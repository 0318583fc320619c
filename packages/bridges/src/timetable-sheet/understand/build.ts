import type { New, TimetableCell } from "@xiaoben/contract";
import type { Times, TimetableFault, TimetableFinding, TimetablePlace, TimetableSheetAsk } from "../types.ts";
import type { Block, Entry, PlacedTimes } from "./blocks.ts";
import { readCell, readCellOfTeacher, type Taught } from "./cells.ts";
import { classKey } from "./labels.ts";
import type { People } from "./people.ts";

/** A lesson with the place that it was read from. */
interface Placed {
  cell: TimetableCell;
  place: TimetablePlace;
  /** Whether it stands in the week of a teacher. */
  byTeacher: boolean;
}

interface ClassWeek {
  className: string;
  lessons: Placed[];
  times: Map<number, Times>;
}

/** Makes timetables of what stands in the blocks, one for each class, and finds what cannot be true. */
export class Builder {
  readonly findings: TimetableFinding[] = [];
  readonly #ask: TimetableSheetAsk;
  readonly #people: People;
  readonly #weeks = new Map<string, ClassWeek>();

  constructor(ask: TimetableSheetAsk, people: People) {
    this.#ask = ask;
    this.#people = people;
  }

  add(block: Block): void {
    this.#checkOrder(block);
    const { owner } = block;
    const untimed = new Set<number>();
    for (const entry of block.entries) {
      const className = owner && "className" in owner ? owner.className : entry.className;
      const teacher = owner && "teacher" in owner ? owner.teacher : undefined;
      if (className === undefined && teacher === undefined) return this.#find("class-missing", block.place);
      const read = teacher === undefined ? readCell(entry.text, this.#people) : readCellOfTeacher(entry.text);
      if (typeof read === "string") {
        this.#find(read, entry.place, entry.text);
        continue;
      }
      this.#checkTime(block, entry, untimed);
      for (const taught of read)
        this.#keep(
          block,
          entry,
          teacher === undefined ? taught : { ...taught, teacher: { name: teacher } },
          className ?? taught.className!,
        );
    }
  }

  build(): New<"timetable">[] {
    this.#findTeacherClashes();
    const { org, from, to } = this.#ask;
    return [...this.#weeks.values()].map(({ className, lessons, times }) => ({
      org,
      className,
      from,
      to,
      periods: [...times].sort(([a], [b]) => a - b).map(([period, at]) => ({ period, ...at })),
      cells: lessons.map(({ cell }) => cell).sort((a, b) => a.weekday - b.weekday || a.period - b.period),
    }));
  }

  #keep({ times, owner }: Block, { weekday, period, place }: Entry, taught: Taught, className: string): void {
    const { subjectName, weeks } = taught;
    const subject = this.#ask.subjects?.get(subjectName) ?? subjectName;
    const cell: TimetableCell = { weekday, period, subject, subjectName, ...this.#teacherOf(taught, place), ...(weeks && { weeks }) };
    const week = this.#weekOf(className);
    this.#time(week, period, times.get(period));
    const placed = { cell, place, byTeacher: owner !== undefined && "teacher" in owner };
    const met = week.lessons.find((one) => meet(one.cell, cell));
    if (!met) return void week.lessons.push(placed);
    // Where a file holds the weeks of the classes and those of the teachers, every lesson stands in it twice.
    if (met.byTeacher !== placed.byTeacher && isSame(met.cell, cell)) return;
    this.#find("class-twice", place, subjectName, { className: week.className, place: placeText(met.place) });
  }

  #teacherOf({ teacher }: Taught, place: TimetablePlace): Pick<TimetableCell, "teacher" | "teacherName"> {
    if (!teacher) return {};
    const found = this.#people.find(teacher.name, teacher.staffNumber);
    if ("id" in found) return { teacher: found.id };
    const known = this.findings.some(
      ({ code, found: name, sheet }) => code === found.fault && name === found.name && sheet === place.sheet,
    );
    // A name that is unknown is unknown everywhere: it is said once for each sheet.
    if (!known || found.fault === "name-differs")
      this.#find(found.fault, place, found.name, found.candidates === undefined ? undefined : { candidates: found.candidates });
    return { teacherName: found.name };
  }

  #weekOf(className: string): ClassWeek {
    const key = classKey(className);
    const known = this.#weeks.get(key);
    if (known) return known;
    const made = { className, lessons: [], times: new Map<number, Times>() };
    this.#weeks.set(key, made);
    return made;
  }

  /** The first block that says when a period is holds for the class. */
  #time(week: ClassWeek, period: number, own: PlacedTimes | undefined): void {
    const before = week.times.get(period);
    if (before && own && (before.from !== own.from || before.to !== own.to))
      this.#findOnce("times-differ", own.place, `${own.from}-${own.to}`, {
        className: week.className,
        other: `${before.from}-${before.to}`,
      });
    const now = own ?? this.#ask.times?.get(period);
    if (!before && now) week.times.set(period, { from: now.from, to: now.to });
  }

  #checkTime({ times }: Block, { period, place }: Entry, said: Set<number>): void {
    if (said.has(period) || times.has(period) || this.#ask.times?.has(period)) return;
    said.add(period);
    this.#find("time-missing", place, undefined, { period: String(period) });
  }

  #checkOrder({ times }: Block): void {
    let before = "";
    for (const [, { from, to, place }] of [...times].sort(([a], [b]) => a - b)) {
      if (from >= to || from < before) this.#find("time-out-of-order", place, `${from}-${to}`);
      before = to;
    }
  }

  #findTeacherClashes(): void {
    const all = [...this.#weeks.values()].flatMap(({ className, lessons }) => lessons.map((lesson) => ({ className, ...lesson })));
    const slots = new Map<string, typeof all>();
    for (const lesson of all) {
      const { teacher, weekday, period } = lesson.cell;
      if (teacher === undefined) continue;
      const key = `${teacher}/${weekday}/${period}`;
      const there = slots.get(key) ?? [];
      const other = there.find(({ cell }) => meet(cell, lesson.cell));
      if (other)
        this.#find("teacher-clash", lesson.place, this.#nameOf(teacher), { className: other.className, place: placeText(other.place) });
      slots.set(key, [...there, lesson]);
    }
  }

  #nameOf = (teacher: string): string => this.#ask.people.find(({ id }) => id === teacher)!.displayName;

  #findOnce(code: TimetableFault, place: TimetablePlace, found: string, more: Record<string, string>): void {
    const isKnown = (one: TimetableFinding): boolean =>
      one.code === code && one.sheet === place.sheet && one.row === place.row && one.column === place.column;
    if (!this.findings.some(isKnown)) this.#find(code, place, found, more);
  }

  #find(code: TimetableFault, place: TimetablePlace, found?: string, more?: Record<string, string>): void {
    this.findings.push({ ...place, code, ...(found && { found: found.slice(0, 80) }), ...(more && { more }) });
  }
}

/** Whether two lessons are at once in some week. */
const meet = (a: TimetableCell, b: TimetableCell): boolean =>
  a.weekday === b.weekday && a.period === b.period && (a.weeks === undefined || b.weeks === undefined || a.weeks === b.weeks);

const isSame = (a: TimetableCell, b: TimetableCell): boolean =>
  a.subjectName === b.subjectName && a.teacher === b.teacher && a.teacherName === b.teacherName && a.weeks === b.weeks;

/** `三1!C5`, as a spreadsheet writes it. */
const placeText = ({ sheet, row, column = "" }: TimetablePlace): string => `${sheet === undefined ? "" : `${sheet}!`}${column}${row}`;
