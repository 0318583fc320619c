import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ProblemError, type Problem } from "@xiaoben/contract";
import { createBackend, type Backend } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids } from "@xiaoben/backend/testing";
import { createApi } from "./api.ts";
import { usualLimits, type Limits } from "./limits.ts";
import { Buckets } from "./rate.ts";

const identity = {
  async verify(token: string) {
    if (!(token in ids)) throw new ProblemError("signed-out", "Nobody.");
    return { tenant: "t", person: ids[token as keyof typeof ids] };
  },
};

/** Sends requests as somebody from an address, without a socket between. */
function open(limits: Partial<Limits>, slow?: Promise<unknown>): (as: string | null, from?: string, via?: string) => Promise<Response> {
  const store = createMemoryStore();
  store.load("t", fixture);
  const backend = createBackend({ store });
  const slowed: Backend = slow ? { ...backend, session: async (caller) => (await slow, backend.session(caller)) } : backend;
  const api = createApi({ backend: slowed, identity, limits: { ...usualLimits, ...limits } });
  return async (as, from = "192.0.2.1", via) =>
    api.fetch(
      new Request("http://x.test/v1/session", {
        headers: { ...(as !== null && { authorization: `Bearer ${as}` }), ...(via !== undefined && { "x-forwarded-for": via }) },
      }),
      { incoming: { socket: { remoteAddress: from } } },
    );
}

async function refused(answer: Response, status: number, code: string): Promise<void> {
  const problem = (await answer.json()) as Problem;
  assert.deepEqual([answer.status, problem.code], [status, code]);
  assert.match(answer.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
}

describe("how much is taken on", () => {
  it("lets one person send so many requests at once and no more, and others none the less", async () => {
    const send = open({ caller: { burst: 3, perSecond: 0.5 } });
    for (let n = 0; n < 3; n++) assert.equal((await send("observer")).status, 200);
    await refused(await send("observer"), 429, "rate-limited");
    assert.equal((await send("teacher")).status, 200);
  });

  it("counts requests without a good token for their address, and never those with one", async () => {
    const send = open({ address: { burst: 2, perSecond: 0.5 } });
    for (const token of [null, "nobody"]) assert.equal((await send(token)).status, 401);
    await refused(await send("nobody"), 429, "rate-limited");
    await refused(await send(null), 429, "rate-limited");
    assert.equal((await send("observer")).status, 200);
    assert.equal((await send(null, "192.0.2.2")).status, 401);
    assert.equal((await send(null, "::ffff:192.0.2.2")).status, 401);
    await refused(await send(null, "192.0.2.2"), 429, "rate-limited");
  });

  it("believes a proxy on this machine or a named one about the address, and nobody else", async () => {
    const send = open({ address: { burst: 1, perSecond: 0.1 }, proxies: ["198.51.100.9"] });
    assert.equal((await send(null, "127.0.0.1", "203.0.113.1, 192.0.2.1")).status, 401);
    await refused(await send(null, "127.0.0.1", "203.0.113.2, 192.0.2.1"), 429, "rate-limited");
    assert.equal((await send(null, "127.0.0.1", "192.0.2.3, 198.51.100.9")).status, 401);
    await refused(await send(null, "192.0.2.3", "203.0.113.7"), 429, "rate-limited");
    assert.equal((await send(null, "2001:db8:1:2:3::1")).status, 401);
    await refused(await send(null, "2001:db8:1:2:ffff::7"), 429, "rate-limited");
  });

  it("works on so many requests at once, and answers those who wait too long", async () => {
    let go = (): void => undefined;
    const slow = new Promise<void>((fulfil) => (go = fulfil));
    const send = open({ atOnce: 3, atOncePerCaller: 2, seconds: 1 }, slow);
    const began = [send("observer"), send("observer")];
    await new Promise((wake) => setTimeout(wake, 20));
    await refused(await send("observer"), 429, "rate-limited");
    began.push(send("teacher"));
    await new Promise((wake) => setTimeout(wake, 20));
    await refused(await send("lead"), 503, "maintenance");
    for (const answer of began) await refused(await answer, 503, "maintenance");
    await refused(await send("lead"), 503, "maintenance");
    go();
    await new Promise((wake) => setTimeout(wake, 50));
    assert.equal((await send("lead")).status, 200, "room is given back when the work has ended");
  });

  it("fills up again as time passes, and forgets whom it has not seen for longest", () => {
    let now = 0;
    const buckets = new Buckets({ burst: 2, perSecond: 1 }, () => now);
    assert.deepEqual([buckets.take("a"), buckets.take("a"), buckets.take("a")], [0, 0, 1]);
    now = 1_000;
    assert.deepEqual([buckets.take("a"), buckets.take("a")], [0, 1]);
    now = 60_000;
    assert.deepEqual([buckets.take("a"), buckets.take("a"), buckets.take("a")], [0, 0, 1]);
    for (let n = 0; n < 30_000; n++) buckets.take(String(n));
    assert.equal(buckets.take("a"), 0);
  });
});
