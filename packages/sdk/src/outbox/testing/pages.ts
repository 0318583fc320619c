import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { afterEach } from "node:test";
import type { CampusGateway, Live } from "@xiaoben/contract";
import { gatewayOver } from "../../gateway/gateway.ts";
import { memoryTransport, somebody, type MemoryTransport } from "../../testing/memory-transport.ts";
import type { Parts } from "../box.ts";
import { outboxOf, type Outbox, type OutboxOptions } from "../outbox.ts";

/* Pages of one browser over a back end in memory, for tests that run in real time. */
export const me = somebody.person;
export const other = "00000000-0000-7000-8000-00000000000b";
export const observation = { state: "draft", author: me, observed: other, lesson: "l1", strengths: "", org: somebody.org };

export type Page = CampusGateway & Outbox;

let boxes = 0;
const open: Page[] = [];
afterEach(() => {
  for (const gateway of open.splice(0)) gateway.close();
});

/** A page, the back end, and further pages of the same browser. */
export function made(
  options: OutboxOptions = {},
  back: MemoryTransport = memoryTransport(),
  parts?: Parts,
): { back: MemoryTransport; gateway: Page; again(): Page } {
  const name = options.name ?? `test-${++boxes}`;
  const again = (): Page => {
    const own = { name, journal: 5, pause: 60, grace: 1_000, retry: { first: 10, most: 20 }, locks: null, ...options };
    const gateway = outboxOf(gatewayOver(back, { feed: false }), own, parts);
    open.push(gateway);
    return gateway;
  };
  return { back, gateway: again(), again };
}

export const pause = (ms = 40): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits for what follows by itself, however slow the machine is. */
export async function until(holds: () => unknown): Promise<void> {
  for (let i = 0; i < 3_000 && !holds(); i++) await pause(5);
  assert.ok(holds(), holds.toString());
}

export const data = <T>(live: Live<T>): T => {
  assert.ok("data" in live.current, `expected data, found ${JSON.stringify(live.current)}`);
  return live.current.data as T;
};

export const actions = (back: MemoryTransport): string[] => back.accepted.map(({ action }) => action);
