import type { DeviceState, GatewayErrorCode, Pending, RescueReport } from "@xiaoben/contract";

/** The one line: what matters most of all that waits. */
export interface Summary {
  kind: "attention" | "sending" | "pageOnly" | "waiting" | "typed" | "offline" | "offlinePageOnly" | "clean";
  count: number;
}

/**
 * What needs a person comes before what is under way, and that before what merely waits. `typed`: what stands in an open form and is
 * about to be sent. `pageOnly`: the browser did not let the device keep it.
 */
export function summaryOf(pending: readonly Pending[], online: boolean, device?: DeviceState): Summary {
  for (const kind of ["attention", "sending"] as const) {
    const count = pending.filter((entry) => entry.state === kind).length;
    if (count > 0) return { kind, count };
  }
  const unsent = Math.max(pending.length, device?.unsent ?? 0);
  const kept = (device?.storage ?? "kept") === "kept";
  if (!kept && unsent > 0) return { kind: "pageOnly", count: unsent };
  if (pending.length > 0) return { kind: "waiting", count: pending.length };
  if (!online) return { kind: kept ? "offline" : "offlinePageOnly", count: 0 };
  return { kind: unsent > 0 ? "typed" : "clean", count: unsent };
}

/** Those that need a person first, then the oldest. */
export const inOrder = (pending: readonly Pending[]): Pending[] =>
  [...pending].sort((a, b) => Number(b.state === "attention") - Number(a.state === "attention") || (a.since < b.since ? -1 : 1));

const hopeless: readonly GatewayErrorCode[] = ["stale-version", "transition-not-allowed", "not-found", "duplicate-key", "action-reused"];

/** Whether sending the same again can be answered otherwise. */
export const canRetry = (entry: Pending): boolean => entry.state === "attention" && !hopeless.includes(entry.error?.code ?? "internal");

const code = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2}(T.*Z)?|[a-z][\w:./-]*)$/i;

/** The words that a person typed, out of what was asked for: no ids, days, figures or codes. */
export function typedWords(value: unknown): string[] {
  if (typeof value === "string") return value.trim() && !code.test(value.trim()) ? [value.trim()] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(typedWords);
}

/** What has to be said of the device beside the one line. */
export type Notice = "full" | "blocked" | "late" | "clock";

/** What is wrong with the device: a full storage at once, a blocked one as soon as something is unsent that only this page holds. */
export function noticesOf(device: DeviceState | undefined, clockSeen: boolean): Notice[] {
  if (!device) return [];
  const { storage, unsent, late, clockAhead } = device;
  return [
    ...(storage === "full" ? ["full" as const] : storage === "blocked" && unsent > 0 ? ["blocked" as const] : []),
    ...(late ? ["late" as const] : []),
    ...(clockAhead !== undefined && !clockSeen ? ["clock" as const] : []),
  ];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far a clock is off, in the unit in which people say it: the smaller one up to one and a half hours, and up to two days. */
export function timeOff(ms: number): { unit: "minutes" | "hours" | "days"; count: number } {
  const off = Math.abs(ms);
  if (off < 1.5 * hour) return { unit: "minutes", count: Math.round(off / minute) };
  if (off < 2 * day) return { unit: "hours", count: Math.round(off / hour) };
  return { unit: "days", count: Math.round(off / day) };
}

/** Whether closing the page would lose something. */
export const wouldLose = (device: DeviceState | undefined): boolean =>
  device !== undefined && device.storage !== "kept" && device.unsent > 0;

/** What became of a rescue file, in the order in which it is said. */
export function rescued({
  taken,
  known,
  left,
}: RescueReport): { key: "taken" | "takenKnown" | "takenOthers" | "takenUnreadable"; count: number }[] {
  const others = left.filter(({ why }) => why === "not-this-person").length;
  return [
    { key: "taken" as const, count: taken },
    { key: "takenKnown" as const, count: known },
    { key: "takenOthers" as const, count: others },
    { key: "takenUnreadable" as const, count: left.length - others },
  ].filter(({ key, count }) => count > 0 || (key === "taken" && known + left.length === 0));
}
