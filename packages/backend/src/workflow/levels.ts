import type { Kind, Party } from "@xiaoben/contract";
import type { Held, Who } from "../directory/who.ts";
import { workflowOf, type Body } from "../records/body.ts";
import { levelsOf, type Settings } from "../settings.ts";
import type { Stored } from "../store/store.ts";
import { stepOf } from "./guards.ts";

/**
 * Parties that may decide at the record's present step of approval. Where a chain of levels is set, a role counts only where it is one that
 * decides at the level that is awaited, at an organisation of that level; parties that the record itself names are left alone.
 */
export function partiesAtLevel(who: Who, settings: Settings, record: Stored, parties: readonly Party[]): Party[] {
  const kind = record.kind as Kind;
  const workflow = workflowOf(kind);
  const state = workflow?.states[record.state ?? ""];
  if (!workflow?.settings["levels"] || !isStep(kind, record)) return [...parties];
  const level = levelsOf(settings, kind, record.body as Body)[stepOf(record.body as Body)] ?? "";
  const deciding = workflow.approvers ? Object.values(workflow.approvers).flat() : (state?.awaits ?? []);
  const here = workflow.approvers?.[level] ?? deciding;
  return parties.filter(
    (party) =>
      !deciding.includes(party) ||
      !isRole(who, party) ||
      (here.includes(party) &&
        (level === "group" ||
          who.roles.some((held) => held.role === party && record.orgPath.startsWith(held.path) && fits(held, level, record)))),
  );
}

/** Whether the record waits for one of the levels. */
const isStep = (kind: Kind, record: Stored): boolean =>
  workflowOf(kind)!.transitions.some(
    ({ from, guards }) => from.includes(record.state ?? "") && guards?.some((guard) => "stepLeft" in guard),
  );

const isRole = (who: Who, party: Party): boolean => who.roles.some((held) => held.role === party);

/** `school` is the record's own organisation, whatever its type, or a school or village school above it. */
function fits(held: Held, level: string, record: Stored): boolean {
  if (level === "school" && (held.type === "villageSchool" || held.path === record.orgPath)) return true;
  return held.type === level;
}
