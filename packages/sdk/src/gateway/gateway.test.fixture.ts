import assert from "node:assert/strict";
import type { CampusGateway, Live } from "@xiaoben/contract";
import { memoryTransport, somebody, type MemoryTransport } from "../testing/memory-transport.ts";
import { gatewayOver } from "./gateway.ts";

export const me = somebody.person;
export const other = "00000000-0000-7000-8000-00000000000b";
export const observation = { state: "draft", author: me, observed: other, strengths: "", org: somebody.org };

/** A gateway over a back end in memory, without a feed. */
export function made(): { back: MemoryTransport; gateway: CampusGateway } {
  const back = memoryTransport();
  return { back, gateway: gatewayOver(back, { feed: false, draftPause: 20 }) };
}

export const settled = () => new Promise<void>((done) => setTimeout(done, 5));

/** Listens; answers how often it was told something since. */
export const listen = async (live: Live<unknown>): Promise<() => number> => {
  let told = 0;
  live.subscribe(() => told++);
  await settled();
  return () => told;
};

export const data = <T>(live: Live<T>): T => {
  assert.ok("data" in live.current, `expected data, found ${JSON.stringify(live.current)}`);
  return live.current.data as T;
};
