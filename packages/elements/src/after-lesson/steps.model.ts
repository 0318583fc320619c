import type { Day, Debrief, Id, Observation } from "@xiaoben/contract";
import { amongColleagues } from "./lesson.model.ts";

/** One step that an observer and the observed teacher settled on (行动改进点): it comes back at her next lesson. */
export interface ActionStep {
  /** The observation that it stands in. */
  observation: Id;
  lesson: Id;
  /** The observer who wrote it down. */
  author: Id;
  on: Day;
  text: string;
}

/** What became of a step, as the teacher and her colleagues saw it. */
export type StepOutcome = "done" | "partly" | "notYet";

/** What was said about a step at a later lesson. */
export interface StepReport {
  outcome: StepOutcome;
  text: string;
  /** Day of the debrief. */
  on: Day;
  lesson: Id;
}

type Observed = Pick<Observation, "id" | "state" | "lesson" | "author" | "observed" | "on" | "nextStep" | "aim">;

export const stepOutcomes: readonly StepOutcome[] = ["done", "partly", "notYet"];

/** States in which the observed teacher has answered, so that the step is one of both. */
const agreed: ReadonlySet<string> = new Set(["answered", "locked", "unlocking"]);

/** Every step that was agreed with a teacher, oldest first. */
export const stepsOf = (observations: readonly Observed[], teacher: Id): ActionStep[] =>
  amongColleagues(observations)
    .filter(({ state, observed, nextStep }) => observed === teacher && agreed.has(state) && nextStep.trim() !== "")
    .map(({ id, lesson, author, on, nextStep }) => ({ observation: id, lesson, author, on, text: nextStep.trim() }))
    .sort((a, b) => (a.on === b.on ? (a.observation < b.observation ? -1 : 1) : a.on < b.on ? -1 : 1));

/**
 * The steps that a teacher took home from the last lesson before a day: one of each observer who left one.
 * `author`: of this observer alone.
 */
export function lastSteps(observations: readonly Observed[], asked: { teacher: Id; before: Day; author?: Id }): ActionStep[] {
  const earlier = stepsOf(observations, asked.teacher).filter(
    ({ on, author }) => on < asked.before && (asked.author === undefined || author === asked.author),
  );
  const last = earlier[earlier.length - 1];
  return earlier.filter(({ lesson }) => lesson === last?.lesson);
}

/** The code by which a speech of a debrief says what became of a step; it stands in `turn`. */
export const turnOfStep = (outcome: StepOutcome, step: Pick<ActionStep, "observation">): string => `step/${outcome}/${step.observation}`;

/** Reads such a code; `undefined` where a turn is one of the speaking order. */
export function stepOfTurn(turn: string | undefined): { outcome: StepOutcome; observation: Id } | undefined {
  const [step, outcome, observation] = turn?.split("/") ?? [];
  return step === "step" && observation && (stepOutcomes as readonly string[]).includes(outcome!)
    ? { outcome: outcome as StepOutcome, observation }
    : undefined;
}

/** What became of each step, by its observation: what was said last. */
export function reportsOf(debriefs: readonly Pick<Debrief, "on" | "lesson" | "speeches">[]): Map<Id, StepReport> {
  const reports = new Map<Id, StepReport>();
  for (const { on, lesson, speeches } of [...debriefs].sort((a, b) => (a.on < b.on ? -1 : 1)))
    for (const { turn, text } of speeches) {
      const said = stepOfTurn(turn);
      if (said) reports.set(said.observation, { outcome: said.outcome, text, on, lesson });
    }
  return reports;
}
