import type { Pair, PairTemplate } from "@xiaoben/contract";
import type { Effect } from "./effect.ts";

/** Both signed: the gate of the stage is kept with its signatures, and the pair goes on to the next stage where there is one (R098). */
export const passGate: Effect = (record, { at, definition }) => {
  const pair = record as unknown as Pair;
  const stages = (definition as PairTemplate | undefined)?.stages ?? [];
  const next = stages[stages.findIndex((stage) => stage.id === pair.stage) + 1];
  return [
    {
      kind: "pair",
      id: pair.id,
      set: { gates: [...pair.gates, { stage: pair.stage, at, signatures: pair.signatures }], ...(next && { stage: next.id }) },
    },
  ];
};
