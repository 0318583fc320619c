import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, contentHash } from "@xiaoben/backend";
import { createMemoryStore, type AnyRecord } from "@xiaoben/backend/memory";
import { problemCodes } from "@xiaoben/contract";
import { askers, clock, exchanges, records, type Exchange } from "@xiaoben/contract/examples";
import { problemSchema } from "@xiaoben/contract/schemas";
import { checkPack } from "@xiaoben/policy/check";
import { createApi } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

/** Answers that no request brings about at will: they are described, and replayed nowhere. */
const untold: readonly Exchange["answer"]["code"][] = ["rate-limited", "maintenance", "internal"];

const tenant = "examples";

/** A back end that holds the records of the examples, at the moment that they are told at. */
async function campus(without: readonly string[]): Promise<ReturnType<typeof createApi>> {
  const store = createMemoryStore();
  store.load(tenant, records as readonly AnyRecord[]);
  const backend = createBackend({ store, now: () => new Date(clock), code: () => "130577", settings: { without } });
  for (let left = true; left;) left = (await backend.recompute(tenant)).left;
  return createApi({ backend, identity: identityOf(tenant), log: () => undefined });
}

const stories = [...new Set(exchanges.map((one) => one.story))];

for (const [story, way] of stories.flatMap((one) => [[one, "rest"] as const, [one, "getPost"] as const])) {
  describe(`the reference back end tells "${story}" (${way})`, () => {
    let api: ReturnType<typeof createApi> | undefined;
    for (const exchange of exchanges.filter((one) => one.story === story && !untold.includes(one.answer.code))) {
      it(`${exchange.operation} ${exchange.name}`, async () => {
        api ??= await campus(exchange.answer.code === "not-offered" ? [exchange.operation] : []);
        const answer = await api.fetch(requestOf(exchange, way));
        const type = answer.headers.get("content-type") ?? "";
        const body: unknown = answer.status === 304 ? undefined : /json(;|$)/.test(type) ? await answer.json() : await answer.text();
        assert.equal(answer.status, exchange.answer.status, JSON.stringify(body));
        if (exchange.answer.code !== undefined) {
          assert.equal((body as { code: string }).code, exchange.answer.code);
          assert.ok(problemSchema.safeParse(body).success);
        }
        for (const [name, value] of Object.entries(exchange.answer.headers ?? {}))
          assert.ok(answer.headers.get(name)?.startsWith(value), `${name}: ${answer.headers.get(name)}`);
        if (exchange.answer.shows !== undefined) assert.deepEqual(body, exchange.answer.shows);
        if (exchange.answer.body !== undefined) assert.deepEqual(promised(body, exchange.answer.body), exchange.answer.body);
      });
    }
  });
}

it("only what cannot be brought about is left out, and every problem code is told", () => {
  assert.deepEqual(
    [...new Set(exchanges.map(({ answer }) => answer.code))].filter((code) => code !== undefined).sort(),
    [...problemCodes].sort(),
  );
  assert.deepEqual(
    exchanges.filter(({ answer }) => untold.includes(answer.code)).map(({ operation, name }) => `${operation} ${name}`),
    ["hour.list rate-limited", "session maintenance", "changes internal"],
  );
});

it("the packs of the examples make sense: their check finds nothing", () => {
  const packs = records.flatMap((one) => (one.kind === "pack" ? [one.record.pack] : []));
  assert.equal(packs.length, 3);
  for (const pack of packs) assert.deepEqual(checkPack(pack), [], pack.version);
});

it("signatures of the examples stand for what was signed", () => {
  for (const { kind, name, record } of records) {
    if (kind !== "observation" && kind !== "pair") continue;
    for (const { hash } of record.signatures) assert.equal(hash, contentHash(record), `${kind} ${name}`);
  }
});

function requestOf({ as, operation, name, request: { method, path, query, headers, body } }: Exchange, way: "rest" | "getPost"): Request {
  const url = new URL(`http://campus.test${path}`);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value);
  const sent = operation === "hour.create" && name === "too-large" ? { ...(body as object), title: "…".repeat(1024 * 1024) } : body;
  const direct = way === "rest" || method === "GET" || method === "POST";
  return new Request(url, {
    method: direct ? method : "POST",
    headers: {
      ...headers,
      ...(!direct && { "x-http-method-override": method }),
      ...(as !== "nobody" && { authorization: `Bearer ${askers[as]}` }),
    },
    ...(sent !== undefined && { body: typeof sent === "string" ? sent : JSON.stringify(sent) }),
  });
}

/** As much of an answer as an example promises: the rest is cut away before the two are compared. */
function promised(answer: unknown, promise: unknown): unknown {
  if (Array.isArray(promise))
    return Array.isArray(answer) && answer.length === promise.length ? answer.map((one, at) => promised(one, promise[at])) : answer;
  if (typeof promise !== "object" || promise === null || typeof answer !== "object" || answer === null) return answer;
  const whole = isRecord(promise) ? Object.entries(answer) : Object.entries(answer).filter(([name]) => name in promise);
  return Object.fromEntries(whole.map(([name, value]) => [name, promised(value, Reflect.get(promise, name))]));
}

/** A record that is told whole is compared whole. */
const isRecord = (value: object): boolean => "updatedAt" in value;
