import type { Binding, Calendar, Day, Decision, Id, Instant, Level, Org, Pack } from "@xiaoben/contract";
import { ProblemError } from "@xiaoben/contract";
import { isValid, type Who } from "../directory/who.ts";
import { allOf, knownAt as asKnown } from "../records/pages.ts";
import type { Services } from "../services.ts";

/** Where and when something is judged; of whoever asks no more than that. */
export type Scope = Pick<Who, "tenant" | "directory" | "now" | "today">;

/** The packs that judge, each with the binding that says so. */
export interface Bound {
  binding: Binding;
  pack: Pack;
}

/** What organisations of a tenant have set up: read once, and asked for each chain of organisations. */
export interface Practice {
  /** Calendars of an organisation: its own, and for school years that it has none of, the nearest above. */
  calendars(chain: readonly Org[]): Calendar[];
  /**
   * The packs bound on a day, by the organisation or one above it. Of one pack the nearest binding holds, of one organisation the latest;
   * two different packs both judge, side by side. @throws {ProblemError} `internal` where a binding names a pack that is not there.
   */
  bound(chain: readonly Org[], day: Day): Promise<Bound[]>;
  /** Decisions on a pack by the organisations of a chain. Which of them holds, the engine says. */
  decisions(chain: readonly Org[], pack: string): Decision[];
}

/** The practice of a tenant, as it was known at an instant. */
export async function practiceOf({ store, definitions }: Services, { tenant }: Pick<Who, "tenant">, instant?: Instant): Promise<Practice> {
  const read = async <K extends "calendar" | "binding" | "decision">(kind: K) =>
    asKnown(store, tenant, kind, await allOf(store, tenant, kind), instant);
  const [calendars, bindings, decisions] = await Promise.all([read("calendar"), read("binding"), read("decision")]);
  return {
    calendars(chain) {
      const years = new Map<string, Calendar>();
      for (const { id } of chain)
        for (const calendar of calendars)
          if (calendar.org === id && !years.has(calendar.schoolYear)) years.set(calendar.schoolYear, calendar);
      return [...years.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
    },
    bound: (chain, day) => Promise.all(boundIn(bindings, chain, day).map(async (binding) => ({ binding, pack: await packOf(binding) }))),
    decisions: (chain, pack) => decisions.filter((decision) => decision.pack === pack && chain.some((org) => org.id === decision.org)),
  };

  async function packOf(binding: Binding): Promise<Pack> {
    const pack = await definitions.pack(tenant, binding.pack, binding.packVersion);
    if (pack) return pack;
    throw new ProblemError(
      "internal",
      `Binding ${binding.id} names pack ${binding.pack} ${binding.packVersion}, which is not published here. Publish it, or end the binding.`,
    );
  }
}

/** The packs bound on a day for the organisations of a chain. */
export const boundOn = async (services: Services, who: Pick<Who, "tenant">, chain: readonly Org[], day: Day): Promise<Bound[]> =>
  (await practiceOf(services, who)).bound(chain, day);

function boundIn(bindings: readonly Binding[], chain: readonly Org[], day: Day): Binding[] {
  const near = (binding: Binding): number => chain.findIndex((org) => org.id === binding.org);
  const valid = bindings
    .filter((binding) => near(binding) >= 0 && isValid(binding, day))
    .sort((a, b) => near(a) - near(b) || (a.from > b.from ? -1 : 1));
  const nearest = new Map<string, Binding>();
  for (const binding of valid) if (!nearest.has(binding.pack)) nearest.set(binding.pack, binding);
  return [...nearest.values()].sort((a, b) => near(b) - near(a) || (a.pack < b.pack ? -1 : 1));
}

/** Level of each organisation, for who may decide an open question. */
export const levelsOf = (chain: readonly Org[]): Record<Id, Level> =>
  Object.fromEntries(chain.map((org) => [org.id, org.type === "villageSchool" ? "school" : org.type]));
