import assert from "node:assert/strict";
import { test } from "node:test";
import { forget, keep, kept, respond, type Keeping } from "./keeping.ts";

const origin = "http://portal.test";

/** A browser's caches in memory, and a network that can be cut. */
function made(): { keeping: Keeping; network: { up: boolean; pages: Map<string, () => Response> }; clock: { ahead: number } } {
  const stores = new Map<string, Map<string, Response>>();
  const network = { up: true, pages: new Map<string, () => Response>() };
  const clock = { ahead: 0 };
  const cacheOf = (store: Map<string, Response>): Partial<Cache> => ({
    match: async (request) => store.get(typeof request === "string" ? request : (request as Request).url)?.clone(),
    put: async (request, response) => void store.set(String(request), response),
    delete: async (request) => store.delete((request as Request).url),
    keys: async () => [...store.keys()].map((url) => new Request(url)),
  });
  const caches: Partial<CacheStorage> = {
    open: async (name) => {
      if (!stores.has(name)) stores.set(name, new Map());
      return cacheOf(stores.get(name)!) as Cache;
    },
    delete: async (name) => stores.delete(name),
  };
  const keeping: Keeping = {
    origin,
    caches: caches as CacheStorage,
    now: () => 1_000 + clock.ahead,
    fetch: async ({ url }) => {
      if (!network.up) throw new TypeError("Failed to fetch");
      return network.pages.get(url)?.() ?? new Response("none", { status: 404 });
    },
  };
  return { keeping, network, clock };
}

const ask = async (keeping: Keeping, path: string): Promise<string> => (await respond(keeping, new Request(origin + path))).text();

test("what was kept answers without a network, and only then; nothing else does", async () => {
  const { keeping, network } = made();
  let version = 1;
  network.pages.set(`${origin}/observations?lesson=1`, () => new Response(`page ${version}`));
  network.pages.set(`${origin}/app.js`, () => new Response("script"));
  network.pages.set(`${origin}/desk`, () => new Response("desk"));
  await keep(keeping, [`${origin}/observations?lesson=1`, `${origin}/app.js`, "https://elsewhere.test/x.js", "no address"]);
  assert.deepEqual([...(await kept(keeping))], [`${origin}/observations?lesson=1`, `${origin}/app.js`]);
  version = 2;
  assert.equal(await ask(keeping, "/observations?lesson=1"), "page 2");
  assert.equal(await ask(keeping, "/desk"), "desk");
  network.up = false;
  assert.equal(await ask(keeping, "/observations?lesson=1"), "page 2", "as new as it was last read");
  assert.equal(await ask(keeping, "/app.js"), "script");
  await assert.rejects(ask(keeping, "/desk"), TypeError);
  await assert.rejects(ask(keeping, "/observations?lesson=2"), TypeError);
});

test("neither answers of the API, nor refusals, nor what sends elsewhere are kept", async () => {
  const { keeping, network } = made();
  const redirected = new Response("sign in");
  Object.defineProperty(redirected, "redirected", { value: true });
  network.pages.set(`${origin}/api/v1/hours`, () => new Response("hours"));
  network.pages.set(`${origin}/moved`, () => redirected);
  await keep(keeping, [`${origin}/api/v1/hours`, `${origin}/moved`, `${origin}/absent`]);
  network.up = false;
  for (const path of ["/api/v1/hours", "/moved", "/absent"]) await assert.rejects(ask(keeping, path), TypeError);
});

test("it goes after seven days, and when nobody is signed in any more", async () => {
  const { keeping, network, clock } = made();
  network.pages.set(`${origin}/page`, () => new Response("page"));
  await keep(keeping, [`${origin}/page`]);
  network.up = false;
  clock.ahead = 7 * 86_400_000 - 1;
  assert.equal(await ask(keeping, "/page"), "page");
  clock.ahead += 1;
  await assert.rejects(ask(keeping, "/page"), TypeError);
  clock.ahead = 0;
  assert.equal(await forget(keeping), true);
  assert.equal((await kept(keeping)).size, 0);
  await assert.rejects(ask(keeping, "/page"), TypeError);
});
