import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { ids } from "@xiaoben/backend/testing";
import { startSweeper } from "./sweeper.ts";

test("every tenant that is read or written has its uploads swept soon, and again and again, whatever fails", async () => {
  const [swept, faults]: [string[], unknown[]] = [[], []];
  const sweeper = startSweeper(createMemoryStore(), (error) => faults.push(error), { every: 30, soon: 10 });
  sweeper.begin({
    async sweep(tenant) {
      swept.push(tenant);
      if (tenant === "two") throw new RangeError("away");
      return 0;
    },
  });
  await sweeper.store.get("one", { kind: "org", id: ids.school });
  await sweeper.store.write("two", async () => undefined);
  const times = (tenant: string): number => swept.filter((one) => one === tenant).length;
  for (const until = Date.now() + 10_000; times("one") < 2 || times("two") < 2; await sleep(5)) assert.ok(Date.now() < until);
  await sweeper.stop();
  assert.ok(faults.length >= 2 && faults.every((error) => error instanceof RangeError));
  const before = swept.length;
  await sleep(60);
  assert.equal(swept.length, before, "not after it was stopped");
});
