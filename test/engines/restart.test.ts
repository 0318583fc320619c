import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { RunningServer } from "@xiaoben/server";
import { auditOf, startCampus } from "./campus.ts";
import { findPostgres, makeCluster, type Cluster } from "./cluster.ts";
import { check, Ledger, write } from "./writers.ts";

const { bin, why } = findPostgres({ install: false, say: console.log });
const stops = 5;

describe("PostgreSQL whose processes are killed", { skip: bin === undefined ? why : false }, () => {
  let cluster: Cluster;
  let server: RunningServer;
  let seeded: number;
  before(async () => {
    cluster = await makeCluster(bin!);
    ends.push(() => cluster.remove());
    server = await startCampus({ databaseUrl: cluster.url });
    ends.push(() => server.close());
    seeded = (await auditOf(cluster.url)).sealed;
  });
  const ends: (() => unknown)[] = [];
  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  it(
    `loses nothing that was acknowledged and does nothing twice, ${stops} times; the server goes on by itself`,
    { timeout: 300_000 },
    async (t) => {
      const ledger = new Ledger();
      let isOver = false;
      const writers = Promise.all(
        Array.from({ length: 4 }, () =>
          write(
            () => server.url,
            ledger,
            () => isOver,
          ),
        ),
      );
      for (let n = 0; n < stops; n++) {
        const before = ledger.actions;
        for (const until = Date.now() + 30_000; ledger.actions < before + 10 && Date.now() < until;) await sleep(20);
        await sleep(Math.random() * 300);
        cluster.stop("immediate");
        assert.equal((await fetch(`${server.url}readyz`)).status, 503);
        assert.equal((await fetch(`${server.url}healthz`)).status, 200);
        cluster.start();
      }
      isOver = true;
      await writers;
      assert.equal((await fetch(`${server.url}readyz`)).status, 200);
      await check(server.url, ledger);
      assert.deepEqual(await auditOf(cluster.url), { sealed: seeded + ledger.actions, broken: undefined });
      assert.ok(ledger.refused > 0, "somebody noticed");
      t.diagnostic(`${ledger.actions} actions acknowledged, ${ledger.refused} refused on the way, ${stops} stops`);
    },
  );
});
