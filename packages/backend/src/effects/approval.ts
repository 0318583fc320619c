import type { Plan } from "@xiaoben/contract";
import type { Effect } from "./effect.ts";

/** One level approved: kept with who, when and which version; the next level is awaited (R109). */
export const approval: Effect = (record, { actor, at, level }) => {
  const plan = record as unknown as Plan;
  return [
    {
      kind: "plan",
      id: plan.id,
      set: { approvals: [...plan.approvals, { by: actor, level: level ?? "school", at, version: plan.version }], step: plan.step + 1 },
    },
  ];
};
