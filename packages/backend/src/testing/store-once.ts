import assert from "node:assert/strict";
import { newId } from "@xiaoben/contract";
import type { Store } from "../store/store.ts";
import type { Runner } from "./runner.ts";

const minute = 60_000;
const later = (): string => new Date(Date.now() + minute).toISOString();

/** Words that can be used once. */
export function onceSuite(open: () => Promise<{ store: Store; tenant: string }>, { it }: Runner): void {
  it("takes a word once, also of many that use it at the same moment", async () => {
    const { store, tenant } = await open();
    const word = newId();
    const taken = await Promise.all(Array.from({ length: 8 }, () => store.once(tenant, word, later())));
    assert.equal(taken.filter(Boolean).length, 1);
    assert.equal(await store.once(tenant, word, later()), false);
    assert.equal(await store.once(tenant, newId(), later()), true);
  });

  it("keeps the words of tenants apart", async () => {
    const { store, tenant } = await open();
    const word = newId();
    assert.equal(await store.once(tenant, word, later()), true);
    assert.equal(await store.once(`t-${newId()}`, word, later()), true);
  });

  it("forgets no word before its time", async () => {
    const { store, tenant } = await open();
    const [kept, gone] = [newId(), newId()];
    assert.equal(await store.once(tenant, gone, new Date(Date.now() - minute).toISOString()), true);
    assert.equal(await store.once(tenant, kept, later()), true);
    for (let n = 0; n < 3; n++) await store.once(tenant, newId(), later());
    assert.equal(await store.once(tenant, kept, later()), false);
  });
}
