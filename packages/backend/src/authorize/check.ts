import { ProblemError, type Kind, type Party } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { workflowOf } from "../records/body.ts";
import { holds } from "../store/holds.ts";
import type { Stored } from "../store/store.ts";
import { groundsOf, look, readableStates } from "./grounds.ts";

/**
 * Who somebody is to a record for an operation, or `null` where no row of the permission table allows it.
 * `record` is the one that governs: for sections and items their plan.
 */
export function partiesFor(who: Who, operation: string, record: Stored): Party[] | null {
  const grounds = groundsOf(who, operation).filter(({ atom }) => holds(atom, record, look));
  return grounds.length === 0 ? null : [...new Set(grounds.flatMap(({ parties }) => parties))];
}

/** Whether somebody may read a record; `governing` is the record itself, or the plan of a section or item. */
export function mayRead(who: Who, kind: Kind, governing: Stored, operation = `${kind}.get`): boolean {
  const parties = partiesFor(who, operation, governing);
  if (!parties) return false;
  const states = readableStates(governing.kind as Kind, parties);
  return states === undefined || states.includes(governing.state ?? "");
}

/** @throws {ProblemError} `not-permitted` where nothing allows the operation on the record. */
export function demand(who: Who, operation: string, governing: Stored): Party[] {
  const parties = partiesFor(who, operation, governing);
  if (!parties) throw new ProblemError("not-permitted", `You may not do "${operation}" with this ${governing.kind}.`);
  return parties;
}

/** Properties that the parties may change in the record's state: first-level names, or `*` for all content. */
export function editable(governing: Stored, parties: readonly Party[]): string[] {
  const edits = workflowOf(governing.kind as Kind)?.states[governing.state ?? ""]?.edits ?? {};
  return parties.flatMap((party) => edits[party] ?? []).map((pointer) => pointer.slice(1));
}
