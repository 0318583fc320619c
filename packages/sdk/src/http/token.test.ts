import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { createClient } from "../client/client.ts";
import { hasCode } from "../errors.ts";
import { json, problem, scripted, type Script } from "../testing/scripted-back-end.ts";
import { tokensOf, type GetToken } from "./token.ts";

const minute = 60_000;
/** The server's clock, which tokens are written by. */
const server = Date.parse("2026-11-22T10:00:00Z");
/** A token that was made now, by the server's clock, and lasts so long. */
const jwt = (madeAt: number, lastsMs: number, more = {}): string =>
  `h.${btoa(JSON.stringify({ iat: madeAt / 1000, exp: (madeAt + lastsMs) / 1000, ...more }))}.s`;
const expOf = (token: string): number => (JSON.parse(atob(token.split(".")[1]!)) as { exp: number }).exp * 1000;

const over = (getToken: GetToken, script: Script = () => json({ items: [] })) => {
  const reasons: string[] = [];
  const { seen, options } = scripted(script);
  const client = createClient({
    ...options,
    retries: 0,
    getToken: (reason) => {
      reasons.push(reason);
      return getToken(reason);
    },
  });
  return { seen, reasons, client };
};
const bearer = (headers: Headers): string | null => headers.get("authorization")?.slice("Bearer ".length) ?? null;

describe("tokens", () => {
  it("one question serves all requests that wait for it, of the client and of the gateway beside it", async () => {
    let give: (token: string) => void = () => undefined;
    const { seen, reasons, client } = over(() => new Promise((fulfil) => (give = fulfil)));
    const all = [client.tasks(), client.tasks(), client.transport.tasks()];
    await new Promise((done) => setTimeout(done, 5));
    assert.equal(seen.length, 0);
    give("t1");
    await Promise.all(all);
    await client.tasks();
    assert.deepEqual(reasons, ["initial"]);
    assert.deepEqual(new Set(seen.map(({ headers }) => bearer(headers))), new Set(["t1"]));
  });

  it("are none where the page answers nothing, and mistakes are told without them", async () => {
    for (const nothing of [undefined, "", null]) {
      const { seen, client } = over(() => nothing as null);
      await client.tasks();
      assert.equal(seen[0]?.headers.get("authorization"), null);
    }
    for (const mistake of [5, {}, "Bearer secret", "secret\r\nX-Other: 1", "令牌secret"]) {
      const { seen, client } = over(() => mistake as string);
      await assert.rejects(client.tasks(), (error) => {
        assert.ok(hasCode(error, "internal") && !error.retryable);
        assert.match(error.message, /getToken\("initial"\) answered .+ Answer the token alone/);
        assert.doesNotMatch(error.message, /secret/);
        return true;
      });
      assert.equal(seen.length, 0);
    }
  });

  it("are asked for again half a minute before they expire", async () => {
    mock.timers.enable({ apis: ["Date"], now: server });
    try {
      const { reasons, client } = over(() => jwt(Date.now(), 5 * minute));
      await client.tasks();
      mock.timers.setTime(server + 5 * minute - 31_000);
      await client.tasks();
      assert.deepEqual(reasons, ["initial"]);
      mock.timers.setTime(server + 5 * minute - 29_000);
      await Promise.all([client.tasks(), client.tasks()]);
      await client.tasks();
      assert.deepEqual(reasons, ["initial", "expiring"]);
    } finally {
      mock.timers.reset();
    }
  });

  for (const skew of [-10, -4, -1, 1, 4, 10, 60]) {
    it(`a device that is ${Math.abs(skew)} minutes ${skew < 0 ? "behind" : "ahead"} does not ask all the time, and its requests pass`, async () => {
      let now = server;
      const device = (): void => mock.timers.setTime(now + skew * minute);
      mock.timers.enable({ apis: ["Date"], now: server });
      try {
        device();
        const { seen, reasons, client } = over(
          () => jwt(now, 3 * minute),
          ({ headers }) => (expOf(bearer(headers)!) > now ? json({ items: [] }) : problem("signed-out", 401)),
        );
        for (let second = 0; second < 15 * 60; second += 5) {
          now = server + second * 1000;
          device();
          await client.tasks();
        }
        assert.ok(reasons.length <= 15 * 2 + 1, `${reasons.length} questions in 15 minutes: ${reasons.join()}`);
        assert.ok(seen.length <= 180 + 15, `${seen.length} requests for 180`);
        assert.equal(reasons.filter((reason) => reason === "initial").length, 1);
      } finally {
        mock.timers.reset();
      }
    });
  }

  it("the one at hand goes on being used where the host cannot give another in time", async () => {
    let calls = 0;
    const { seen, client } = over(() => (++calls === 1 ? jwt(Date.now(), 20_000) : Promise.reject(new Error("session server down"))));
    await client.tasks();
    await Promise.all([client.tasks(), client.tasks()]);
    assert.deepEqual([calls, seen.length], [2, 3]);
  });

  it("one that is refused is asked about once, however many requests it was refused to", async () => {
    const { seen, reasons, client } = over(
      (reason) => (reason === "initial" ? "old" : "new"),
      ({ headers }) => (bearer(headers) === "new" ? json({ items: [] }) : problem("signed-out", 401)),
    );
    await Promise.all(Array.from({ length: 8 }, () => client.tasks()));
    assert.deepEqual(reasons, ["initial", "rejected"]);
    assert.equal(seen.length, 16);
  });

  it("a host that insists on a refused one is not asked again at once", async () => {
    const { reasons, client } = over(
      () => "old",
      () => problem("signed-out", 401),
    );
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => client.tasks()));
    await assert.rejects(client.tasks(), { code: "signed-out" });
    assert.ok(all.every((one) => one.status === "rejected"));
    assert.deepEqual(reasons, ["initial", "rejected"]);
  });

  it("a refusal while an early question is under way waits for it, and asks where it brought nothing", async () => {
    const reasons: string[] = [];
    let fail: (error: Error) => void = () => undefined;
    const near = jwt(Date.now(), 10_000);
    const tokens = tokensOf((reason) => {
      reasons.push(reason);
      if (reason === "expiring") return new Promise((_, refuse) => (fail = refuse));
      return reason === "initial" ? near : "fresh";
    });
    assert.equal(await tokens.current(), near);
    const early = tokens.current();
    const refused = [tokens.after(near), tokens.after(near)];
    await Promise.resolve();
    fail(new Error("not now"));
    assert.deepEqual([await early, ...(await Promise.all(refused))], [near, "fresh", "fresh"]);
    assert.deepEqual(reasons, ["initial", "expiring", "rejected"]);
  });

  it("null means that nobody is signed in, and is asked about again with the next request", async () => {
    let who: string | null = null;
    const { reasons, client } = over(
      () => who,
      ({ headers }) => (bearer(headers) === null ? problem("signed-out", 401) : json({ items: [] })),
    );
    assert.equal(await client.session(), null);
    await assert.rejects(client.tasks(), { code: "signed-out", retryable: false });
    who = "t";
    await client.tasks();
    assert.deepEqual(reasons, ["initial", "initial", "initial"]);
  });

  it("a callback that throws is offline, says which question failed, and is asked again", async () => {
    let calls = 0;
    const { seen, client } = over((reason) => {
      if (++calls === 1) throw new Error(`no session cookie (${reason})`);
      return "t";
    });
    await assert.rejects(client.tasks(), { code: "offline", retryable: true, message: /getToken\("initial"\) failed: no session cookie/ });
    assert.equal(seen.length, 0);
    await client.tasks();
    assert.equal(seen.length, 1);
  });

  it("the caller may give up while the person signs in; the question stays for the next", async () => {
    let give: (token: string) => void = () => undefined;
    const { reasons, client } = over(() => new Promise((fulfil) => (give = fulfil)));
    const control = new AbortController();
    const first = client.tasks({ signal: control.signal });
    control.abort();
    await assert.rejects(first, { code: "aborted" });
    const second = client.tasks();
    give("t");
    await second;
    assert.deepEqual(reasons, ["initial"]);
  });

  it("are kept in no storage, and stand in no error", async () => {
    const secret = jwt(Date.now(), 5 * minute);
    const kept: string[] = [];
    const storage = { getItem: () => null, setItem: (name: string, value: string) => void kept.push(name, value) };
    const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
    Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
    try {
      const { client } = over(
        () => secret,
        ({ method }) => (method === "POST" ? problem("not-permitted", 403) : new Response("", { status: 405 })),
      );
      const error: unknown = await client.hours.remove("00000000-0000-7000-8000-000000000001").catch((refused: unknown) => refused);
      assert.ok(error instanceof Error);
      assert.ok(
        ![error.message, error.stack, JSON.stringify(error), JSON.stringify(client), ...kept].join(" ").includes(secret.slice(2, 40)),
      );
      assert.ok(kept.length > 0);
    } finally {
      if (before) Object.defineProperty(globalThis, "localStorage", before);
      else delete (globalThis as { localStorage?: unknown }).localStorage;
    }
  });
});
