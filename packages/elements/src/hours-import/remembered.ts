import type { HourField, HoursChoices, SheetColumn } from "@xiaoben/contract";
import { attempt } from "../forms/jotted.ts";
import { fields } from "./hours-import.model.ts";

type Columns = NonNullable<HoursChoices["columns"]>;

/** What the columns of ledgers with these headings were taken for on this device. Headings alone are kept, nothing of a row. */
export const remembered = {
  get(columns: readonly SheetColumn[]): Columns | undefined {
    const kept = attempt(() => JSON.parse(localStorage.getItem(nameOf(columns)) ?? "null") as unknown);
    if (!isColumns(kept)) return undefined;
    const known = Object.entries(kept).filter(([letter]) => columns.some((column) => column.letter === letter));
    return known.length > 0 ? Object.fromEntries(known) : undefined;
  },
  set(columns: readonly SheetColumn[], chosen: Columns): void {
    attempt(() => localStorage.setItem(nameOf(columns), JSON.stringify(chosen)));
  },
  forget(columns: readonly SheetColumn[]): void {
    attempt(() => localStorage.removeItem(nameOf(columns)));
  },
};

/** Headings tell ledgers apart. */
const nameOf = (columns: readonly SheetColumn[]): string => `xb:hours-columns:${columns.map(({ heading }) => heading).join("|")}`;

function isColumns(value: unknown): value is Record<string, HourField | "none"> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((field: unknown) => field === "none" || fields.includes(field as HourField))
  );
}
