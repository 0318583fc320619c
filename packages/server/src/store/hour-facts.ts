import type { Hour } from "@xiaoben/contract";
import type { Stored } from "@xiaoben/backend";

/** The row of `hour_facts` that stands beside an hour record: what the engine needs of it, without its words. `undefined`: it has none. */
export function hourFactsOf(stored: Stored): Record<string, unknown> | undefined {
  if (stored.deleted || stored.owner === null || stored.day === null || stored.state === null) return undefined;
  const { on, until, minutes, days, lessons, claimedHours, category, role, level, result, activity, source, counters, approvedHours } =
    stored.body as Partial<Hour>;
  if (category === undefined) return undefined;
  return {
    person: stored.owner,
    day: stored.day,
    id: stored.id,
    org_path: stored.orgPath,
    state: stored.state,
    category,
    approved_hours: approvedHours ?? null,
    facts: { on, until, minutes, days, lessons, claimedHours, role, level, result, activity, source, counters },
  };
}
