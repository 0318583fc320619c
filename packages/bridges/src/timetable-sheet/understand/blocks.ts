import type { Weekday } from "@xiaoben/contract";
import { cellText, letterOf, type Cell, type Grid } from "../../files/grid.ts";
import type { Times, TimetableFinding, TimetablePlace, TimetableSheet } from "../types.ts";
import { headingOf, isTimes, readAxis, slotKey, type Axis } from "./axis.ts";
import { classIn, readLabel, type Slot, type SlotPart } from "./labels.ts";

/** A cell with lessons, and when they are. */
export interface Entry {
  place: TimetablePlace;
  weekday: Weekday;
  period: number;
  /** Where the block is not one class's. */
  className?: string;
  text: string;
}

/** Headings with what stands below them: the week of a class or a teacher, or of all classes. */
export interface Block {
  place: TimetablePlace;
  owner: { className: string } | { teacher: string } | undefined;
  entries: Entry[];
  times: Map<number, PlacedTimes>;
}

export interface PlacedTimes extends Times {
  place: TimetablePlace;
}

export interface BlocksRead {
  blocks: Block[];
  findings: TimetableFinding[];
  leftOut: TimetableSheet["leftOut"];
}

/** Finds the blocks of a sheet. `isTeacher`: whether a name in a title is somebody's of the school. */
export function readBlocks(grid: Grid, file: string, isTeacher: (name: string) => boolean): BlocksRead {
  const reader = new BlockReader(grid, file, isTeacher);
  reader.read();
  return reader;
}

/** In which column each part of a slot is written. */
type SlotColumns = Partial<Record<SlotPart, number>>;

const slotParts = ["weekday", "period", "className"] as const;

class BlockReader implements BlocksRead {
  readonly blocks: Block[] = [];
  readonly findings: TimetableFinding[] = [];
  readonly leftOut: TimetableSheet["leftOut"] = [];
  readonly #rows: readonly Cell[][];
  readonly #grid: Grid;
  readonly #file: string;
  readonly #isTeacher: (name: string) => boolean;
  #titles: string[] = [];
  #axis: Axis | undefined;
  #seen = new Set<string>();
  /** The row of lessons above, which the next one may go on with. */
  #above: { row: number; slot: Slot; columns: SlotColumns; entries: Map<number, Entry> } | undefined;

  constructor(grid: Grid, file: string, isTeacher: (name: string) => boolean) {
    this.#grid = grid;
    this.#rows = spread(grid);
    this.#file = file;
    this.#isTeacher = isTeacher;
  }

  read(): void {
    for (let row = 0; row < this.#rows.length; row++) {
      const cells = this.#rows[row]!;
      if (cells.every((cell) => cellText(cell) === "")) continue;
      const headings = this.#headingsAt(row);
      if (headings > 0) {
        this.#begin(row, headings);
        row += headings - 1;
      } else if (this.#axis) this.#readRow(row, this.#axis, this.blocks.at(-1)!);
      else this.#titles.push(...distinct(cells));
    }
  }

  /** How many rows of headings begin here. */
  #headingsAt(row: number): number {
    if (!headingOf(this.#rows[row]!, this.#daysBelow(row))) return 0;
    let count = 1;
    while (row + count < this.#rows.length && (headingOf(this.#rows[row + count]!, true) || isTimes(this.#rows[row + count]!))) count++;
    return count;
  }

  /** Whether the rows below begin with weekdays: a bare 一 above is a period then. */
  #daysBelow = (row: number): boolean =>
    this.#rows
      .slice(row + 1, row + 10)
      .some((cells) => cells.slice(0, 2).some((cell) => /^(?:星期|周|週|礼拜|禮拜)/.test(cellText(cell).normalize("NFKC"))));

  #begin(row: number, count: number): void {
    const axis = readAxis(this.#rows.slice(row, row + count), this.#daysBelow(row + count - 1));
    this.#titles.push(...this.#rows.slice(row, row + count).flatMap((cells) => distinct(cells.slice(0, axis.first))));
    const block: Block = { place: this.#place(row), owner: this.#owner(axis), entries: [], times: new Map() };
    for (const { at, slot, times } of axis.columns)
      if (times && slot.period !== undefined && !block.times.has(slot.period))
        block.times.set(slot.period, { ...times, place: this.#place(row, at) });
    for (const at of axis.twice) this.#find("slot-twice", row + count - 1, at, cellText(this.#rows[row + count - 1]![at]));
    this.blocks.push(block);
    [this.#axis, this.#titles, this.#seen, this.#above] = [axis, [], new Set(), undefined];
  }

  /** Whose week it is: the last title that names a class or a teacher, else the sheet, else the file. */
  #owner({ parts }: Axis): Block["owner"] {
    if (parts.has("className")) return undefined;
    for (const title of [...this.#titles.toReversed(), this.#grid.name ?? "", this.#file]) {
      const found =
        classIn(title) ??
        (/^\s*\d{3,4}\s*班?\s*$/.test(title.normalize("NFKC")) ? { className: title.normalize("NFKC").trim() } : undefined);
      if (found) return { className: found.className };
      const teacher = this.#teacherIn(title);
      if (teacher !== undefined) return { teacher };
    }
    return undefined;
  }

  #teacherIn(title: string): string | undefined {
    const text = title.normalize("NFKC").trim();
    const [, named] = /(?:教师|老师|教師|老師|姓名)\s*[:]\s*([^\s,;()]{2,12})/.exec(text) ?? [];
    if (named !== undefined) return named;
    const name = text.replace(/(?:老师|老師|教师|教師)?(?:的)?(?:课程表|课表|課程表|課表)$/, "").trim();
    return name !== "" && this.#isTeacher(name) ? name : undefined;
  }

  #readRow(row: number, axis: Axis, block: Block): void {
    const { own, columns, text, times, isBare } = this.#labelsOf(row, axis);
    const needs = slotParts.filter((part) => !axis.parts.has(part) && (part !== "className" || !block.owner));
    const named = needs.flatMap((part) => columns[part] ?? []);
    if (named.length === 0) return this.#readUnnamed(row, axis, block, text, isBare);
    const above = this.#above;
    // What stands on the left may be written once for several rows; what stands on the right may not.
    const carried = needs.filter((part) => own[part] === undefined && (above?.columns[part] ?? Infinity) < Math.min(...named));
    const slot: Slot = { ...(above && pick(above.slot, carried)), ...pick(own, needs) };
    if (needs.some((part) => part !== "className" && slot[part] === undefined)) return this.#noSlot(row, axis, text);
    if (times && slot.period !== undefined && !block.times.has(slot.period)) block.times.set(slot.period, times);
    this.#above = { row, slot, columns: { ...above?.columns, ...columns }, entries: new Map() };
    if (this.#seen.has(slotKey(slot)))
      return this.#find("slot-twice", row, Math.min(...named), cellText(this.#rows[row]![Math.min(...named)]));
    this.#seen.add(slotKey(slot));
    this.#addCells(row, axis, block, slot);
  }

  /** A row that does not say when it is: it goes on with the one above, or is none of lessons. */
  #readUnnamed(row: number, axis: Axis, block: Block, text: string, isBare: boolean): void {
    const cells = this.#rows[row]!;
    const words = distinct(cells);
    if (isBare && this.#above?.row === row - 1 && this.#goesOn(row, axis)) {
      this.#goOn(row, axis, block);
      this.#above.row = row;
      return;
    }
    const isTitle = words.length <= 3 && words.some((word) => classIn(word) ?? this.#teacherIn(word));
    const isRemark = words.length === 1 && cells.slice(0, axis.first).some(isFilled);
    if (!between.test(text) && !isTitle && !isRemark) return this.#noSlot(row, axis, text);
    if (!isTitle) this.leftOut.push({ ...this.#sheet, row: row + 1, text: words.join(" ").slice(0, 200) });
    this.#titles.push(...words);
  }

  #noSlot(row: number, axis: Axis, text: string): void {
    if (axis.columns.some(({ at }) => isFilled(this.#rows[row]![at]))) this.#find("label-unknown", row, Math.max(0, axis.first - 1), text);
    else this.leftOut.push({ ...this.#sheet, row: row + 1, text: distinct(this.#rows[row]!).join(" ").slice(0, 200) });
  }

  /** What stands before the lessons. A cell that is merged with the one above it says nothing new. */
  #labelsOf(row: number, axis: Axis): { own: Slot; columns: SlotColumns; text: string; times?: PlacedTimes; isBare: boolean } {
    const own: Slot = {};
    const columns: SlotColumns = {};
    const texts: string[] = [];
    let times: PlacedTimes | undefined;
    let isBare = true;
    for (let at = 0; at < axis.first; at++) {
      const cell = this.#rows[row]![at];
      if (!isFilled(cell) || this.#isBelow(row, at)) continue;
      isBare = false;
      const label = readLabel(cellText(cell), axis.parts.has("weekday") || own.weekday !== undefined);
      if (label.times) times ??= { ...label.times, place: this.#place(row, at) };
      Object.assign(own, label.slot);
      for (const part of Object.keys(label.slot) as SlotPart[]) columns[part] = at;
      if (Object.keys(label.slot).length === 0 && label.text !== "" && !halfOfDay.test(label.text)) texts.push(label.text);
    }
    return { own, columns, text: texts.join(" "), isBare, ...(times && { times }) };
  }

  /** Whether a cell is merged with the one above it. */
  #isBelow = (row: number, at: number): boolean =>
    (this.#grid.merged ?? []).some(({ column, until, from, to }) => column <= at && until >= at && from < row && to >= row);

  /** The subject stands above the name. Where no merged cell says that two rows are one, no name may stand in the upper one yet. */
  #goesOn(row: number, axis: Axis): boolean {
    if (axis.columns.every(({ at }) => !isFilled(this.#rows[row]![at]))) return false;
    if (Array.from({ length: axis.first }, (_, at) => at).some((at) => this.#isBelow(row, at) && isFilled(this.#rows[row]![at])))
      return true;
    return axis.columns.every(({ at }) => !isFilled(this.#rows[row]![at]) || !/\S[\s/]\S/.test(this.#above!.entries.get(at)?.text ?? ""));
  }

  #goOn(row: number, axis: Axis, block: Block): void {
    for (const { at, slot } of axis.columns) {
      const cell = this.#rows[row]![at];
      if (!isFilled(cell) || this.#isBelow(row, at)) continue;
      const upper = this.#above!.entries.get(at);
      if (upper) upper.text = `${upper.text}\n${cellText(cell)}`;
      else this.#addCell(row, at, { ...this.#above!.slot, ...slot }, block);
    }
  }

  #addCells(row: number, axis: Axis, block: Block, whole: Slot): void {
    for (const { at, slot } of axis.columns) {
      const entry = this.#addCell(row, at, { ...whole, ...slot }, block);
      if (entry) this.#above!.entries.set(at, entry);
    }
    for (const { at, text } of axis.unknown)
      if (isFilled(this.#rows[row]![at]) && !between.test(text) && !this.#saidOf(block, at))
        this.#find("heading-unknown", block.place.row - 1, at, text);
  }

  #saidOf = ({ place }: Block, at: number): boolean =>
    this.findings.some(({ code, row, column }) => code === "heading-unknown" && row === place.row && column === letterOf(at));

  #addCell(row: number, at: number, { weekday, period, className }: Slot, block: Block): Entry | undefined {
    const cell = this.#rows[row]![at];
    if (!isFilled(cell) || weekday === undefined || period === undefined) return undefined;
    if (typeof cell === "object" && cell !== null && "lost" in cell) {
      this.#find(cell.lost === "formula" ? "formula-without-value" : "cell-error", row, at, cell.text);
      return undefined;
    }
    const entry: Entry = {
      place: this.#place(row, at),
      weekday,
      period,
      text: cellText(cell),
      ...(className !== undefined && { className }),
    };
    block.entries.push(entry);
    return entry;
  }

  get #sheet(): { sheet?: string } {
    return this.#grid.name === undefined ? {} : { sheet: this.#grid.name };
  }

  #place = (row: number, at?: number): TimetablePlace => ({
    ...this.#sheet,
    row: row + 1,
    ...(at !== undefined && { column: letterOf(at) }),
  });

  #find(code: TimetableFinding["code"], row: number, at: number, found: string): void {
    this.findings.push({ ...this.#place(row, at), code, ...(found && { found: found.slice(0, 80) }) });
  }
}

const pick = (slot: Slot, parts: readonly SlotPart[]): Slot =>
  Object.fromEntries(Object.entries(slot).filter(([part]) => parts.includes(part as SlotPart)));

const halfOfDay = /^(?:上午|下午|晚上|晚间|晚間|am|pm|morning|afternoon|evening)$/i;

/** What stands between lessons. */
const between =
  /早读|晨读|晨诵|晨会|早操|课间|广播操|眼保健操|午休|午餐|午饭|午睡|午读|午间|午写|中午|课后|延时|托管|自习|社团|放学|升旗|到校|备注|说明|注[:：]|班主任|早讀|晨讀|課間|課後|備註|break|lunch|note/i;

const isFilled = (cell: Cell | undefined): boolean =>
  (typeof cell === "object" && cell !== null && "lost" in cell) || !/^[-–—/\s]*$/.test(cellText(cell));

const distinct = (cells: readonly Cell[]): string[] => [...new Set(cells.map(cellText).filter(Boolean))];

/** The rows, with merged cells filled to the right: the reader of the file filled them downwards. */
function spread({ rows, merged = [] }: Grid): Cell[][] {
  const filled = rows.map((cells) => [...cells]);
  for (const { column, until, from, to } of merged)
    for (let row = from; row <= Math.min(to, filled.length - 1); row++) {
      const value = filled[row]?.[column] ?? null;
      if (value !== null) for (let at = column + 1; at <= until && at < widest; at++) filled[row]![at] ??= value;
    }
  return filled.map((cells) => Array.from(cells, (cell) => cell ?? null));
}

const widest = 200;
