import type { Aim } from "../packs/definitions.ts";

/** Who somebody is to a record: from its properties (`kindTable.parties`), or from a role in its organisation or above; `inspector`: from a role, where it is shown apart. */
export type Party =
  | "author"
  | "observed"
  | "teacher"
  | "observer"
  | "audience"
  | "host"
  | "participant"
  | "speaker"
  | "named"
  | "mentor"
  | "mentee"
  | "inspector"
  | "groupLead"
  | "schoolAdmin"
  | "principal"
  | "countyOfficer"
  | "system";

/** All guards of a transition must hold. A closed set: a new need is a new member here with its test, never an expression. */
export type Guard =
  /** JSON pointers into the record after the patch that must not be empty; `a|b` means one of them. */
  | { filled: string[] }
  /** Linked records that must exist; `onlyIf` names a switch in `settings`. */
  | { linked: { kind: string; by: string; state?: string; atLeast: number }; onlyIf?: string }
  /**
   * What the definition that the record was made from requires is there: sections of a plan, evidence of a stage.
   * `before`, `after`: what the checklists of an activity look for before it, and afterwards.
   */
  | { complete: "template" | "before" | "after" }
  | { signed: Party[] }
  | { unsigned: "actor" }
  /** The actor is not the person that the pointer names. */
  | { actorIsNot: string }
  /** The actor is the person that the pointer names. */
  | { actorIs: string }
  /** Not later than this setting after the last transition. */
  | { within: string }
  /** Whether a further level of approval, or a further stage, is to come. */
  | { stepLeft: boolean }
  /**
   * What the record holds stands up to its check. `pack`: it has no open finding, and what it extends is published.
   * `file`: all its bytes are there, and they are of the type that it says. `credits`: what people are to be credited with was worked out for this
   * version of it. `receipt`: it answers this report, each of its lines once. `objection`: what is answered is an objection. `objections`: each of them was
   * answered. `approval`: where persons are criticised, the actor neither drew it up nor is named in it.
   */
  | { checked: "pack" | "file" | "credits" | "receipt" | "objection" | "objections" | "approval" }
  /** The lesson asks the author to come, or is open to an organisation of hers. */
  | { welcome: "lesson" }
  /** Idea and intent of the lesson were handed out, and the author has not said since then that she read them. */
  | { unread: "lesson" }
  /** What the record is for: `learning` where it says nothing else. */
  | { aim: Aim | "learning" }
  /** The activity's list is open, and what was typed is its code, which is not over yet. */
  | { code: "activity" }
  /** Later than this setting after the last transition: the time that somebody had is over. */
  | { past: string }
  /** No binding that is in force, or will be, names this version. */
  | { unbound: "pack" };

/** What holds in one state. */
export interface StateRow {
  /** Properties that a party may change, as JSON pointers. `/*` means every content property. */
  edits: Partial<Record<Party, string[]>>;
  /** Who may read it in this state; `anyone` is whoever is signed in. */
  reads: (Party | "anyone")[];
  /** Who must do something for the record to move on. Tasks are computed from it. */
  awaits?: Party[];
  /** The operation that the awaited begins with, where it is no transition of this workflow. */
  opens?: string;
  /** Setting that says how long the awaited has. */
  clock?: string;
  /** Nothing leads on from it. */
  final?: true;
}

/** A step from one state to another. */
export interface Transition<S extends string = string, E extends string = string> {
  /** Its verb: `submit` in `hour.submit`. */
  id: string;
  from: S[];
  to: S;
  /** Who may take it. */
  by: Party[];
  /** Properties that the action's input may set; each is required. */
  input?: string[];
  /** What must hold. */
  guards?: Guard[];
  /** What follows in the same transaction. */
  effects?: E[];
  /** Effects of earlier steps that are taken back. */
  undoes?: E[];
  /** Properties that are emptied. */
  clears?: string[];
  /** A way back: open to whom the record waits for, and never what it waits for. */
  back?: true;
  /** Taken by the system as soon as its guards hold. */
  auto?: true;
  /** Taken by the system with a step of another record, by an effect of that; nobody asks for it. */
  follows?: true;
}

/** The states of a kind and the steps between them. */
export interface Workflow<S extends string = string, E extends string = string> {
  kind: string;
  version: number;
  initial: S;
  /** The only things a practice pack may change about a workflow. */
  settings: Record<string, { type: "switch" | "minutes" | "hours" | "days" | "levels"; default: string | boolean | string[] }>;
  /** Who decides at each level that the setting `levels` may name, where that is not whoever is awaited. */
  approvers?: Readonly<Record<string, readonly Party[]>>;
  states: Record<S, StateRow>;
  /** Code lives in `backend/effects/<id>.ts`; the table says what it may write. */
  effects: Record<E, { writes: string[]; undo: "counterEntry" | "none" }>;
  transitions: Transition<S, E>[];
}
