import type { Guard, Party } from "./workflow.ts";

/**
 * Of a workflow what tells a device which actions to draw. Settings, effects, texts that are edited and guards that only a back end can
 * ask for are left out: they are most of the table.
 */
export interface Outline {
  initial: string;
  states: Readonly<Record<string, OutlinedState>>;
  transitions: readonly OutlinedStep[];
}

export interface OutlinedState {
  /** Who may change something in this state. */
  edits: readonly Party[];
  /** The operation that the awaited begins with, where it is no transition of this workflow; and who is awaited then. */
  opens?: string;
  awaits?: readonly Party[];
}

/** A step that somebody asks for. */
export interface OutlinedStep {
  id: string;
  from: readonly string[];
  to: string;
  by: readonly Party[];
  /** Properties that the action's input may set; each is required. */
  input?: readonly string[];
  /** What the record itself says of who may take it. */
  guards?: readonly OutlinedGuard[];
}

export type OutlinedGuard = Extract<Guard, { unsigned: unknown } | { actorIsNot: unknown } | { actorIs: unknown } | { aim: unknown }>;
