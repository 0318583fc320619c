import type { Rollup } from "../../verdicts/rollup.ts";
import type { Verdict } from "../../verdicts/verdict.ts";
import { clock, people } from "../records/campus.ts";
import { packId } from "../records/pack.ts";

const year = { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" };
const common = {
  subject: { kind: "person", id: people.teacher },
  period: { ...year, closed: false },
  asOf: "2026-11-20",
  knownAt: clock,
  settled: false,
  by: { place: "server", engine: "xiaoben-policy/1" },
} as const;
const decided = { code: "decided", ambiguity: "how-many", clause: "c1" };

/** How the teacher stands: the requirement is reached, and so nothing follows from it as things are. */
export const verdicts: Verdict[] = [
  {
    ...common,
    rule: { pack: packId, version: "2", id: "total" },
    clause: "c1",
    outcome: "met",
    unit: "hour",
    value: "12.5",
    waiting: "23",
    threshold: "6",
    because: [{ code: "reached", clause: "c1" }, decided],
  },
  {
    ...common,
    rule: { pack: packId, version: "2", id: "note" },
    clause: "c2",
    outcome: "notYet",
    unit: "",
    because: [{ code: "rests-on", rule: "total", clause: "c2" }, { code: "period-open", clause: "c2" }, decided],
  },
];

/** How the people of the school stand. */
export const rollups: Rollup[] = [
  {
    rule: { pack: packId, version: "2", id: "total" },
    period: year,
    people: 5,
    outcomes: { met: 1, notYet: 4 },
    stale: 0,
    readings: [],
    since: clock,
  },
];
