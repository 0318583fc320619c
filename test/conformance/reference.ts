import { ProblemError } from "@xiaoben/contract";
import type { ConformOptions } from "@xiaoben/conformance";
import { createBackend } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { generateCounty } from "@xiaoben/demo";
import { createApi, type Identity } from "@xiaoben/server";

const county = generateCounty({ today: "2026-11-22" });
const { lin, su, shen, shao, lu } = county.people;

/** Tokens of five people of the county. */
export const tokens = {
  teacher: `token-of-${lin.id}`,
  otherTeacher: `token-of-${su.id}`,
  schoolAdmin: `token-of-${shen.id}`,
  principal: `token-of-${shao.id}`,
  countyOfficer: `token-of-${lu.id}`,
} as const satisfies ConformOptions["tokens"];

/** Names that a report must not show. */
export const names = [lin, su, shen, shao, lu].map(({ displayName }) => displayName);

const identity: Identity = {
  verify: (token) =>
    (Object.values(tokens) as string[]).includes(token)
      ? Promise.resolve({ tenant: county.tenant, person: token.slice("token-of-".length) })
      : Promise.reject(new ProblemError("signed-out", "Nobody.")),
};

/** The reference server over a county of its own, in this process: everything but the socket. */
export function reference({ without = [] }: { without?: readonly string[] } = {}): typeof globalThis.fetch {
  const store = createMemoryStore();
  store.load(county.tenant, county.records);
  const now = (): Date => new Date(Date.parse("2026-11-22T04:00:00.000Z") + Math.round(performance.now()));
  const api = createApi({ backend: createBackend({ store, now, settings: { without } }), identity });
  return (async (request: Request) => api.fetch(request)) as typeof globalThis.fetch;
}
