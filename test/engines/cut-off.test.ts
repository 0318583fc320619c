import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { newId, type Problem } from "@xiaoben/contract";
import { ids, newHour } from "@xiaoben/backend/testing";
import type { RunningServer } from "@xiaoben/server";
import pg from "pg";
import { auditOf, startCampus } from "./campus.ts";
import { findPostgres, makeCluster, type Cluster } from "./cluster.ts";
import { makeProxy, type Proxy } from "./proxy.ts";
import { check, Ledger, write } from "./writers.ts";

const { bin, why } = findPostgres({ install: false, say: console.log });

describe("PostgreSQL over a line that breaks", { skip: bin === undefined ? why : false }, () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let server: RunningServer;
  let seeded: number;
  const ledger = new Ledger();
  before(async () => {
    cluster = await makeCluster(bin!);
    ends.push(() => cluster.remove());
    proxy = await makeProxy(cluster.url);
    ends.push(() => proxy.close());
    server = await startCampus({ databaseUrl: proxy.url });
    ends.push(() => server.close());
    seeded = (await auditOf(cluster.url)).sealed;
  });
  beforeEach(() => {
    proxy.fault = "none";
    proxy.faults = 0;
  });
  const ends: (() => unknown)[] = [];
  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  /** One creation, sent once: the status, the problem if there is one, and the milliseconds it took. */
  const create = async (id: string, actionId: string): Promise<{ status: number; problem: Partial<Problem>; ms: number }> => {
    const began = Date.now();
    const response = await fetch(`${server.url}api/v1/hours/${id}`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${ids.observer}`,
        "content-type": "application/json",
        "x-action-id": actionId,
        "if-none-match": "*",
      },
      body: JSON.stringify(newHour()),
    });
    return { status: response.status, problem: (await response.json()) as Problem, ms: Date.now() - began };
  };

  for (const [fault, said] of [
    ["before commit", /not known whether it was/],
    ["after commit", /not known whether it was/],
  ] as const) {
    it(`cut off ${fault}: a clean refusal, and the same action sent again is done once`, { timeout: 120_000 }, async () => {
      for (let n = 0; n < 10; n++) {
        const [id, actionId] = [newId(), newId()];
        proxy.fault = fault;
        const { status, problem } = await create(id, actionId);
        assert.deepEqual([status, problem.code], [503, "maintenance"], problem.detail);
        assert.match(problem.detail!, said);
        proxy.fault = "none";
        assert.equal((await create(id, actionId)).status, 201);
        ledger.changes.set(id, 0);
      }
      assert.ok(proxy.faults >= 10, "the line did break");
      await check(server.url, ledger);
    });
  }

  it("a line that falls silent: a refusal within 20 s, and answers again once it is back", { timeout: 120_000 }, async (t) => {
    const [id, actionId] = [newId(), newId()];
    proxy.fault = "silence";
    const { status, problem, ms } = await create(id, actionId);
    assert.deepEqual([status, problem.code], [503, "maintenance"], problem.detail);
    assert.ok(ms < 20_000, `${ms} ms`);
    proxy.fault = "none";
    proxy.cut();
    for (const until = Date.now() + 20_000; (await create(id, actionId)).status !== 201; await sleep(100)) assert.ok(Date.now() < until);
    ledger.changes.set(id, 0);
    t.diagnostic(`refused after ${ms} ms`);
  });

  it(
    "sessions that are ended and lines that are cut at any moment: nothing lost, nothing twice, no fault",
    { timeout: 180_000 },
    async (t) => {
      const owner = new pg.Client({ connectionString: cluster.ownerUrl });
      await owner.connect();
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
      for (let n = 0; n < 40; n++) {
        await sleep(Math.random() * 400);
        if (n % 2 === 0) proxy.cut();
        else await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'xb' and random() < 0.7");
      }
      isOver = true;
      await writers;
      await owner.end();
      await check(server.url, ledger);
      assert.deepEqual(await auditOf(cluster.url), { sealed: seeded + ledger.actions, broken: undefined });
      assert.ok(ledger.refused > 0);
      t.diagnostic(`${ledger.actions} actions acknowledged, ${ledger.refused} refused on the way`);
    },
  );
});
