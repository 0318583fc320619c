import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { newId, type Hour, type Id, type Page, type Problem } from "@xiaoben/contract";
import { ids, newHour } from "@xiaoben/backend/testing";

/** What was acknowledged: the number of changes of each record, and how often something was refused or not answered on the way. */
export class Ledger {
  readonly changes = new Map<Id, number>();
  refused = 0;
  unanswered = 0;
  /** Requests that wait for their answer, by the server that was asked. */
  readonly asking = new Map<string, number>();

  /** Acknowledged actions: one creation and so many changes of each. */
  get actions(): number {
    return [...this.changes.values()].reduce((sum, changes) => sum + 1 + changes, 0);
  }
}

/** No answer of a server may take longer, whatever its database does. */
const longestAnswer = 45_000;

/** One request, sent again with the same action id until it is done. Refused for the time being is all that it may be. */
export async function send(url: () => string, ledger: Ledger, method: string, path: string, body: object): Promise<void> {
  const headers = {
    authorization: `Bearer ${ids.observer}`,
    "content-type": "application/json",
    "x-action-id": newId(),
    ...(method === "PUT" && { "if-none-match": "*" }),
  };
  for (const until = Date.now() + 120_000; ; await sleep(50)) {
    const began = Date.now();
    const server = url();
    const wait = (more: number): void => void ledger.asking.set(server, (ledger.asking.get(server) ?? 0) + more);
    wait(1);
    const response = await fetch(`${server}api/v1/${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(longestAnswer),
    })
      .catch((error: unknown) => error as Error)
      .finally(() => wait(-1));
    if (response instanceof Error) {
      assert.ok(Date.now() - began < longestAnswer, `${method} was not answered within ${longestAnswer} ms`);
      ledger.unanswered++;
    } else {
      const answer = (await response.json()) as Problem;
      if (response.ok) return;
      assert.deepEqual([response.status, answer.code], [503, "maintenance"], `${method} ${path}: ${answer.detail}`);
      ledger.refused++;
    }
    assert.ok(Date.now() < until, `${method} ${path} was not done in two minutes`);
  }
}

/** Writes one record after another, and changes each once, until it is told to stop. */
export async function write(url: () => string, ledger: Ledger, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const id = newId();
    await send(url, ledger, "PUT", `hours/${id}`, newHour());
    ledger.changes.set(id, 0);
    await send(url, ledger, "PATCH", `hours/${id}`, { title: `讲座 ${id}` });
    ledger.changes.set(id, 1);
  }
}

/** Every acknowledged record is there with exactly the changes that were acknowledged, and there is no other. */
export async function check(url: string, ledger: Ledger): Promise<void> {
  const found = new Map<Id, number>();
  for (let cursor = ""; ;) {
    const response = await fetch(`${url}api/v1/hours?person=${ids.observer}&order=id&limit=500${cursor}`, {
      headers: { authorization: `Bearer ${ids.observer}` },
    });
    const page = (await response.json()) as Page<"hour">;
    assert.equal(response.status, 200);
    for (const { id, version, title } of page.items as Hour[]) {
      found.set(id, version - 1);
      assert.equal(title === `讲座 ${id}`, version > 1, "the content is that of the version");
    }
    if (page.next === undefined) break;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
  assert.deepEqual(new Map([...found].sort()), new Map([...ledger.changes].sort()));
}
