import type { Store } from "../store/store.ts";
import { sharedStore, type Runner } from "./runner.ts";
import { factSuite } from "./store-facts.ts";
import { keptSuite } from "./store-kept.ts";
import { feedSuite } from "./store-feed.ts";
import { pageSuite } from "./store-page.ts";
import { onceSuite } from "./store-once.ts";
import { writeSuite } from "./store-write.ts";

/**
 * The behaviour of a {@link Store}. `make` opens an empty one and is called once; every test works in a tenant of its own.
 * @example storeSuite("memory", async () => createMemoryStore(), { describe, it, after });
 */
export function storeSuite(name: string, make: () => Promise<Store>, runner: Runner): void {
  runner.describe(`store: ${name}`, () => {
    const open = sharedStore(make, runner);
    writeSuite(open, runner);
    pageSuite(open, runner);
    factSuite(open, runner);
    feedSuite(open, runner);
    keptSuite(open, runner);
    onceSuite(open, runner);
  });
}
