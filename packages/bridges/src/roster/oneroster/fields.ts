import { addDays, isDay, type Day } from "@xiaoben/contract";
import type { Findings } from "../findings.ts";
import type { Row } from "./table.ts";

/** The `sourcedId` of a row, where it has one that no earlier row has. `seen` remembers them with their rows. */
export function keyIn(row: Row, seen: Map<string, number>, faults: Findings): string | undefined {
  const key = row.text("sourcedId");
  if (key === "") return void faults.at(row.at, "required", "sourcedId");
  const earlier = seen.get(key);
  if (earlier !== undefined) return void faults.at(row.at, "duplicate", "sourcedId", key, { row: String(earlier) });
  seen.set(key, row.at.row);
  return key;
}

/** Whether a row is one that goes: `status` is `tobedeleted`. In files of changes each row must say what it is. */
export function isGone(row: Row, isDelta: boolean, faults: Findings): boolean {
  const status = row.text("status");
  if (status === "tobedeleted") return true;
  if (status === "" && isDelta) faults.at(row.at, "required", "status");
  else if (status !== "" && status !== "active") faults.at(row.at, "status-unknown", "status", status, { known: "active, tobedeleted" });
  return false;
}

/** `true` or `false`, in any case. */
export function flagIn(row: Row, column: string, faults: Findings): boolean {
  const text = row.text(column).toLowerCase();
  if (text !== "true" && text !== "false")
    faults.at(row.at, text === "" ? "required" : "not-a-flag", column, row.text(column), { known: "true, false" });
  return text === "true";
}

/** A day such as 2026-09-01, or `undefined` where there is none or it is a fault. */
export function dayIn(row: Row, column: string, faults: Findings): Day | undefined {
  const text = row.text(column);
  if (text === "") return undefined;
  if (isDay(text) && text >= "1950" && text < "2120") return text;
  return void faults.at(row.at, "not-a-day", column, text);
}

/** The standard gives the day on which something no longer holds (exclusive); records hold the last day. */
export const lastDay = (exclusiveEnd: Day): Day => addDays(exclusiveEnd, -1);
