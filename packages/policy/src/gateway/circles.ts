import type { Day, EvaluateAsk, Id, Pack } from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import { holds } from "./practice.ts";
import { demandAll, type Reading } from "./reading.ts";

/**
 * The people that a `coverage` rule asks about, on a day: members of the groups that the person leads, and whoever holds a role in the
 * organisation. Read only where the pack has such a rule.
 */
export function circlesOf(reading: Reading, pack: Pack, { subject }: EvaluateAsk, org: Id, day: Day): EvaluationInput["circles"] {
  if (!pack.rules.some(({ kind }) => kind === "coverage")) return undefined;
  const staff = demandAll(reading, { kind: "role", where: { org } }).filter((role) => holds(role, day));
  const school = [...new Set(staff.map(({ person }) => person))].sort();
  return subject.kind === "person" ? { group: ledBy(reading, subject.id, day), school } : { school };
}

function ledBy(reading: Reading, person: Id, day: Day): Id[] {
  const roles = demandAll(reading, { kind: "role", where: { person } });
  const leads = new Set(
    roles.flatMap((role) => (role.role === "groupLead" && role.group !== undefined && holds(role, day) ? role.group : [])),
  );
  const led = demandAll(reading, { kind: "group" }).filter((group) => group.lead === person || leads.has(group.id));
  return [...new Set(led.flatMap(({ members }) => members))];
}
