import * as z from "zod/mini";
import type { Node } from "../verdicts/verdict.ts";
import { count, day, dec, flag, list, loose, maybe, name, oneOf, table, text } from "./primitives.ts";
import { ref } from "./record.ts";

export const subject = loose({ kind: oneOf("person", "pair", "group", "school", "county"), id: name });

const outcome = oneOf("met", "notYet", "notMet", "undetermined", "waived", "notApplicable", "applies", "doesNotApply");
const operator = oneOf("sum", "count", "times", "divide", "round", "cap", "best", "least", "atLeast", "atMost", "below");

/** How a figure came about, as a tree. */
export const arithmetic: z.ZodMiniType<Node> = z.union(
  [
    loose({ op: z.literal("fact"), record: ref, fact: name, value: text }),
    loose({ op: z.literal("parameter"), id: name, value: text, clause: name, decision: maybe(text) }),
    loose({ op: operator, of: z.lazy(() => list(arithmetic)), value: dec, clause: maybe(name) }),
  ],
  { error: "not-arithmetic" },
);

const reason = loose({
  code: name,
  clause: maybe(name),
  record: maybe(ref),
  parameter: maybe(name),
  ambiguity: maybe(name),
  finding: maybe(name),
  rule: maybe(name),
});

const line = loose({ record: ref, version: count, amount: dec, counted: dec, why: name, clause: name, arithmetic });

export const verdict = loose({
  subject,
  rule: loose({ pack: name, version: name, id: name }),
  clause: name,
  period: loose({ key: name, from: day, to: day, closed: flag }),
  asOf: day,
  knownAt: text,
  outcome,
  settled: flag,
  unit: text,
  value: maybe(dec),
  waiting: maybe(dec),
  threshold: maybe(dec),
  gap: maybe(dec),
  readings: maybe(list(loose({ choose: table(text), outcome, value: maybe(dec) }))),
  because: list(reason),
  lines: maybe(list(line)),
  arithmetic: maybe(arithmetic),
  by: loose({ place: oneOf("server", "device"), engine: text }),
});
