import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { newId, type ChangesPage, type Id, type Problem } from "@xiaoben/contract";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids, newHour, seed, type PersonName } from "@xiaoben/backend/testing";
import { startServer, type LiveOptions, type RunningServer } from "../index.ts";

describe("the feed as it happens, over HTTP", () => {
  const servers: RunningServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  const start = async (live: LiveOptions = {}, lifetime?: number): Promise<RunningServer> => {
    const store = createMemoryStore();
    await seed(store, "t", fixture);
    const identity = {
      async verify(token: string) {
        const person = ids[token as PersonName];
        return { tenant: "t", person, ...(lifetime !== undefined && { expires: Date.now() + lifetime }) };
      },
    };
    const server = await startServer({ store, identity, port: 0, log: () => undefined, live });
    servers.push(server);
    return server;
  };

  it("tells at once what somebody else writes, and nothing of its content", async () => {
    const server = await start();
    const stream = await follow(server, "teacher");
    assert.deepEqual(
      ["content-type", "cache-control", "x-accel-buffering"].map((name) => stream.response.headers.get(name)),
      ["text/event-stream; charset=utf-8", "no-store, no-transform", "no"],
    );
    assert.deepEqual((await stream.page()).changes, []);
    const id = await write(server);
    const began = performance.now();
    const { changes, cursor } = await stream.page();
    assert.ok(performance.now() - began < 2_000);
    assert.deepEqual(changes, [{ kind: "hour", id, version: 1 }]);
    await stream.close();
    const missed = await write(server);
    for (const from of [{ query: `?cursor=${cursor}` }, { headers: { "last-event-id": cursor } }]) {
      const again = await follow(server, "teacher", from);
      assert.deepEqual((await again.page()).changes, [{ kind: "hour", id: missed, version: 1 }]);
      await again.close();
    }
  });

  it("gives signs of life, and ends when the token ends or the time that was asked for is over", async () => {
    const server = await start({ beat: 20 }, 400);
    const stream = await follow(server, "teacher");
    const began = performance.now();
    const text = await stream.rest();
    const took = performance.now() - began;
    assert.ok(took > 200 && took < 3_000, `${took} ms`);
    assert.ok(text.split(":\n\n").length > 4, text);
    const lasting = await start({}, undefined);
    const short = await follow(lasting, "teacher", { query: "?seconds=1" });
    await short.rest();
    const once = await follow(lasting, "teacher", { query: "?seconds=0" });
    assert.match(await once.rest(), /^id: .+\nevent: changes\ndata: .+\n\n$/);
  });

  it("refuses before it begins: a cursor that is none, a parameter that is not known, nobody", async () => {
    const server = await start();
    for (const query of ["?cursor=x", "?seconds=601", "?from=1"]) {
      const { response } = await follow(server, "teacher", { query });
      assert.equal(response.status, 422, query);
      assert.equal(((await response.json()) as Problem).code, "validation");
    }
    assert.equal((await fetch(`${server.url}api/v1/live`)).status, 401);
    const head = await fetch(`${server.url}api/v1/live`, { method: "HEAD", headers: { authorization: "Bearer teacher" } });
    assert.deepEqual([head.status, head.headers.get("content-type")], [200, "text/event-stream; charset=utf-8"]);
  });

  it("holds a bounded number of answers open, of each person and of all", async () => {
    const server = await start({ perPerson: 2, most: 3 });
    const open = [await follow(server, "teacher"), await follow(server, "teacher"), await follow(server, "observer")];
    for (const [as, status, code] of [
      ["teacher", 429, "rate-limited"],
      ["admin", 503, "maintenance"],
    ] as const) {
      const { response } = await follow(server, as);
      assert.deepEqual([response.status, ((await response.json()) as Problem).code], [status, code]);
      assert.match(response.headers.get("retry-after") ?? "", /^\d+$/);
    }
    await open[0]!.close();
    await until(async () => {
      const next = await follow(server, "teacher");
      const taken = next.response.status === 200;
      await next.close();
      return taken;
    });
  });

  it("lets nobody who ends the process wait for it", async () => {
    const server = await start();
    const streams = [await follow(server, "teacher"), await follow(server, "observer")];
    for (const stream of streams) await stream.page();
    const began = performance.now();
    const rests = streams.map((stream) => stream.rest());
    await server.close();
    assert.ok(performance.now() - began < 2_000, "closed at once");
    await Promise.all(rests);
  });
});

/** An open answer, read event by event. */
async function follow(server: RunningServer, as: PersonName, { query = "", headers = {} }: { query?: string; headers?: object } = {}) {
  const response = await fetch(`${server.url}api/v1/live${query}`, { headers: { authorization: `Bearer ${as}`, ...headers } });
  const reader = response.status === 200 ? response.body!.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  let text = "";
  return {
    response,
    async page(): Promise<ChangesPage> {
      for (;;) {
        const end = text.indexOf("\n\n");
        const event = end === -1 ? undefined : text.slice(0, end);
        if (event !== undefined) text = text.slice(end + 2);
        const data = event && /^data: (.*)$/m.exec(event)?.[1];
        if (data) return JSON.parse(data) as ChangesPage;
        if (event !== undefined) continue;
        const { value, done } = await reader!.read();
        assert.ok(!done, "it ended");
        text += value;
      }
    },
    async rest(): Promise<string> {
      for (let part = await reader!.read(); !part.done; part = await reader!.read()) text += part.value;
      return text;
    },
    async close(): Promise<void> {
      await (reader ?? response.body)?.cancel();
    },
  };
}

async function write(server: RunningServer): Promise<Id> {
  const id = newId();
  const response = await fetch(`${server.url}api/v1/hours/${id}`, {
    method: "PUT",
    headers: { authorization: "Bearer observer", "content-type": "application/json", "if-none-match": "*" },
    body: JSON.stringify(newHour()),
  });
  assert.equal(response.status, 201);
  return id;
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await reached()); tries++) {
    assert.ok(tries < 200, "it did not come");
    await sleep(10);
  }
}
