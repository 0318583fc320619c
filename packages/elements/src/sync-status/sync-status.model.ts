import type { GatewayErrorCode, Pending } from "@xiaoben/contract";

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
