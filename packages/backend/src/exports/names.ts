import type { Hour, Id, Person } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import type { Store } from "../store/store.ts";

/** An hour record with whose it is and where, in words. */
export interface Named {
  hour: Hour;
  name: string;
  staffNumber: string;
  org: string;
}

/** People that are remembered from one portion to the next. */
const most = 10_000;

/** Puts names to records. Names and organisations are shown to everybody of the tenant, as its lists of them are. */
export function namesOf(store: Store, who: Who): (hours: readonly Hour[]) => Promise<Named[]> {
  const people = new Map<Id, { name: string; staffNumber: string }>();
  const learn = async (hours: readonly Hour[]): Promise<void> => {
    const unknown = [...new Set(hours.map(({ person }) => person))].filter((id) => !people.has(id));
    if (unknown.length === 0) return;
    const { rows } = await store.page(who.tenant, {
      kind: "person",
      visible: { any: [{ everyone: true }] },
      where: [{ property: "id", test: "in", value: unknown }],
      order: "id",
      limit: unknown.length,
    });
    if (people.size + rows.length > most) people.clear();
    for (const { body } of rows) {
      const { id, displayName, externalIds } = body as Person;
      people.set(id, { name: displayName, staffNumber: externalIds["staffNumber"] ?? "" });
    }
  };
  return async (hours) => {
    await learn(hours);
    return hours.map((hour) => ({
      hour,
      name: people.get(hour.person)?.name ?? "",
      staffNumber: people.get(hour.person)?.staffNumber ?? "",
      org: who.directory.org(hour.org)?.name ?? "",
    }));
  };
}
