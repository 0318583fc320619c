import type { ConformOptions } from "@xiaoben/conformance";
import { createBackend } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids } from "@xiaoben/backend/testing";
import { createApi } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

/** Tokens of five people of a small county. */
export const tokens = {
  teacher: `token-of-${ids.observer}`,
  otherTeacher: `token-of-${ids.teacher}`,
  schoolAdmin: `token-of-${ids.admin}`,
  principal: `token-of-${ids.principal}`,
  countyOfficer: `token-of-${ids.officer}`,
} as const satisfies ConformOptions["tokens"];

/** Names that a report must not show. */
export const names = fixture.flatMap((entry) => (entry.kind === "person" ? [entry.record.displayName] : []));

const identity = identityOf("t", (token) =>
  (Object.values(tokens) as string[]).includes(token) ? token.slice("token-of-".length) : undefined,
);

/** The reference server over a county of its own, in this process: everything but the socket. */
export function reference({ without = [] }: { without?: readonly string[] } = {}): typeof globalThis.fetch {
  const store = createMemoryStore();
  store.load("t", fixture);
  const now = (): Date => new Date(Date.parse("2026-11-22T04:00:00.000Z") + Math.round(performance.now()));
  const api = createApi({ backend: createBackend({ store, now, settings: { without } }), identity });
  return (async (request: Request) => api.fetch(request)) as typeof globalThis.fetch;
}
