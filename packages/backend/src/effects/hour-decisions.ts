import type { Hour } from "@xiaoben/contract";
import type { Effect } from "./effect.ts";

/** One level granted, or an appeal: kept with who, when and which version; the next level is awaited. */
export const grant: Effect = (record, { actor, at, level }) => {
  const { id, state, version, step = 0, approvals = [] } = record as unknown as Hour;
  const isAppeal = state === "appealed";
  const approval = { by: actor, level: isAppeal ? "appeal" : (level ?? "school"), at, version };
  return [{ kind: "hour", id, set: { approvals: [...approvals, approval], decidedBy: actor, ...(!isAppeal && { step: step + 1 }) } }];
};

/** The last decision is taken back: where it granted something, the record waits for that level again. */
export const stepBack: Effect = (record) => {
  const { id, state, step = 0, approvals = [] } = record as unknown as Hour;
  const granted = state === "approved" || state === "submitted";
  const left = granted ? approvals.slice(0, -1) : approvals;
  const levels = left.filter(({ level }) => level !== "appeal").length;
  return [{ kind: "hour", id, set: { approvals: left, step: granted ? levels : step, decidedBy: left.at(-1)?.by } }];
};
