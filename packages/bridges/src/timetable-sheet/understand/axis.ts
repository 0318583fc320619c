import { cellText, type Cell } from "../../files/grid.ts";
import type { Times } from "../types.ts";
import { readLabel, type Slot, type SlotPart } from "./labels.ts";

/** A column of lessons, by what stands above it. */
export interface Column {
  at: number;
  slot: Slot;
  times?: Times;
}

/** What the rows of headings of a block say of its columns. */
export interface Axis {
  columns: Column[];
  /** Columns with a heading that was not understood. */
  unknown: { at: number; text: string }[];
  /** Columns of a slot that an earlier one has already. */
  twice: number[];
  parts: ReadonlySet<SlotPart>;
  /** The first column of lessons: what stands before it says what the row is. */
  first: number;
}

/** What the cells of a heading name, and from which column on: two slots of one sort at least. Before them a class may stand, whose week it is. */
export function headingOf(cells: readonly Cell[], daysElsewhere: boolean): { part: SlotPart; first: number } | undefined {
  const named = cells.flatMap((cell, at) =>
    Object.entries(readLabel(cellText(cell), daysElsewhere).slot).map(([part, value]) => ({ part, value: String(value), at })),
  );
  const last = named.at(-1);
  if (!last) return undefined;
  const same = named.filter(({ part }) => part === last.part);
  const first = same[0]!.at;
  const others = named.filter(({ part }) => part !== last.part);
  const isOne = new Set(same.map(({ value }) => value)).size > 1 && others.every(({ part, at }) => part === "className" && at < first);
  return isOne ? { part: last.part as SlotPart, first } : undefined;
}

/** Whether a row below headings says nothing but times. */
export const isTimes = (cells: readonly Cell[]): boolean => {
  const labels = cells.map((cell) => readLabel(cellText(cell), false));
  return labels.filter(({ times, text }) => times && text === "").length > 1 && labels.every(({ slot }) => Object.keys(slot).length === 0);
};

/**
 * Reads the headings of a block, the upper row first. Where only the lower one says something of a column, the upper is as on its left:
 * CSV has no merged cells.
 */
export function readAxis(headings: readonly (readonly Cell[])[], daysBelow: boolean): Axis {
  const named = headings.map((cells) => cells.some((cell) => readLabel(cellText(cell), true).slot.weekday !== undefined));
  const kinds = headings.map((cells, at) => headingOf(cells, daysBelow || named.some((has, other) => has && other !== at)));
  const parts = new Set(kinds.flatMap((kind) => kind?.part ?? []));
  const first = Math.min(...kinds.map((kind) => kind?.first ?? Infinity));
  const lower = kinds.findLast(Boolean)!.part;
  const axis: Axis = { columns: [], unknown: [], twice: [], parts, first };
  const seen = new Set<string>();
  let upper: Slot = {};
  for (let at = first; at < Math.max(...headings.map((cells) => cells.length)); at++) {
    const labels = headings.map((cells, row) => readLabel(cellText(cells[at]), kinds[row]?.part === "period"));
    const slot = Object.assign({}, ...labels.map((label) => label.slot)) as Slot;
    const text = labels.map((label) => label.text).find(Boolean) ?? "";
    if (text === "") continue;
    const whole = { ...upper, ...slot };
    const { [lower]: _, ...carried } = whole;
    upper = carried;
    if ([...parts].some((part) => whole[part] === undefined)) axis.unknown.push({ at, text });
    else if (seen.has(slotKey(whole))) axis.twice.push(at);
    else {
      const times = labels.find((label) => label.times)?.times;
      axis.columns.push({ at, slot: whole, ...(times && { times }) });
    }
    seen.add(slotKey(whole));
  }
  return axis;
}

export const slotKey = ({ weekday, period, className }: Slot): string => [weekday, period, className].join("/");
