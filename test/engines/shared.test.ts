import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ids } from "@xiaoben/backend/testing";
import { openPostgresStore } from "@xiaoben/server";
import { auditOf, startCampus } from "./campus.ts";
import { findPostgres, makeCluster, type Cluster } from "./cluster.ts";
import { startMember, type Member } from "./members.ts";
import { check, Ledger, write } from "./writers.ts";

const { bin, why } = findPostgres({ install: false, say: console.log });
const seconds = 8;

describe("three servers that share one PostgreSQL", { skip: bin === undefined ? why : false }, () => {
  let cluster: Cluster;
  const members: Member[] = [];
  before(async () => {
    cluster = await makeCluster(bin!);
  });
  after(async () => {
    for (const { child } of members) child.kill("SIGKILL");
    cluster?.remove();
  });

  const start = async (): Promise<Member> => {
    const member = await startMember(cluster.url);
    members.push(member);
    return member;
  };

  it("make the schema once, however many start at the same moment", { timeout: 60_000 }, async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore(cluster.url, { connections: 1 })));
    for (const store of stores) await store.ready();
    await Promise.all(stores.map((store) => store.close()));
  });

  it("lose nothing while two of them are killed, answer alike, and judge and seal beside one another", { timeout: 240_000 }, async (t) => {
    await (await startCampus({ databaseUrl: cluster.url })).close();
    const { sealed: seeded } = await auditOf(cluster.url);
    await Promise.all([start(), start(), start()]);
    const ledger = new Ledger();
    let [isOver, turn] = [false, 0];
    const anyUrl = (): string => members[turn++ % members.length]!.url;
    const writers = Promise.all(Array.from({ length: 6 }, () => write(anyUrl, ledger, () => isOver)));
    for (let n = 0; n < 2; n++) {
      await sleep((seconds * 1000) / 2 + Math.random() * 500);
      const isAsked = (): boolean => (ledger.asking.get(members[n]!.url) ?? 0) > 0;
      for (const until = Date.now() + 30_000; !isAsked() && Date.now() < until;) await sleep(1);
      const [killed] = members.splice(n, 1);
      killed!.child.kill("SIGKILL");
      await sleep((seconds * 1000) / 2);
      await start();
    }
    isOver = true;
    await writers;
    for (const { url } of members) await check(url, ledger);
    const answers = await Promise.all(members.map(({ url }) => settled(url)));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.ok(ledger.unanswered > 0, "somebody was being answered when a server was killed");
    assert.deepEqual(await auditOf(cluster.url), { sealed: seeded + ledger.actions, broken: undefined });
    t.diagnostic(`${ledger.actions} actions acknowledged, ${ledger.unanswered} sent again, 2 kills`);
  });
});

/** What a server says of the county once everybody is judged anew: the marks that a killed server left are worked off by the others. */
async function settled(url: string): Promise<unknown> {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}api/v1/${path}`, {
      headers: { authorization: `Bearer ${ids.officer}`, "content-type": "application/json" },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    assert.equal(response.status, 200, path);
    return response.json();
  };
  for (const until = Date.now() + 90_000; ; await sleep(250)) {
    const { rollups } = (await ask("rollup", { org: ids.county })) as { rollups: { stale: number }[] };
    if (rollups.every(({ stale }) => stale === 0)) {
      return [rollups.map(({ stale: _none, ...rollup }) => rollup), await ask(`people/${ids.observer}`), await ask("orgs?limit=500")];
    }
    assert.ok(Date.now() < until, "somebody stays to be judged");
  }
}
