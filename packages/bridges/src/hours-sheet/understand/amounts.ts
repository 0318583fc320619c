import { isDec, type Dec, type HourField, type RowProblem } from "@xiaoben/contract";
import { cellText, type Cell } from "../../files/grid.ts";
import type { Unit } from "./headings.ts";

export type AmountField = "hours" | "minutes" | "lessons" | "days";
export type AmountRead = { field: AmountField; value: Dec } | { problem: RowProblem };

/**
 * The amount that a cell names. A unit in the cell counts more than that of the heading: `90分钟` under 学时 are 90 minutes, not 90 hours;
 * clock hours become minutes, since how long a study hour is the rules decide.
 */
export function readAmount(cell: Cell, heading: Unit | "none", field: HourField): AmountRead {
  const found = cellText(cell);
  const wrong = (code: string): AmountRead => ({ problem: { code, field, found } });
  if (found.length > longest) return { problem: { code: "not-a-number", field, found: `${found.slice(0, longest)}…` } };
  const text = found.normalize("NFKC").replace(/\s/g, "");
  const mixed = /^(\d+)(?:小时|小時|个小时|h)(\d+)(?:分钟|分鐘|分|min)?$/i.exec(text);
  if (mixed) return { field: "minutes", value: String(Number(mixed[1]) * 60 + Number(mixed[2])) };
  const parts = /^([+-]?[\d.,]+)(.*)$/.exec(text);
  const number = parts && plainNumber(parts[1]!);
  if (!parts || number === undefined) return wrong("not-a-number");
  const unit = parts[2] === "" ? heading : unitOf(parts[2]!);
  if (unit === undefined) return wrong("unit-unknown");
  if (unit === "none") return wrong("unit-missing");
  const value = unit === "clockHours" ? String(Number((Number(number) * 60).toFixed(6))) : number;
  if (!isDec(value)) return wrong("too-many-decimals");
  if (Number(value) <= 0) return wrong("not-positive");
  return { field: unit === "clockHours" ? "minutes" : unit, value: tidy(value) };
}

/** No amount is written longer. */
const longest = 40;

/** Without thousands separators, or `undefined` where it is no number: `2,5` is not 25. */
function plainNumber(text: string): string | undefined {
  const bare = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  return /^[+-]?\d+(\.\d+)?$/.test(bare) ? bare.replace(/^\+/, "") : undefined;
}

const tidy = (value: string): Dec => (value.includes(".") ? value.replace(/\.?0+$/, "") : value).replace(/^0+(?=\d)/, "");

const unitOf = (text: string): Unit | undefined => unitWords[text.toLowerCase().replace(/^个|^個/, "")];

const unitWords: Record<string, Unit> = {
  学时: "hours",
  學時: "hours",
  分钟: "minutes",
  分鐘: "minutes",
  分: "minutes",
  min: "minutes",
  mins: "minutes",
  minutes: "minutes",
  小时: "clockHours",
  小時: "clockHours",
  钟头: "clockHours",
  h: "clockHours",
  课时: "lessons",
  課時: "lessons",
  节: "lessons",
  節: "lessons",
  节课: "lessons",
  節課: "lessons",
  天: "days",
  日: "days",
};
