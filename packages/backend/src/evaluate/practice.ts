import type { Binding, Calendar, Day, Decision, Id, Instant, Level, Org, Pack } from "@xiaoben/contract";
import { ProblemError } from "@xiaoben/contract";
import { isValid, type Who } from "../directory/who.ts";
import { allOf, knownAt as asKnown } from "../records/pages.ts";
import type { Services } from "../services.ts";

/** The packs that judge, each with the binding that says so. */
export interface Bound {
  binding: Binding;
  pack: Pack;
}

/** Calendars of an organisation: its own, and for school years that it has none of, the nearest above. */
export async function calendarsOf({ store }: Services, who: Who, chain: readonly Org[], instant?: Instant): Promise<Calendar[]> {
  const found = await asKnown(store, who.tenant, "calendar", await allOf(store, who.tenant, "calendar"), instant);
  const years = new Map<string, Calendar>();
  for (const { id } of chain)
    for (const calendar of found) if (calendar.org === id && !years.has(calendar.schoolYear)) years.set(calendar.schoolYear, calendar);
  return [...years.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * The packs bound on a day, by the organisation or one above it. Of one pack the nearest binding holds, of one organisation the latest;
 * two different packs both judge, side by side. @throws {ProblemError} `internal` where a binding names a pack that is not there.
 */
export async function boundOn(
  { store, definitions }: Services,
  who: Who,
  chain: readonly Org[],
  day: Day,
  instant?: Instant,
): Promise<Bound[]> {
  const all = await asKnown(store, who.tenant, "binding", await allOf(store, who.tenant, "binding"), instant);
  const near = (binding: Binding): number => chain.findIndex((org) => org.id === binding.org);
  const valid = all
    .filter((binding) => near(binding) >= 0 && isValid(binding, day))
    .sort((a, b) => near(a) - near(b) || (a.from > b.from ? -1 : 1));
  const nearest = new Map<string, Binding>();
  for (const binding of valid) if (!nearest.has(binding.pack)) nearest.set(binding.pack, binding);
  const bound = [...nearest.values()].sort((a, b) => near(b) - near(a) || (a.pack < b.pack ? -1 : 1));
  return Promise.all(
    bound.map(async (binding) => {
      const pack = await definitions.pack(who.tenant, binding.pack, binding.packVersion);
      if (!pack)
        throw new ProblemError(
          "internal",
          `Binding ${binding.id} names pack ${binding.pack} ${binding.packVersion}, which is not published here. Publish it, or end the binding.`,
        );
      return { binding, pack };
    }),
  );
}

/** Decisions on a pack by the organisations of a chain. Which of them holds, the engine says. */
export async function decisionsOn(
  { store }: Services,
  who: Who,
  chain: readonly Org[],
  pack: string,
  instant?: Instant,
): Promise<Decision[]> {
  const found = await allOf(store, who.tenant, "decision", [{ property: "pack", test: "is", value: pack }]);
  return asKnown(
    store,
    who.tenant,
    "decision",
    found.filter((decision) => chain.some((org) => org.id === decision.org)),
    instant,
  );
}

/** Level of each organisation, for who may decide an open question. */
export const levelsOf = (chain: readonly Org[]): Record<Id, Level> =>
  Object.fromEntries(chain.map((org) => [org.id, org.type === "villageSchool" ? "school" : org.type]));
