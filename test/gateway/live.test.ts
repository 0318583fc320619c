import assert from "node:assert/strict";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { newId, type CampusGateway, type Change, type Id } from "@xiaoben/contract";
import type { Store } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids, newHour, seed, type PersonName } from "@xiaoben/backend/testing";
import { createClient, gatewayOver, httpTransport, type CampusClient } from "@xiaoben/sdk";
import { startServer, type LiveOptions, type RunningServer } from "@xiaoben/server";

/** Long enough that nothing is found by asking within it. */
const seldom = { every: 20_000, most: 20_000 };
const soon = 5_000;

describe("another person's write on an open page", () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it("appears soon, whichever of two processes took it, and the feed is not asked", async () => {
    const store = await seeded();
    const [here, there] = [await serve(store), await serve(store)];
    const line = await proxy(here);
    const page = await open(line.url);
    await until(() => line.seen.includes("/api/v1/live"));
    await page.settled();
    line.seen.length = 0;
    for (const server of [here, there, there]) {
      const began = performance.now();
      const id = await write(client(server.url));
      await until(() => page.shows(id));
      assert.ok(performance.now() - began < soon, `${performance.now() - began} ms`);
    }
    assert.ok(!line.seen.includes("/api/v1/changes"), line.seen.join(" "));
    page.leave();
    await until(() => line.open === 0);
  });

  it("appears by asking where something on the way holds the open answer back", async () => {
    const line = await proxy(await serve(await seeded()), { buffers: true });
    const page = await open(line.url, { every: 100, most: 150, first: 200 });
    await until(() => line.seen.includes("/api/v1/live"));
    const id = await write(client(line.url));
    await until(() => page.shows(id));
    await sleep(300);
    const later = await write(client(line.url));
    await until(() => page.shows(later));
    assert.equal(line.seen.filter((path) => path === "/api/v1/live").length, 1, "what was held back is not tried again at once");
  });

  it("appears after the line broke, was cut without a word or ended with its token: nothing that came meanwhile is missed", async () => {
    const server = await serve(await seeded(), { beat: 50 });
    const line = await proxy(server);
    const page = await open(line.url, { every: 100, most: 200, silence: 400 });
    await until(() => line.open > 0);
    for (const fault of [() => line.cut(), () => line.mute()]) {
      fault();
      const id = await write(client(server.url));
      await until(() => page.shows(id));
    }
  });

  it("is told to a job that follows the feed, in order of the cursor, until the signal says stop", async () => {
    const server = await serve(await seeded());
    const line = await proxy(server);
    const control = new AbortController();
    const told: Change[] = [];
    const following = (async () => {
      for await (const change of client(line.url).changes({ cursor: "now" }, { follow: seldom, signal: control.signal })) told.push(change);
    })();
    const ended = assert.rejects(following, { code: "aborted" });
    closing.push(async () => control.abort());
    await until(() => line.open > 0);
    const first = await write(client(server.url));
    await until(() => told.some(({ id }) => id === first));
    line.cut();
    const second = await write(client(server.url));
    await until(() => told.some(({ id }) => id === second));
    control.abort();
    await ended;
    await until(() => line.open === 0);
  });

  async function seeded(): Promise<Store> {
    const store = createMemoryStore();
    await seed(store, "t", fixture);
    return { ...store, close: async () => undefined };
  }

  async function serve(store: Store, live: LiveOptions = {}): Promise<RunningServer> {
    const identity = { verify: async (token: string) => ({ tenant: "t", person: ids[token as PersonName] }) };
    const server = await startServer({ store, identity, port: 0, log: () => undefined, live });
    closing.push(() => server.close());
    return server;
  }

  async function proxy(server: RunningServer, how: { buffers?: true } = {}) {
    const line = await lineTo(server.url, how);
    closing.push(() => line.close());
    return line;
  }

  /** A page that lists the hours of a person. */
  async function open(url: string, feed: object = seldom) {
    const gateway: CampusGateway = gatewayOver(httpTransport({ baseUrl: `${url}api`, getToken: () => "observer" }), { feed });
    const list = gateway.list({ kind: "hour", where: { person: ids.observer } });
    const leaves = [list.subscribe(() => undefined), gateway.capabilities.subscribe(() => undefined)];
    const leave = (): void => leaves.forEach((stop) => stop());
    closing.push(async () => leave());
    const shows = (id: Id): boolean => "data" in list.current && list.current.data!.items.some((item) => item.id === id);
    await until(() => list.current.status === "ready");
    return { shows, leave, settled: () => sleep(100) };
  }
});

const client = (url: string): CampusClient => createClient({ baseUrl: `${url}api`, getToken: () => "observer" });

const write = async (by: CampusClient): Promise<Id> => (await by.hours.create(newHour(), { id: newId() })).record.id;

async function until(reached: () => boolean): Promise<void> {
  const began = performance.now();
  while (!reached()) {
    assert.ok(performance.now() - began < 10_000, "it did not come");
    await sleep(10);
  }
}

/** What stands between a page and a server: it passes on what comes, or nothing before all of it has come. */
async function lineTo(target: string, { buffers = false }: { buffers?: boolean }) {
  const seen: string[] = [];
  const answers = new Set<IncomingMessage>();
  const muted = new WeakSet<IncomingMessage>();
  const server: Server = createServer((asked, answer) => {
    seen.push(asked.url!.split("?")[0]!);
    const { hostname, port } = new URL(target);
    const on = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (back) => {
      const isStream = back.headers["content-type"]?.startsWith("text/event-stream");
      if (isStream) answers.add(back);
      back.on("close", () => {
        answers.delete(back);
        if (!back.complete) answer.destroy();
      });
      if (!buffers || !isStream) answer.writeHead(back.statusCode!, back.headers);
      const parts: Buffer[] = [];
      back.on("data", (part: Buffer) => (muted.has(back) ? undefined : buffers && isStream ? parts.push(part) : answer.write(part)));
      back.on("end", () => answer.end(Buffer.concat(parts)));
    });
    on.on("error", () => answer.destroy());
    answer.on("close", () => on.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((fulfil) => server.listen(0, "127.0.0.1", fulfil));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    get open() {
      return answers.size;
    },
    /** The open answers break off. */
    cut: () => answers.forEach((answer) => answer.destroy()),
    /** Nothing more comes of the open answers, and nobody says so. */
    mute: () => answers.forEach((answer) => muted.add(answer)),
    async close() {
      server.closeAllConnections();
      await new Promise((fulfil) => server.close(fulfil));
    },
  };
}
