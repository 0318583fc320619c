import type { ActionId, Kind, Party, Transition } from "@xiaoben/contract";
import { editable, partiesFor } from "../authorize/check.ts";
import type { Who } from "../directory/who.ts";
import { parentOf, rowOf, workflowOf } from "../records/body.ts";
import type { Settings } from "../settings.ts";
import type { Stored } from "../store/store.ts";
import { partiesAtLevel } from "./levels.ts";

/** Who somebody may act as in a transition of a record's present state; empty: he may not take it. Guards are not asked. */
export function actorsOf(who: Who, settings: Settings, row: Stored, transition: Transition): Party[] {
  if (transition.auto || transition.follows || !transition.from.includes(row.state ?? "")) return [];
  const parties = partiesFor(who, `${row.kind}.${transition.id}`, row) ?? [];
  const able = transition.back ? parties : partiesAtLevel(who, settings, row, parties);
  return able.filter((party) => transition.by.includes(party));
}

/** Actions that somebody may take with a record in its present state: transitions, named actions, and changing or removing it where the state lets him. */
export function allowedActions(who: Who, settings: Settings, row: Stored): ActionId[] {
  const kind = row.kind as Kind;
  const workflow = workflowOf(kind);
  const { writes, acts = {} } = rowOf(kind);
  const may = (verb: string): boolean => partiesFor(who, `${kind}.${verb}`, row) !== null;
  const isFree = !workflow && !parentOf(kind);
  const edits = (verb: "change" | "remove"): boolean =>
    writes[verb] &&
    (isFree ? may(verb) : editable(row, partiesAtLevel(who, settings, row, partiesFor(who, `${kind}.${verb}`, row) ?? [])).length > 0);
  const ids = (workflow?.transitions ?? []).filter((transition) => actorsOf(who, settings, row, transition).length > 0).map(({ id }) => id);
  const verbs = [
    ...(edits("change") ? ["change"] : []),
    ...(edits("remove") && row.state === workflow?.initial ? ["remove"] : []),
    ...new Set(ids),
    ...Object.keys(acts).filter(may),
  ];
  return verbs.map((verb) => `${kind}.${verb}` as ActionId);
}
