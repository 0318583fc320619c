/** The rules of the port, as a vendor proves them of a gateway of its own. */
import { createBackend } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { ids, seed } from "@xiaoben/backend/testing";
import type { CampusGateway } from "@xiaoben/contract";
import { createClient, gatewayOver } from "@xiaoben/sdk";
import { gatewaySuite } from "@xiaoben/sdk/testing";
import { createApi } from "@xiaoben/server";

gatewaySuite("ours", async () => {
  const store = createMemoryStore();
  await seed(store, "tenant");
  let clock = Date.parse("2026-11-20T08:00:00.000Z");
  const api = createApi({
    backend: createBackend({ store, now: () => new Date((clock += 1000)) }),
    identity: { verify: (person) => Promise.resolve({ tenant: "tenant", person }) },
  });
  const fetch = (async (request: Request) => api.fetch(request)) as typeof globalThis.fetch;
  const open = (person: string): CampusGateway =>
    gatewayOver(createClient({ baseUrl: "http://campus.test", getToken: () => person, fetch }).transport, { feed: false });
  return { observer: open(ids.observer), observed: open(ids.teacher), lesson: ids.lesson, ratings: { clear: { value: "9" } } };
});
