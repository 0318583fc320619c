import { createBackend, type Backend } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { operations } from "@xiaoben/contract";
import { generateCounty } from "@xiaoben/demo";
import { createApi } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

/** What the back ends of browser tests leave out. */
const without = {
  nothing: [],
  aboveLevelOne: operations.filter(({ level }) => level > 1).map(({ id }) => id),
  /** Level 1 of a back end that keeps records and judges nothing. */
  judging: [...operations.filter(({ level }) => level > 1).map(({ id }) => id), "evaluate", "rollup"],
};

type Api = Pick<ReturnType<typeof createApi>, "fetch">;
const made = new Map<string, Api>();

/** The part of a request in the test server that is looked at here. */
interface Context {
  path: string;
  querystring: string;
  method: string;
  headers: Record<string, string | string[] | undefined>;
  req: AsyncIterable<Uint8Array>;
  status: number;
  body: unknown;
  set(name: string, value: string): void;
}

/** Answers `/campus/<what is left out>/<person>/v1/…` by the real API over the demo county, in memory. */
export async function campusApi(context: Context, next: () => Promise<void>): Promise<void> {
  const [, lacks, person, rest] = /^\/campus\/(\w+)\/([0-9a-f-]+)(\/v1\/.*)$/.exec(context.path) ?? [];
  if (lacks === undefined || !(lacks in without)) return next();
  const api = made.get(lacks) ?? apiOf(without[lacks as keyof typeof without]);
  made.set(lacks, api);
  const chunks: Uint8Array[] = [];
  for await (const chunk of context.req) chunks.push(chunk);
  const headers = new Headers({ authorization: `Bearer ${person}` });
  for (const name of ["content-type", "if-match", "if-none-match", "x-action-id", "x-http-method-override"])
    if (typeof context.headers[name] === "string") headers.set(name, context.headers[name]);
  const answer = await api.fetch(
    new Request(`http://campus.test${rest}?${context.querystring}`, {
      method: context.method,
      headers,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    }),
  );
  context.status = answer.status;
  answer.headers.forEach((value, name) => context.set(name, value));
  context.body = await answer.text();
}

function apiOf(lacking: readonly string[]): Api {
  const county = generateCounty({ today: "2026-11-22" });
  const store = createMemoryStore();
  store.load(county.tenant, county.records);
  const [morning, started] = [Date.parse("2026-11-22T01:00:00.000Z"), performance.now()];
  const now = (): Date => new Date(morning + Math.round(performance.now() - started));
  const backend: Backend = createBackend({ store, now, settings: { without: lacking } });
  return createApi({ backend, identity: identityOf(county.tenant), log: () => undefined });
}
