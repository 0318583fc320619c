import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type ActionOf, type Rollup } from "@xiaoben/contract";
import type { HttpOptions } from "./wire.ts";
import { httpTransport } from "./transport.ts";

interface Seen {
  method: string;
  cache: RequestCache;
  url: URL;
  headers: Headers;
  body: string;
}
type Answer = (seen: Seen, count: number) => Response | Promise<Response>;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
const problem = (code: string, status: number, more: object = {}): Response =>
  new Response(JSON.stringify({ type: "about:blank", title: code, status, code, detail: `it is ${code}`, ...more }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });

let hosts = 0;
function over(answer: Answer, options: Partial<HttpOptions> = {}) {
  const seen: Seen[] = [];
  const fetch = (async (input: Request) => {
    const request: Seen = {
      method: input.method,
      cache: input.cache,
      url: new URL(input.url),
      headers: input.headers,
      body: await input.text(),
    };
    seen.push(request);
    return answer(request, seen.length);
  }) as unknown as typeof globalThis.fetch;
  return { seen, transport: httpTransport({ baseUrl: `http://host${++hosts}.test/api/`, fetch, ...options }) };
}
const id = newId();
const sum: Rollup = {
  rule: { pack: "county.hours", version: "1", id: "total" },
  period: { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" },
  people: 3,
  outcomes: { met: 1, undetermined: 2 },
  stale: 1,
  readings: [{ ambiguity: "q", reading: "once", outcomes: { met: 3 } }],
  since: "2026-11-22T00:00:00.000Z",
};
const at = "2026-11-22T00:00:00.000Z";
const record = { id, version: 3, text: "a", plan: id, section: "s", org: id, createdAt: at, updatedAt: at };
const change: ActionOf["plan-section.change"] = { id, version: 3, patch: { text: "b" } };
const done = { record: { ...record, version: 4, text: "b" }, changes: [{ kind: "plan-section", id, version: 4 }] };

describe("httpTransport: the wire", () => {
  it("maps questions to paths and queries", async () => {
    const { seen, transport } = over(({ url }) =>
      json(
        url.pathname.endsWith("rollup")
          ? { rollups: [sum] }
          : url.pathname.endsWith("evaluate")
            ? { verdicts: [] }
            : url.pathname.endsWith("/tasks") || url.pathname.endsWith("s")
              ? { items: [] }
              : url.pathname.includes("/definitions/")
                ? { id: "form", title: "表", items: [] }
                : record,
      ),
    );
    await transport.get({ kind: "plan-section", id });
    await transport.list({ kind: "hour", where: { person: "p1", from: "2026-09-01" }, order: "-day", limit: 5 });
    await transport.tasks();
    await transport.evaluate({ subject: { kind: "person", id: "p1" } });
    assert.deepEqual(await transport.rollup({ org: "o1", rules: ["total"] }), [sum]);
    await transport.definition({ pack: "a/b", version: "1", id: "form" });
    assert.deepEqual(
      seen.map(({ method, url }) => `${method} ${url.pathname}${url.search}`),
      [
        `GET /api/v1/plan-sections/${id}`,
        "GET /api/v1/hours?person=p1&from=2026-09-01&order=-day&limit=5",
        "GET /api/v1/tasks",
        "POST /api/v1/evaluate",
        "POST /api/v1/rollup",
        "GET /api/v1/definitions/a%2Fb/1/form",
      ],
    );
  });

  it("asks past the browser's store for a definition that could not be read, until it can", async () => {
    const form = { id: "form", title: "表", sections: [] };
    const { seen, transport } = over((_, count) => json(count < 3 ? { ...form, sections: {} } : form));
    const read = () => transport.definition({ pack: "p", version: "1", id: "form", as: "rubric" });
    await assert.rejects(read(), { code: "bad-answer" });
    await assert.rejects(read(), { code: "bad-answer" });
    assert.deepEqual(await read(), form);
    await read();
    assert.deepEqual(
      seen.map(({ cache }) => cache),
      ["default", "reload", "reload", "default"],
    );
  });

  it("maps writes to methods, preconditions and action ids", async () => {
    const { seen, transport } = over(({ url }) => {
      const kind = url.pathname.split("/")[3]!.slice(0, -1);
      return json(kind === "plan-section" ? done : { changes: [{ kind, id, version: 4 }] });
    });
    await transport.write("plan-section.create", { id, body: { text: "b", plan: id, section: "s", org: id } }, "a1");
    await transport.write("plan-section.change", change, "a2");
    await transport.write("plan-item.remove", { id, version: 2 }, "a3");
    await transport.write("plan.return", { id, version: 3, input: { reason: "too short" } }, "a4");
    assert.deepEqual(
      seen.map(({ method, url }) => `${method} ${url.pathname}`),
      [
        `PUT /api/v1/plan-sections/${id}`,
        `PATCH /api/v1/plan-sections/${id}`,
        `DELETE /api/v1/plan-items/${id}`,
        `POST /api/v1/plans/${id}/actions/return`,
      ],
    );
    assert.deepEqual(
      seen.slice(0, 3).map(({ headers }) => [headers.get("if-none-match"), headers.get("if-match"), headers.get("x-action-id")]),
      [
        ["*", null, "a1"],
        [null, '"3"', "a2"],
        [null, '"2"', "a3"],
      ],
    );
    assert.deepEqual(JSON.parse(seen[3]!.body), { actionId: "a4", version: 3, input: { reason: "too short" } });
  });

  it("answers null for what is not there and for nobody", async () => {
    const { transport } = over(({ url }) => (url.pathname.endsWith("session") ? problem("signed-out", 401) : problem("not-found", 404)));
    assert.equal(await transport.get({ kind: "hour", id }), null);
    assert.equal(await transport.session(), null);
  });

  it("turns a refusal into an error with everything the back end said", async () => {
    const { seen, transport } = over(() =>
      problem("validation", 422, { issues: [{ pointer: "/text", code: "required", message: "m" }], correlationId: "c-7" }),
    );
    await assert.rejects(transport.write("plan-section.change", change, "a1"), {
      name: "TransportError",
      code: "validation",
      status: 422,
      retryable: false,
      correlationId: "c-7",
      issues: [{ pointer: "/text", code: "required", message: "m" }],
    });
    assert.match(seen[0]!.headers.get("x-correlation-id") ?? "", /^[0-9a-f-]{36}$/);
  });

  it("names what is wrong with an answer", async () => {
    const { transport } = over(({ url }) => (url.pathname.includes("hours") ? json({ items: [{ id: "x" }] }) : json({ record })));
    await assert.rejects(transport.list({ kind: "hour" }), { code: "bad-answer", retryable: false, message: /version/ });
    await assert.rejects(transport.write("plan-section.change", change, "a1"), { code: "bad-answer", message: /changes/ });
  });

  it("does not take anything for sums of verdicts", async () => {
    for (const answer of [{}, { rollups: {} }, { rollups: [{ ...sum, people: "3" }] }])
      await assert.rejects(over(() => json(answer)).transport.rollup({ org: "o1" }), { name: "TransportError", code: "bad-answer" });
  });

  it("does not take a sign-in page of the network for an answer, and tries again later", async () => {
    const { transport } = over(() => new Response("<html>sign in</html>", { status: 200 }));
    await assert.rejects(transport.tasks(), { code: "bad-answer", retryable: true });
  });
});

describe("httpTransport: tokens", () => {
  const jwt = (seconds: number): string => `h.${btoa(JSON.stringify({ exp: Date.now() / 1000 + seconds }))}.s`;

  it("asks once for many requests, and keeps the token", async () => {
    const reasons: string[] = [];
    const { seen, transport } = over(() => json({ items: [] }), {
      getToken: async (reason) => {
        reasons.push(reason);
        return "t1";
      },
    });
    await Promise.all([transport.tasks(), transport.tasks(), transport.tasks()]);
    await transport.tasks();
    assert.deepEqual(reasons, ["initial"]);
    assert.ok(seen.every(({ headers }) => headers.get("authorization") === "Bearer t1"));
  });

  it("asks for another before the one it has expires", async () => {
    const reasons: string[] = [];
    const { transport } = over(() => json({ items: [] }), {
      getToken: (reason) => {
        reasons.push(reason);
        return jwt(reasons.length === 1 ? 5 : 600);
      },
    });
    await transport.tasks();
    await transport.tasks();
    await transport.tasks();
    assert.deepEqual(reasons, ["initial", "expiring"]);
  });

  it("repeats once with another token after a 401, and only once", async () => {
    let made = 0;
    const refuse = over(
      ({ headers }) => (headers.get("authorization") === "Bearer t2" ? json({ items: [] }) : problem("signed-out", 401)),
      { getToken: () => `t${++made}` },
    );
    await refuse.transport.tasks();
    assert.equal(refuse.seen.length, 2);
    let asked = 0;
    const never = over(() => problem("signed-out", 401), { getToken: () => `n${++asked}` });
    await assert.rejects(never.transport.tasks(), { code: "signed-out" });
    assert.equal(never.seen.length, 2);
  });

  it("is signed out when the host says that nobody is signed in, and offline when it cannot be asked", async () => {
    const nobody = over(() => problem("signed-out", 401), { getToken: () => null });
    assert.equal(await nobody.transport.session(), null);
    const cut = over(() => json({ items: [] }), { getToken: () => Promise.reject(new TypeError("Failed to fetch")) });
    await assert.rejects(cut.transport.tasks(), { code: "offline", retryable: true });
    assert.equal(cut.seen.length, 0);
  });
});

describe("httpTransport: repetition", () => {
  it("repeats questions and keeps to Retry-After; never repeats a write by itself", async () => {
    const ask = over((_, count) =>
      count === 1 ? new Response("", { status: 503, headers: { "retry-after": "0" } }) : json({ items: [] }),
    );
    await ask.transport.tasks();
    assert.equal(ask.seen.length, 2);
    const write = over(() => new Response("", { status: 503 }));
    await assert.rejects(write.transport.write("plan-section.change", change, "a1"), { code: "maintenance", retryable: true });
    assert.equal(write.seen.length, 1);
  });

  it("tries again after a fault that may pass, also of the network, and not after one that stays", async () => {
    const cut = over((_, count) => (count === 1 ? Promise.reject(new TypeError("fetch failed")) : json({ items: [] })));
    await cut.transport.tasks();
    assert.equal(cut.seen.length, 2);
    const down = over(() => new Response("", { status: 502, headers: { "retry-after": new Date(0).toUTCString() } }));
    await assert.rejects(down.transport.tasks(), { code: "maintenance" });
    assert.equal(down.seen.length, 3);
    const never = over(() => problem("not-permitted", 403));
    await assert.rejects(never.transport.tasks(), { code: "not-permitted" });
    assert.equal(never.seen.length, 1);
  });

  it("gives up at once while it waits for the next try", async () => {
    const control = new AbortController();
    const busy = over(() => new Response("", { status: 429, headers: { "retry-after": "30" } }));
    const began = performance.now();
    setTimeout(() => control.abort(), 20);
    await assert.rejects(busy.transport.tasks(control.signal), { code: "aborted" });
    assert.deepEqual([busy.seen.length, performance.now() - began < 5_000], [1, true]);
  });

  it("says offline, timeout and aborted apart", async () => {
    const cut = over(() => Promise.reject(new TypeError("fetch failed")), { retries: 0 });
    await assert.rejects(cut.transport.tasks(), { code: "offline", retryable: true });
    const slow = over(() => new Promise<Response>(() => undefined), { timeout: 20, retries: 0 });
    await assert.rejects(slow.transport.tasks(), { code: "timeout", retryable: true });
    const control = new AbortController();
    const given = assert.rejects(slow.transport.tasks(control.signal), { code: "aborted", retryable: false });
    control.abort();
    await given;
  });

  it("takes a create for done when the same is there, and not when something else is", async () => {
    const body = { text: "a", plan: id, section: "s", org: id };
    const same = over(() => problem("stale-version", 412, { current: record }));
    assert.deepEqual((await same.transport.write("plan-section.create", { id, body }, "a1")).changes, [
      { kind: "plan-section", id, version: 3 },
    ]);
    const other = over(() => problem("stale-version", 412, { current: { ...record, text: "theirs" } }));
    await assert.rejects(other.transport.write("plan-section.create", { id, body }, "a1"), {
      code: "stale-version",
      current: { ...record, text: "theirs" },
    });
  });

  it("takes a patch for done when the record holds it already", async () => {
    const current = { ...record, version: 9, text: "b" };
    const { transport } = over(() => problem("stale-version", 412, { current }));
    assert.deepEqual((await transport.write("plan-section.change", change, "a1")).record, current);
    await assert.rejects(transport.write("plan-section.change", { ...change, patch: { text: "c" } }, "a2"), { code: "stale-version" });
  });
});

describe("httpTransport: networks that block PUT, PATCH and DELETE", () => {
  const proxy: Answer = ({ method, headers }) =>
    method === "GET" || method === "POST"
      ? json(headers.has("x-http-method-override") ? done : { items: [] })
      : new Response("Method Not Allowed", { status: 405 });

  it("switches to POST after one 405, with method and precondition in header and query, and remembers it", async () => {
    const { seen, transport } = over(proxy);
    await transport.write("plan-section.change", change, "a1");
    await transport.write("plan-section.create", { id, body: { text: "b", plan: id, section: "s", org: id } }, "a2");
    assert.deepEqual(
      seen.map(({ method, url, headers }) => [method, url.search, headers.get("x-http-method-override")]),
      [
        ["PATCH", "", null],
        ["POST", "?_method=PATCH&expectedVersion=3", "PATCH"],
        ["POST", "?_method=PUT&create=1", "PUT"],
      ],
    );
  });

  it("keeps the direct way when the back end itself says that it does not offer something", async () => {
    const { seen, transport } = over(() => problem("not-offered", 501));
    await assert.rejects(transport.write("plan-section.change", change, "a1"), { code: "not-offered" });
    assert.equal(seen.length, 1);
  });

  it("says what was said first when the other way is blocked too, and does not remember it", async () => {
    const { seen, transport } = over(() => new Response("no", { status: 405 }));
    await assert.rejects(transport.write("plan-section.change", change, "a1"), { status: 405 });
    await assert.rejects(transport.write("plan-section.change", change, "a1"), { status: 405 });
    assert.deepEqual(
      seen.map(({ method }) => method),
      ["PATCH", "POST", "PATCH", "POST"],
    );
  });

  it("learns the way from a refusal that came through it", async () => {
    const { seen, transport } = over(({ method }) =>
      method === "POST" ? problem("stale-version", 412, { current: { ...record, text: "x" } }) : new Response("", { status: 501 }),
    );
    await assert.rejects(transport.write("plan-section.change", change, "a1"), { code: "stale-version" });
    await assert.rejects(transport.write("plan-section.change", change, "a2"), { code: "stale-version" });
    assert.deepEqual(
      seen.map(({ method }) => method),
      ["PATCH", "POST", "POST"],
    );
  });
});
