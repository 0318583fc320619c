import assert from "node:assert/strict";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { after, before, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  idOf,
  newId,
  type Kind,
  type Observation,
  type Page,
  type RecordBase,
  type Rollup,
  type Verdict,
  type WriteAnswer,
} from "@xiaoben/contract";
import { ids, newHour, newObservation } from "@xiaoben/backend/testing";
import { onEachEngine, type TestDatabase } from "./engines.test.help.ts";

const kills = process.env["XB_TIER"] === "long" ? 200 : 10;
const lessonsForEach = 12;

/** What the server acknowledged: the version of each record that it said it had written. */
type Acknowledged = Map<string, { kind: Kind; id: string; version: number }>;

onEachEngine("kill -9 during writes", (engine) => {
  let database: TestDatabase;
  let child: ChildProcess | undefined;
  before(async () => {
    database = await engine.make();
  });
  after(async () => {
    child?.kill("SIGKILL");
    await database.remove();
  });

  async function start(): Promise<string> {
    child = fork(new URL("./kill.test.child.ts", import.meta.url), [JSON.stringify(database.at), String(kills * lessonsForEach)], {
      execArgv: ["--conditions=xiaoben-source"],
    });
    const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)));
    const [url] = (await Promise.race([once(child, "message"), ended])) as [string];
    ended.catch(() => undefined);
    return url;
  }

  async function kill(): Promise<void> {
    const gone = once(child!, "exit");
    child!.kill("SIGKILL");
    await gone;
  }

  it(`loses nothing that was acknowledged and derives nothing by halves, ${kills} times`, { timeout: kills * 30_000 }, async (t) => {
    const acknowledged: Acknowledged = new Map();
    let url = await start();
    for (let round = 0; round < kills; round++) {
      const before = acknowledged.size;
      const writers = [writeHours(url, acknowledged), observeLessons(url, acknowledged, round * lessonsForEach)];
      // On a busy machine the first answer takes its time; from there on the kill comes at any moment.
      // Once at least an observation gets as far as its lock.
      const enough = (): boolean =>
        acknowledged.size > before &&
        (round > 0 || [...acknowledged.values()].some(({ kind, version }) => kind === "observation" && version > 5));
      for (const until = Date.now() + 10_000; !enough() && Date.now() < until;) await sleep(10);
      await sleep(Math.random() * 450);
      await kill();
      await Promise.all(writers);
      assert.ok(acknowledged.size > before, "something was written before the kill");
      url = await start();
      await checkAcknowledged(url, [...acknowledged.values()].slice(before));
    }
    await checkAcknowledged(url, [...acknowledged.values()]);
    const locked = await checkDerived(url);
    assert.ok(locked > 0, "some observations were locked");
    await checkKept(url);
    await kill();
    await checkAudit(database);
    t.diagnostic(`${acknowledged.size} records acknowledged, ${locked} observations locked, ${kills} kills`);
  });
});

class GoneError extends Error {}

/** One request. Throws `GoneError` where the server is no more. */
async function call<T>(url: string, as: string, method: string, path: string, body?: unknown): Promise<T> {
  const headers = {
    authorization: `Bearer ${as}`,
    "if-none-match": method === "PUT" ? "*" : "",
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  try {
    const response = await fetch(`${url}api/v1/${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const answer = (await response.json()) as T;
    assert.ok(response.ok, `${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) throw new GoneError();
    throw error;
  }
}

const untilGone = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof GoneError)) throw error;
  }
};

async function write(
  url: string,
  acknowledged: Acknowledged,
  as: string,
  method: string,
  path: string,
  body: unknown,
): Promise<WriteAnswer> {
  const answer = await call<WriteAnswer>(url, as, method, path, body);
  for (const change of answer.changes) acknowledged.set(`${change.kind}/${change.id}`, change);
  return answer;
}

const writeHours = (url: string, acknowledged: Acknowledged): Promise<void> =>
  untilGone(async () => {
    for (;;) await write(url, acknowledged, ids.observer, "PUT", `hours/${newId()}`, newHour());
  });

/** Takes one observation after another from its beginning to its lock. */
const observeLessons = (url: string, acknowledged: Acknowledged, from: number): Promise<void> =>
  untilGone(async () => {
    for (let n = from; n < from + lessonsForEach; n++) {
      const lesson = idOf("lesson", String(n));
      const path = `observations/${idOf("observation", lesson, ids.observer)}`;
      const act = (as: string, name: string, version: number): Promise<WriteAnswer> =>
        write(url, acknowledged, as, "POST", `${path}/actions/${name}`, { actionId: newId(), version });
      await write(url, acknowledged, ids.observer, "PUT", path, { ...newObservation(), lesson, strengths: "提问有层次" });
      await act(ids.observer, "submit", 1);
      await write(url, acknowledged, ids.teacher, "PATCH", `${path}?expectedVersion=2`, { answer: "谢谢" });
      await act(ids.teacher, "answer", 3);
      await act(ids.observer, "sign", 4);
      await act(ids.teacher, "sign", 5);
    }
  });

async function checkAcknowledged(url: string, changes: readonly { kind: Kind; id: string; version: number }[]): Promise<void> {
  for (const { kind, id, version } of changes) {
    const record = await call<RecordBase>(url, ids.observer, "GET", `${kind}s/${id}`);
    assert.ok(record.version >= version, `${kind} ${id}: version ${version} was acknowledged, ${record.version} is there`);
  }
}

/** Kept verdicts come to what each person's own say, once what was overtaken is worked off: a kill leaves marks, never an old figure without one. */
async function checkKept(url: string): Promise<void> {
  const sum = async (): Promise<Rollup> => {
    const { rollups } = await call<{ rollups: Rollup[] }>(url, ids.officer, "POST", "rollup", { org: ids.county });
    assert.equal(rollups.length, 1);
    return rollups[0]!;
  };
  for (const until = Date.now() + 10_000; (await sum()).stale > 0; await new Promise((wake) => setTimeout(wake, 50)))
    assert.ok(Date.now() < until, "what a kill left overtaken is worked off");
  const people = (["observer", "teacher", "lead", "admin", "principal", "officer", "stranger", "newcomer"] as const).map(
    (name) => ids[name],
  );
  const outcomes: Record<string, number> = {};
  for (const id of people) {
    const { verdicts } = await call<{ verdicts: Verdict[] }>(url, ids.officer, "POST", "evaluate", { subject: { kind: "person", id } });
    for (const { outcome } of verdicts) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  assert.deepEqual((await sum()).outcomes, outcomes);
}

/** The audit trail is one chain from its first entry to its last, whatever was being sealed when a kill came. */
async function checkAudit(database: TestDatabase): Promise<void> {
  const store = await database.open();
  try {
    const before = await store.verifyAudit("t");
    assert.equal(before.broken, undefined);
    await store.seal("t");
    const { broken, sealed, unsealed } = await store.verifyAudit("t");
    assert.deepEqual({ broken, sealed, unsealed }, { broken: undefined, sealed: before.sealed + before.unsealed, unsealed: 0 });
    assert.ok(sealed > 0);
  } finally {
    await store.close();
  }
}

/** Every locked observation has its hour, and every derived hour its locked observation. Answers how many. */
async function checkDerived(url: string): Promise<number> {
  const locked: Observation[] = [];
  for (let cursor = ""; ;) {
    const page = await call<Page<"observation">>(url, ids.observer, "GET", `observations?state=locked&limit=500${cursor}`);
    locked.push(...page.items);
    if (page.next === undefined) break;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
  const expected = new Set(locked.map((each) => idOf("hour", each.id, String(each.version))));
  for (let cursor = ""; ;) {
    const page = await call<Page<"hour">>(url, ids.observer, "GET", `hours?category=observation&limit=500${cursor}`);
    for (const hour of page.items) assert.ok(expected.delete(hour.id), `the hour ${hour.id} has no locked observation`);
    if (page.next === undefined) break;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
  assert.deepEqual([...expected], [], "hours that locked observations lack");
  return locked.length;
}
