import { ProblemError, type Hour, type Issue, type Kind, type Party, type Signature, type Transition } from "@xiaoben/contract";
import type { Examined } from "../attachments/examine.ts";
import { counterEntries } from "../effects/hours-for-observer.ts";
import type { EffectContext, Write } from "../effects/effect.ts";
import { effects } from "../effects/index.ts";
import { workflowOf, type Body } from "../records/body.ts";
import { contentHash, signaturesOf } from "./signature.ts";
import type { Moment } from "./stamps-of-activities.ts";
import { stamps } from "./stamps.ts";

/** What a transition makes of a record: what is set on it, and what is written beside it. */
export interface Outcome {
  set: Record<string, unknown>;
  writes: Write[];
}

/** Who takes a transition, and as what. */
export interface Taker extends EffectContext, Moment {
  party: Party;
  input: Readonly<Record<string, unknown>>;
  /** Records that an earlier run of an effect derived; for `undoes`. */
  derived: readonly Hour[];
  /** Of an attachment: what its bytes show. */
  examined?: Examined | undefined;
  /** Of an hour that is handed in: the levels that decide, where a pack says them. */
  chain?: readonly string[] | undefined;
}

/** What a transition does to a record. Pure: guards are asked before. */
export function outcomeOf(kind: Kind, before: Body, transition: Transition, taker: Taker): Outcome {
  const input = Object.fromEntries((transition.input ?? []).map((pointer) => [pointer.slice(1), taker.input[pointer.slice(1)]]));
  const set: Record<string, unknown> = { ...input, ...stamps(kind, transition.id, before, taker) };
  if (transition.guards?.some((guard) => "unsigned" in guard)) set["signatures"] = [...signaturesOf(before), signature(before, taker)];
  const writes: Write[] = [];
  for (const name of transition.effects ?? []) {
    for (const write of effects[name]!({ ...before, ...set }, taker)) {
      if (write.id === before.id) Object.assign(set, write.set);
      else writes.push(write);
    }
  }
  for (const name of transition.undoes ?? [])
    if (workflowOf(kind)!.effects[name]?.undo === "counterEntry") writes.push(...counterEntries(taker.derived));
  for (const pointer of transition.clears ?? []) set[pointer.slice(1)] = emptied(before[pointer.slice(1)]);
  set["state"] = transition.to;
  return { set, writes };
}

/** Transitions of that name which begin in the record's state. @throws {ProblemError} `transition-not-allowed` where there is none. */
export function transitionsFrom(kind: Kind, id: string, state: string): Transition[] {
  const { transitions } = workflowOf(kind)!;
  const found = transitions.filter((transition) => transition.id === id && transition.from.includes(state));
  if (found.length === 0) throw new ProblemError("transition-not-allowed", `"${id}" is not possible in state "${state}".`);
  return found;
}

/** What is wrong with an input: it lacks a property, or has one that the action does not take. `takes`: pointers to the properties it sets. */
export function inputIssues(takes: readonly string[], input: Readonly<Record<string, unknown>>): Issue[] {
  const names = takes.map((pointer) => pointer.slice(1));
  const missing = names.filter((name) => typeof input[name] !== "string" || input[name].trim() === "");
  const unknown = Object.keys(input).filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => ({ pointer: `/input/${name}`, code: "required", message: "Write it down." })),
    ...unknown.map((name) => ({ pointer: `/input/${name}`, code: "unknown-field", message: "The action does not take this." })),
  ];
}

function signature(before: Body, { party, actor, at }: Taker): Signature {
  return { party, person: actor, at, version: before.version, hash: contentHash(before), way: "session" };
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === "string" ? "" : undefined;
}
