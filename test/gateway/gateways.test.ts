import { withOutbox, type Outbox } from "@xiaoben/sdk/outbox";
import "fake-indexeddb/auto";
import { gatewayOver, httpTransport } from "@xiaoben/sdk";
import type { CampusGateway } from "@xiaoben/contract";
import { createApi } from "@xiaoben/server";
import { generateCounty, memoryCampus, type MemoryCampus } from "@xiaoben/demo";
import { gatewaySuite, type GatewayWorld } from "@xiaoben/sdk/testing";
import { identityOf } from "../identity.ts";

const county = generateCounty({ today: "2026-11-22" });
const { lin, su } = county.people;
let worlds = 0;

/** The lesson that waits for Lin, and what its rubric allows. */
const given = { lesson: county.landmarks.lessonForLin.id, ratings: {} };

/** A door of one person over HTTP: everything but the socket. The token is the person's id. */
function overHttp(campus: MemoryCampus): (person: string) => CampusGateway {
  const api = createApi({
    backend: campus.backend,
    identity: identityOf(county.tenant),
  });
  const fetch = (async (request: Request) => api.fetch(request)) as typeof globalThis.fetch;
  return (person) => gatewayOver(httpTransport({ baseUrl: "http://campus.test", getToken: () => person, fetch }), { feed: false });
}

gatewaySuite("in memory", async (): Promise<GatewayWorld> => {
  const campus = memoryCampus(county);
  return { observer: campus.gateway("lin"), observed: campus.gateway("su"), ...given };
});

gatewaySuite("over HTTP", async (): Promise<GatewayWorld> => {
  const open = overHttp(memoryCampus(county));
  return { observer: open(lin.id), observed: open(su.id), ...given };
});

gatewaySuite("over HTTP with an outbox", async (): Promise<GatewayWorld> => {
  const open = overHttp(memoryCampus(county));
  const name = `suite-${++worlds}`;
  const [observer, observed]: (CampusGateway & Outbox)[] = [lin, su].map(({ id }) => withOutbox(open(id), { name, locks: null }));
  return {
    observer: observer!,
    observed: observed!,
    ...given,
    close: async () => {
      observer!.close();
      observed!.close();
    },
  };
});
