import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { createClient } from "../client/client.ts";
import { hasCode, isTransportError, type TransportError } from "../errors.ts";
import { cut, json, problem, scripted, type Script } from "../testing/scripted-back-end.ts";
import { csrfFromCookie, csrfFromField, csrfFromMeta, type Csrf } from "./csrf.ts";
import type { HttpOptions } from "./wire.ts";

const id = newId();
const gone = (): Response => json({ changes: [{ kind: "hour", id, version: 2 }] });
const over = (script: Script, options: Partial<HttpOptions> = {}) => {
  const made = scripted(script);
  return { seen: made.seen, client: createClient({ ...made.options, ...options }) };
};

/** A page, as far as the sources of a header look at one. */
function page({ cookie = "", elements = [] as Record<string, string>[] }): void {
  const found = elements.map(({ tag, ...attributes }) => ({ tag, getAttribute: (name: string) => attributes[name] ?? null }));
  const shown = {
    cookie,
    baseURI: "http://campus.test/portal/desk",
    getElementsByTagName: (name: string) => found.filter(({ tag }) => tag === name),
  };
  Object.defineProperty(globalThis, "document", { value: shown, configurable: true });
}
afterEach(() => {
  delete (globalThis as { document?: unknown }).document;
  delete (globalThis as { location?: unknown }).location;
});

describe("cookie mode", () => {
  const names = ["X-XSRF-TOKEN", "X-CSRF-TOKEN"];
  const sentBy = async (csrf: Csrf): Promise<(string | null)[]> => {
    const { seen, client } = over(gone, { csrf, credentials: "include" });
    await client.hours.remove(id);
    assert.equal(seen[0]!.credentials, "include");
    return names.map((name) => seen[0]!.headers.get(name));
  };

  it("takes the token from a cookie, a meta element or a hidden field", async () => {
    page({
      cookie: "a=1; XSRF-TOKEN=ab%3D%3D; XSRF-TOKEN-OLD=no; odd=%; csrftoken=dj",
      elements: [
        { tag: "meta", name: "viewport", content: "x" },
        { tag: "meta", name: "_csrf", content: "spring" },
        { tag: "input", name: "_csrf", value: "form" },
      ],
    });
    assert.deepEqual(await sentBy(csrfFromCookie()), ["ab==", null]);
    assert.deepEqual(await sentBy(csrfFromCookie("csrftoken", "X-CSRF-TOKEN")), [null, "dj"]);
    assert.deepEqual(await sentBy(csrfFromCookie("odd", "X-CSRF-TOKEN")), [null, "%"]);
    assert.deepEqual(await sentBy(csrfFromMeta("_csrf")), [null, "spring"]);
    assert.deepEqual(await sentBy(csrfFromField()), [null, "form"]);
    assert.deepEqual(await sentBy(csrfFromMeta()), [null, null]);
  });

  it("sends it with everything but GET", async () => {
    const { seen, client } = over(({ method }) => (method === "GET" ? json({ items: [] }) : json({ verdicts: [] })), {
      csrf: { header: "X-CSRF-TOKEN", value: () => "v" },
    });
    await client.tasks();
    await client.evaluate({ subject: { kind: "person", id } });
    assert.deepEqual(
      seen.map(({ headers }) => headers.get("x-csrf-token")),
      [null, "v"],
    );
  });

  it("asks the source again once where the token was stale, and sends again where it has another", async () => {
    for (const refusal of [
      () => new Response("<h1>Forbidden</h1>", { status: 403 }),
      () => new Response("Page Expired", { status: 419 }),
      () => problem("not-permitted", 403, { issues: [{ pointer: "/headers/x-csrf-token", code: "stale", message: "m" }] }),
    ]) {
      let value = "old";
      const reasons: string[] = [];
      const csrf: Csrf = {
        header: "X-CSRF-TOKEN",
        async value(reason) {
          reasons.push(reason);
          if (reason === "refused") value = "new";
          return value;
        },
      };
      const { seen, client } = over(({ headers }) => (headers.get("x-csrf-token") === "new" ? gone() : refusal()), { csrf });
      await client.hours.remove(id);
      assert.deepEqual([reasons, seen.length], [["request", "refused"], 2]);
      const never = over(refusal, { csrf: { header: "X-CSRF-TOKEN", value: () => `${Math.random()}` } });
      await assert.rejects(never.client.hours.remove(id), { name: "TransportError" });
      assert.equal(never.seen.length, 2);
      const same = over(refusal, { csrf: { header: "X-CSRF-TOKEN", value: () => "same" } });
      await assert.rejects(same.client.hours.remove(id));
      assert.equal(same.seen.length, 1);
    }
  });

  it("takes a refusal in the contract's words for what it is", async () => {
    let values = 0;
    const { seen, client } = over(() => problem("not-permitted", 403), { csrf: { header: "X-CSRF-TOKEN", value: () => `${++values}` } });
    await assert.rejects(client.hours.remove(id), { code: "not-permitted" });
    assert.deepEqual([seen.length, values], [1, 1]);
  });

  it("says where there is no page to look at", async () => {
    for (const csrf of [csrfFromCookie(), csrfFromMeta(), csrfFromField()])
      await assert.rejects(over(gone, { csrf }).client.hours.remove(id), {
        code: "internal",
        retryable: false,
        message: /in a worker or in Node give csrf/,
      });
    const down: Csrf = { header: "X-CSRF-TOKEN", value: () => Promise.reject(new TypeError("fetch failed")) };
    await assert.rejects(over(gone, { csrf: down }).client.hours.remove(id), { code: "offline", retryable: true });
  });
});

describe("baseUrl", () => {
  const asked = async (baseUrl: string): Promise<string> => {
    const { seen, client } = over(() => json({ items: [] }), { baseUrl });
    await client.tasks();
    return seen[0]!.url.href;
  };

  it("may end with slashes, and in a page or a worker be relative to it", async () => {
    assert.equal(await asked("https://campus.example/x//"), "https://campus.example/x/v1/tasks");
    page({});
    assert.equal(await asked("/api"), "http://campus.test/api/v1/tasks");
    assert.equal(await asked("api/"), "http://campus.test/portal/api/v1/tasks");
    delete (globalThis as { document?: unknown }).document;
    for (const [location, address] of [
      [{ protocol: "http:", href: "http://campus.test/js/worker.js", origin: "http://campus.test" }, "http://campus.test/api/v1/tasks"],
      [{ protocol: "blob:", href: "blob:http://campus.test/1", origin: "http://campus.test" }, "http://campus.test/api/v1/tasks"],
    ] as const) {
      Object.defineProperty(globalThis, "location", { value: location, configurable: true });
      assert.equal(await asked("/api"), address);
    }
  });

  it("says at once what is wrong with it", () => {
    for (const [baseUrl, message] of [
      ["/api", /is relative.*in Node give the whole address, as in "https:/],
      ["campus.example/api", /is relative/],
      ["ftp://campus.example", /must begin with https/],
      ["https://lin:secret@campus.example/api", /no user name or password/],
      ["https://campus.example/api?tenant=1", /must end with a path/],
    ] as const)
      assert.throws(() => createClient({ baseUrl }), { name: "TypeError", message });
    assert.throws(
      () => createClient({ baseUrl: "https://lin:secret@campus.example/api" }),
      (error: Error) => !error.message.includes("secret"),
    );
  });
});

describe("what an error says", () => {
  const refusedBy = async (script: Script): Promise<TransportError> => {
    const { client } = over(script, { baseUrl: "https://campus.example/api", retries: 0, getToken: () => "s3cret" });
    const error: unknown = await client.hours.update(id, { title: "x" }, { version: 3 }).catch((refused: unknown) => refused);
    assert.ok(isTransportError(error));
    return error;
  };

  it("is enough to act on: method, address, code, detail, issues and the number that the log knows", async () => {
    const error = await refusedBy(() =>
      problem("validation", 422, { correlationId: "c-7", issues: [{ pointer: "/title", code: "required", message: "/title is empty" }] }),
    );
    assert.equal(
      error.message,
      `validation: it is validation (PATCH https://campus.example/api/v1/hours/${id}, answered 422, correlation id c-7)\n  /title required: /title is empty`,
    );
    assert.equal(error.detail, "it is validation");
    assert.ok(hasCode(error, "not-found", "validation"));
  });

  it("names the filters and not whom they are about, and no token", async () => {
    const { client } = over(cut, { baseUrl: "https://campus.example/api", retries: 0, getToken: () => "s3cret" });
    const error: unknown = await Promise.resolve(client.hours.list({ person: id, limit: 5 })).catch((refused: unknown) => refused);
    assert.ok(isTransportError(error));
    assert.match(
      error.message,
      /^offline: The back end could not be reached: fetch failed \(GET https:\/\/campus\.example\/api\/v1\/hours\?person&limit, correlation id [0-9a-f-]{36}\)$/,
    );
    assert.ok(!error.message.includes(id) && !error.message.includes("s3cret"));
  });

  it("says how the request went where it was made otherwise", async () => {
    const error = await refusedBy(({ method }) => (method === "POST" ? problem("stale-version", 412) : new Response("", { status: 405 })));
    assert.match(error.message, /\(POST https:\/\/campus\.example\/api\/v1\/hours\/[0-9a-f-]+\?_method&expectedVersion, answered 412/);
  });

  it("keeps what a proxy answered apart from what a back end did", async () => {
    const error = await refusedBy(() => new Response("<html>", { status: 502, headers: { "x-correlation-id": "p-1" } }));
    assert.deepEqual([error.code, error.status, error.correlationId, error.retryable], ["maintenance", 502, "p-1", true]);
    assert.match(error.detail, /without a problem document/);
  });
});
