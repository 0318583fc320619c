import type { Capabilities, Change, ChangesPage, Session, Task } from "../gateway/index.ts";
import type { Kind, Kinds } from "../kinds/index.ts";
import type { Problem } from "../problems/problem.ts";
import type { Rollup } from "../verdicts/rollup.ts";
import type { Verdict } from "../verdicts/verdict.ts";
import type * as definitions from "./definitions.ts";
import { shapes } from "./generated/shapes.ts";
import { compile, type Check, type Shape } from "./shape.ts";

export type { Shape } from "./shape.ts";

/** What can be checked on the way in: records by kind, and the other answers of the wire. */
export interface Guarded extends Kinds {
  session: Session;
  capabilities: Capabilities;
  changesPage: ChangesPage;
  change: Change;
  task: Task;
  problem: Problem;
  rollup: Rollup;
  verdict: Verdict;
}

export type Guard<T> = (value: unknown) => value is T;

/**
 * The quick check of an answer: made once per name, a few microseconds a record, no schema library.
 * It is as strict as the schema save in two points: a decimal must be text (the schema also reads a number and writes it as
 * text), and of a pack only the head is looked at (`definitionGuards` look at all of it). Where it says no, `readRecord` of `./schemas` says what is wrong, or mends it.
 */
export function guardOf<N extends keyof Guarded>(name: N): Guard<Guarded[N]> {
  const check = checks.get(name) ?? compile(shapes[name], shapes);
  checks.set(name, check);
  return check as Guard<Guarded[N]>;
}

/** The checks of packs and of what stands in them: seldom needed, and more than all others together, so loaded apart. */
export const definitionGuards = (): Promise<typeof definitions> => import("./definitions.ts");

/** What a record of a kind, or another answer, looks like: for adapters, which check a mapping before anything is asked. */
export const shapeOf = (name: keyof Guarded): Shape => shapes[name];

/** Whether a value is a record of a kind. */
export const isRecord = <K extends Kind>(kind: K, value: unknown): value is Kinds[K] => guardOf(kind)(value);

const checks = new Map<string, Check>();
