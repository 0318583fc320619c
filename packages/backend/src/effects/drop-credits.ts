import type { Report } from "@xiaoben/contract";
import { moved } from "../reports/moved.ts";
import type { Effect } from "./effect.ts";

/** What was prepared for a report that does not go up falls away: the next report takes it in. */
export const dropCredits: Effect = (record, { batch }) => [
  { kind: "report", id: (record as unknown as Report).id, set: { items: [], left: undefined } },
  ...(batch?.credits ?? []).flatMap((credit) => moved("credit", credit, "drop")),
];
