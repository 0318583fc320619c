import type { DeviceState, GatewayErrorCode, Pending, RescueReport } from "@xiaoben/contract";

/** The one line: what matters most of all that waits. */
export interface Summary {
  kind: "attention" | "sending" | "waiting" | "offline" | "clean";
  count: number;
}

/** What needs a person comes before what is under way, and that before what merely waits. */
export function summaryOf(pending: readonly Pending[], online: boolean): Summary {
  for (const kind of ["attention", "sending", "waiting"] as const) {
    const count = pending.filter((entry) => entry.state === kind).length;
    if (count > 0) return { kind, count };
  }
  return { kind: online ? "clean" : "offline", count: 0 };
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

/** How far a clock is off, in the unit in which people say it. */
export function timeOff(ms: number): { unit: "minutes" | "hours" | "days"; count: number } {
  const minutes = Math.abs(ms) / 60_000;
  if (minutes < 90) return { unit: "minutes", count: Math.round(minutes) };
  if (minutes < 48 * 60) return { unit: "hours", count: Math.round(minutes / 60) };
  return { unit: "days", count: Math.round(minutes / 1_440) };
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
