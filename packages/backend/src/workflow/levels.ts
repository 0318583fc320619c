import type { Kind, Party, Plan } from "@xiaoben/contract";
import type { Held, Who } from "../directory/who.ts";
import { workflowOf } from "../records/body.ts";
import { levelsOf, type Settings } from "../settings.ts";
import type { Stored } from "../store/store.ts";

/**
 * Parties that may act at the record's present step of approval. Where a chain of levels is set, a role counts only at an organisation
 * of the level that is awaited; parties that the record itself names are left alone.
 */
export function partiesAtLevel(who: Who, settings: Settings, record: Stored, parties: readonly Party[]): Party[] {
  const kind = record.kind as Kind;
  const workflow = workflowOf(kind);
  const awaited = workflow?.states[record.state ?? ""]?.awaits ?? [];
  if (!workflow?.settings["levels"]) return [...parties];
  const level = levelsOf(settings, kind)[(record.body as Plan).step] ?? "";
  return parties.filter(
    (party) =>
      !awaited.includes(party) ||
      !isRole(who, party) ||
      who.roles.some((held) => held.role === party && record.orgPath.startsWith(held.path) && fits(held, level, record)),
  );
}

const isRole = (who: Who, party: Party): boolean => who.roles.some((held) => held.role === party);

/** `school` is the record's own organisation, whatever its type, or a school or village school above it. */
function fits(held: Held, level: string, record: Stored): boolean {
  if (level === "school" && (held.type === "villageSchool" || held.path === record.orgPath)) return true;
  return held.type === level;
}
