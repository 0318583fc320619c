import type { Hour } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import type { Services } from "../services.ts";
import { keyOf, type NewHour } from "./rows.ts";

/** Keys of records that these people have on these days, other than withdrawn, returned, rejected and dismissed ones. */
export async function presentKeys({ store }: Services, who: Who, hours: readonly NewHour[]): Promise<Set<string>> {
  const days = hours.flatMap(({ on, until }) => (until === undefined ? [on] : [on, until])).sort();
  const present = new Set<string>();
  if (days.length === 0) return present;
  const people = [...new Set(hours.map(({ person }) => person))];
  for await (const portion of store.facts(who.tenant, { kind: "hour", people, from: days[0]!, to: days.at(-1)! })) {
    for (const { body } of portion) if (!gone.includes((body as Hour).state)) present.add(keyOf(body as Hour));
  }
  return present;
}

const gone: readonly Hour["state"][] = ["withdrawn", "returned", "rejected", "dismissed"];
