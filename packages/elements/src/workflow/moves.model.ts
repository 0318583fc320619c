import type { Aim, Instant, Party, Session, StateRow, Transition, Workflow } from "@xiaoben/contract";

/** A transition that somebody may take now, or could once what is missing is there. */
export interface Move {
  /** Id of the transition: `submit`. */
  id: string;
  /** JSON pointers that are still empty; `a|b` means that one of them is enough. Empty: nothing is in the way. */
  unfilled: string[];
  /** What the definition of the record asks for is not there yet. */
  incomplete: boolean;
  /** The last moment, where the move is open for some time only. */
  until?: Instant;
  /** Properties that the person is asked for, e.g. `reason`. */
  input: string[];
}

/** What a move is judged by, beside the record. */
export interface MoveFacts {
  me: string;
  parties: readonly Party[];
  now: Instant;
  /** Answer to the guard `complete`; absent counts as complete. */
  complete?: boolean;
  /** When the last transition was, for the guard `within`. */
  lastMoved?: Instant | undefined;
  /** What is set otherwise than the table has it. */
  settings?: Session["settings"];
}

interface Moving {
  state: string;
  signatures?: readonly { party: Party; person: string }[];
  aim?: Aim;
}

const hour = 3_600_000;

/**
 * The moves that a person sees for a record, from the workflow's table. What can never succeed for this person now
 * (another's move, already signed, too late) is left out; what only needs something filled in stays, with what is missing.
 * For drawing alone: the back end decides.
 */
export function movesOf(workflow: Workflow, record: Moving, facts: MoveFacts): Move[] {
  const moves: Move[] = [];
  for (const transition of workflow.transitions) {
    if (transition.auto || transition.follows || !transition.from.includes(record.state) || moves.some((move) => move.id === transition.id))
      continue;
    if (!transition.by.some((party) => facts.parties.includes(party))) continue;
    const move = judge(workflow, transition, record, facts);
    if (move) moves.push(move);
  }
  return moves;
}

/** Properties that the parties may change while the record is in its state. */
export function editableIn(workflow: Workflow, state: string, parties: readonly Party[]): ReadonlySet<string> {
  const row: StateRow | undefined = workflow.states[state];
  return new Set(parties.flatMap((party) => row?.edits[party] ?? []).map((pointer) => pointer.slice(1)));
}

/** Whether the property that a JSON pointer names holds something: text beyond blanks, a list or an object with something in it. */
export function isFilled(record: object, pointer: string): boolean {
  return pointer.split("|").some((one) => holds((record as Record<string, unknown>)[one.slice(1)]));
}

function judge(workflow: Workflow, transition: Transition, record: Moving, facts: MoveFacts): Move | undefined {
  const move: Move = {
    id: transition.id,
    unfilled: [],
    incomplete: false,
    input: (transition.input ?? []).map((pointer) => pointer.slice(1)),
  };
  for (const guard of transition.guards ?? []) {
    if ("filled" in guard) move.unfilled.push(...guard.filled.filter((pointer) => !isFilled(record, pointer)));
    else if ("complete" in guard) move.incomplete = facts.complete === false;
    else if ("unsigned" in guard) {
      if (record.signatures?.some((signature) => signature.person === facts.me)) return undefined;
    } else if ("actorIsNot" in guard) {
      if ((record as unknown as Record<string, unknown>)[guard.actorIsNot.slice(1)] === facts.me) return undefined;
    } else if ("actorIs" in guard) {
      if ((record as unknown as Record<string, unknown>)[guard.actorIs.slice(1)] !== facts.me) return undefined;
    } else if ("aim" in guard) {
      if ((record.aim ?? "learning") !== guard.aim) return undefined;
    } else if ("within" in guard) {
      const end = lastMoment(workflow, guard.within, facts);
      if (end === undefined || end <= facts.now) return undefined;
      move.until = end;
    }
  }
  return move;
}

function lastMoment(workflow: Workflow, setting: string, { lastMoved: since, settings }: MoveFacts): Instant | undefined {
  const { default: usual, type } = workflow.settings[setting] ?? {};
  const length = settings?.[`${workflow.kind}.${setting}`] ?? usual;
  if (since === undefined || typeof length !== "string") return undefined;
  return new Date(Date.parse(since) + Number(length) * (type === "days" ? 24 * hour : hour)).toISOString();
}

function holds(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null;
}
