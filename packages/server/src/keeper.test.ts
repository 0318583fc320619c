import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { isId, newId, ProblemError, type Rollup, type Tally } from "@xiaoben/contract";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids, newHour } from "@xiaoben/backend/testing";
import { loadRecords, startServer, type Identity, type LogLine, type RunningServer } from "./index.ts";
import { onEachEngine } from "./engines.test.help.ts";
import { startKeeper } from "./keeper.ts";

const tenant = "t";
const twoSeconds = 2_000;
const identity: Identity = {
  async verify(token) {
    if (!isId(token)) throw new ProblemError("signed-out", "Nobody.");
    return { tenant, person: token };
  },
};

async function call<T>(
  server: RunningServer,
  as: string,
  path: string,
  body: unknown,
  method: "POST" | "PUT" | "PATCH" = "POST",
): Promise<T> {
  const response = await fetch(`${server.url}api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, "content-type": "application/json", ...(method === "PUT" && { "if-none-match": "*" }) },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T;
  assert.ok(response.ok, `${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

const sums = async (server: RunningServer): Promise<Rollup | undefined> =>
  (await call<{ rollups: Rollup[] }>(server, ids.officer, "rollup", { org: ids.county })).rollups[0];

/** The sum as soon as it is what is expected and nothing in it is stale, with the milliseconds that took. */
async function fresh(server: RunningServer, outcomes: Tally): Promise<number> {
  const began = performance.now();
  let sum: Rollup | undefined;
  while (performance.now() - began < 10_000) {
    sum = await sums(server);
    if (sum?.stale === 0 && JSON.stringify(sum.outcomes) === JSON.stringify(outcomes)) return performance.now() - began;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new assert.AssertionError({ message: "the sums did not come", actual: sum, expected: outcomes });
}

onEachEngine("keeping verdicts beside the answers", (engine) => {
  it("is filled after the first data, and follows every write within two seconds", async () => {
    const database = await engine.make();
    after(() => database.remove());
    const lines: LogLine[] = [];
    const start = (prepare: boolean): Promise<RunningServer> =>
      startServer({
        ...database.at,
        port: 0,
        identity,
        log: (line) => void lines.push(line),
        ...(prepare && { prepare: (store) => loadRecords(store, tenant, fixture) }),
      });
    const server = await start(true);
    assert.ok((await fresh(server, { notYet: 8 })) < twoSeconds, "first filling");
    for (const n of [1, 2, 3]) {
      const id = newId();
      await call(server, ids.observer, `hours/${id}`, newHour(), "PUT");
      await call(server, ids.observer, `hours/${id}/actions/submit`, { actionId: newId() });
      await call(server, ids.admin, `hours/${id}?expectedVersion=2`, { approvedHours: "3" }, "PATCH");
      await call(server, ids.admin, `hours/${id}/actions/approve`, { actionId: newId() });
      const took = await fresh(server, { met: 1, notYet: 7 });
      assert.ok(took < twoSeconds, `write ${n}: fresh after ${took.toFixed(0)} ms`);
    }
    assert.deepEqual(
      lines.filter((line) => line.level === "error"),
      [],
    );
    await server.close();
    const store = await database.open();
    assert.deepEqual(await store.verdicts.overtaken(tenant, 10), [], "nothing was left to do");
    await store.verdicts.overtake(tenant, { people: [ids.teacher] });
    await store.close();
    const again = await start(false);
    assert.ok((await fresh(again, { met: 1, notYet: 7 })) < twoSeconds, "a mark that an ended process left is worked off");
    await again.close();
  });
});

describe("the keeper of verdicts", () => {
  it("leaves half of the time to others while they write, and takes all of it when they do not", async () => {
    const store = createMemoryStore();
    const [portion, rest] = [40, 1_000];
    const gaps: { busy: boolean; ms: number }[] = [];
    let [left, ended, busy] = [6, 0, false];
    const keeper = startKeeper(store, assert.ifError, { gather: 1, pause: 1, rest });
    keeper.begin({
      async recompute() {
        if (ended > 0) gaps.push({ busy, ms: performance.now() - ended });
        await new Promise((wake) => setTimeout(wake, portion));
        busy = left > 3;
        if (busy) await keeper.store.write(tenant, async () => undefined);
        ended = performance.now();
        return { done: 1, failed: [], left: --left > 0 };
      },
    });
    await keeper.store.write(tenant, async () => undefined);
    await until(() => left <= 0);
    await keeper.stop();
    const least = (of: boolean): number => Math.min(...gaps.filter((gap) => gap.busy === of).map(({ ms }) => ms));
    assert.ok(least(true) >= portion * 0.8, `${least(true)} ms of rest while others write`);
    assert.ok(least(false) < portion * 0.8, `${least(false)} ms of rest while nobody writes`);
  });

  it("says what cannot be judged, keeps it stale, and judges it once it can be", async () => {
    const store = createMemoryStore();
    const told: unknown[] = [];
    let broken = true;
    const judged: string[] = [];
    const keeper = startKeeper(store, (error) => told.push(error), { gather: 1, pause: 1, again: 30 });
    keeper.begin({
      async recompute(of, { without = [], onFault } = {}) {
        if (of !== tenant) return { done: 0, failed: [], left: false };
        if (broken && !without.includes(ids.teacher)) {
          onFault?.(ids.teacher, new RangeError("no such pack"));
          onFault?.(ids.lead, new RangeError("no such pack"));
          return { done: 0, failed: [ids.teacher, ids.lead], left: false };
        }
        judged.push(...[ids.teacher, ids.lead].filter((id) => !without.includes(id)));
        return { done: 1, failed: [], left: false };
      },
    });
    await keeper.store.write(tenant, async () => undefined);
    await until(() => told.length === 1);
    assert.match(String(told[0]), /no such pack/, "the same failure of many is told once");
    broken = false;
    await until(() => judged.length > 0);
    assert.deepEqual(new Set(judged), new Set([ids.teacher, ids.lead]));
    await keeper.stop();
  });

  it("tries again where the database did not answer, and other tenants do not wait for that", async () => {
    const store = createMemoryStore();
    const told: unknown[] = [];
    const asked: string[] = [];
    const keeper = startKeeper(store, (error) => told.push(error), { gather: 1, pause: 1, again: 30 });
    keeper.begin({
      async recompute(of) {
        asked.push(of);
        if (of === "bad" && asked.filter((one) => one === "bad").length < 3) throw new Error("gone away");
        return { done: 0, failed: [], left: false };
      },
    });
    await keeper.store.write("bad", async () => undefined);
    await keeper.store.get("good", { kind: "org", id: ids.school });
    await until(() => asked.filter((one) => one === "bad").length === 3);
    assert.ok(asked.includes("good"), "a tenant that is only read is looked after too");
    assert.equal(told.length, 2);
    await keeper.stop();
    const before = asked.length;
    await keeper.store.write("bad", async () => undefined);
    await new Promise((wake) => setTimeout(wake, 30));
    assert.equal(asked.length, before, "after the end nothing is begun");
  });
});

async function until(reached: () => boolean): Promise<void> {
  const began = performance.now();
  while (!reached()) {
    assert.ok(performance.now() - began < 5_000, "it did not come");
    await new Promise((wake) => setTimeout(wake, 5));
  }
}
