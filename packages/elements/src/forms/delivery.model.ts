import type { ActionId, GatewayError, Pending, Ref } from "@xiaoben/contract";

/** What becomes of an intent that was given for this record. */
export type Delivery =
  | { state: "none" }
  | { state: "waiting" | "sending"; actionId: string; action: ActionId }
  | { state: "attention"; actionId: string; action: ActionId; error: GatewayError };

/**
 * What waits, is on its way, or was refused of the actions on a record: a refusal first, else the latest.
 * Of records that are written as drafts, changes count only where they were refused: the saved line tells of the others.
 */
export function deliveryOf(pending: readonly Pending[], on: Ref, drafts: boolean): Delivery {
  const mine = pending.filter((entry) => entry.on.kind === on.kind && entry.on.id === on.id);
  const refused = mine.find((entry) => entry.state === "attention" && entry.error);
  if (refused?.error) return { state: "attention", actionId: refused.actionId, action: refused.action, error: refused.error };
  const acts = mine.filter((entry) => !drafts || !isContent(entry.action));
  const last = acts[acts.length - 1];
  return last
    ? { state: last.state === "waiting" ? "waiting" : "sending", actionId: last.actionId, action: last.action }
    : { state: "none" };
}

/** Whether an action writes content and is no move of the workflow. */
export const isContent = (action: string): boolean => /\.(change|create)$/.test(action);

/** Whether a write met a record that somebody else had changed, and brought that record along. */
export const isStale = (error: GatewayError): boolean =>
  (error.code === "stale-version" || error.code === "duplicate-key") && typeof error.current === "object" && error.current !== null;
