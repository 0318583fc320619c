import { dayOf, type Day } from "@xiaoben/contract";
import type { Directory } from "../directory/directory.ts";
import type { Store } from "../store/store.ts";

/**
 * Notices that a day has begun where an organisation is: periods end, deadlines pass, roles and bindings begin without any write.
 * Everybody there is then overtaken, once a day and tenant, however many programs notice it.
 */
export function dayWatch(store: Store, now: () => Date): (tenant: string, directory: Directory) => Promise<void> {
  const seen = new Map<string, Day>();
  return async (tenant, directory) => {
    const placed = directory.orgs.filter((org) => org.parent === undefined || org.timeZone !== undefined);
    for (const { id, path } of placed) {
      const today = dayOf(now().getTime(), directory.timeZone(id));
      const key = `${tenant} ${path}`;
      if (seen.get(key) === today) continue;
      await store.verdicts.dayBegan(tenant, path, today);
      seen.set(key, today);
    }
  };
}
