import type * as z from "zod/mini";
import type { Capabilities, ChangesPage, EvaluateAsk, Session, Task } from "../gateway/index.ts";
import type { HoursChoices, HoursSheet, ImportReport } from "../imports/hours.ts";
import type { RosterReport } from "../imports/roster.ts";
import type { Kinds } from "../kinds/index.ts";
import type { Pack } from "../packs/index.ts";
import type { Problem } from "../problems/problem.ts";
import type { ReceiptFile } from "../reports/receipt-file.ts";
import type { ReportFile } from "../reports/report-file.ts";
import type { Rollup, RollupAsk } from "../verdicts/rollup.ts";
import type { Verdict } from "../verdicts/verdict.ts";
import type { hoursChoices, hoursSheet, importReport } from "./imports.ts";
import type { kindSchemas } from "./kinds.ts";
import type { packSchema } from "./pack/pack.ts";
import type { rollup, rollupAsk } from "./rollup.ts";
import type { rosterReport } from "./roster.ts";
import type { receiptFile, reportFile } from "./upwards.ts";
import type { verdict } from "./verdict.ts";
import type { capabilities, changesPage, evaluateAsk, problem, session, task } from "./wire.ts";

/*
 * The hand-written types are the truth, for readers; the schemas check at run time. Here the compiler shows that both
 * say the same: each line is an error when a property, its type or whether it may be absent differs.
 */

type Schemas = typeof kindSchemas;

export type ProofOfKinds = Holds<Same<{ -readonly [K in keyof Schemas]: z.output<Schemas[K]> }, Kinds>>;

export type ProofOfWire = [
  Holds<Same<z.output<typeof packSchema>, Pack>>,
  Holds<Same<z.output<typeof verdict>, Verdict>>,
  Holds<Same<z.output<typeof rollup>, Rollup>>,
  Holds<Same<z.output<typeof rollupAsk>, RollupAsk>>,
  Holds<Same<z.output<typeof session>, Session>>,
  Holds<Same<z.output<typeof capabilities>, Capabilities>>,
  Holds<Same<z.output<typeof changesPage>, ChangesPage>>,
  Holds<Same<z.output<typeof task>, Task>>,
  Holds<Same<z.output<typeof problem>, Problem>>,
  Holds<Same<z.output<typeof evaluateAsk>, EvaluateAsk>>,
  Holds<Same<z.output<typeof importReport>, ImportReport>>,
  Holds<Same<z.output<typeof hoursSheet>, HoursSheet>>,
  Holds<Same<z.output<typeof hoursChoices>, HoursChoices>>,
  Holds<Same<z.output<typeof rosterReport>, RosterReport>>,
  Holds<Same<z.output<typeof reportFile>, ReportFile>>,
  Holds<Same<z.output<typeof receiptFile>, ReceiptFile>>,
];

type Holds<T extends true> = T;

/** Whether two types are the same, property by property. */
type Same<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;

/** The type written out: intersections, `Omit` and the like resolved, at every depth. */
type Plain<T> = T extends string | number | boolean | bigint | null | undefined
  ? T
  : T extends [unknown, ...unknown[]]
    ? { [K in keyof T]: Plain<T[K]> }
    : T extends readonly (infer U)[]
      ? Plain<U>[]
      : { [K in keyof T]: Plain<T[K]> };
