import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { before, describe, it } from "node:test";
import { inspect } from "node:util";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { newId } from "@xiaoben/contract";
import { askers, clock, exchanges, records, type Exchange } from "@xiaoben/contract/examples";
import type { Store } from "@xiaoben/backend";
import { createMemoryStore, type AnyRecord } from "@xiaoben/backend/memory";
import { jwtIdentity, startServer, type LogLine, type RunningServer } from "@xiaoben/server";

/* Everything is asked, also of a store that fails, and no word of a person, no id, no token and no secret may be in what is written down. */

const tenant = "examples";
const secret = "secret-of-the-portal-0123456789abcdef";
const pair = await generateKeyPair("ES256");
const identity = jwtIdentity({ jwks: { keys: [{ ...(await exportJWK(pair.publicKey)), alg: "ES256" }] } });
const origin = "http://portal.test";

const tokens = new Map<string, string>();
async function tokenOf(person: string): Promise<string> {
  const known = tokens.get(person);
  const token =
    known ??
    (await new SignJWT({ tenant })
      .setProtectedHeader({ alg: "ES256" })
      .setSubject(person)
      .setAudience("xiaoben")
      .setIssuedAt()
      .setExpirationTime("9m")
      .sign(pair.privateKey));
  tokens.set(person, token);
  return token;
}

function ticketFor(person: string): string {
  const signed = ["xb1", "k1", tenant, person, Math.floor(Date.now() / 1000), newId()].join(":");
  return `${signed}:${createHmac("sha256", secret).update(signed).digest("hex")}`;
}

/** What a database says when it fails: it quotes what it was given. */
const failing = (store: Store): Store => ({
  ...store,
  page: (_, query) =>
    Promise.reject(Object.assign(new Error(`invalid value ${JSON.stringify(query)} of 林知远, secret ${secret}`), { code: "22P02" })),
  get: (_, ref) => Promise.reject(new RangeError(`no row ${ref.id} of 林知远`)),
  write: () => Promise.reject(Object.assign(new Error(`Key (person)=(${askers.teacher}) is 林知远's`), { detail: "林知远" })),
});

async function open(make: (store: Store) => Store, log: (line: LogLine) => void): Promise<RunningServer> {
  const store = createMemoryStore();
  store.load(tenant, records as readonly AnyRecord[]);
  return startServer({
    store: make(store),
    identity,
    tickets: [{ tenant, kid: "k1", secret }],
    port: 0,
    origins: [origin],
    log,
    now: () => new Date(clock),
  });
}

async function send(server: RunningServer, { request: { method, path, query, headers, body }, as }: Exchange): Promise<Response> {
  const url = new URL(`${server.url}api${path}`);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  const answer = await fetch(url, {
    method,
    headers: { ...headers, origin, ...(as !== "nobody" && { authorization: `Bearer ${await tokenOf(askers[as])}` }) },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  // What goes on for as long as somebody listens is left at once.
  await (answer.headers.get("content-type")?.startsWith("text/event-stream") ? answer.body?.cancel() : answer.arrayBuffer());
  return answer;
}

/** Words that are people's, wherever they stand in a record or a request. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return /\p{Script=Han}{2,}/u.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

const never = new Set([
  ...records.map(({ record }) => record.id),
  ...wordsIn(records),
  ...exchanges.flatMap(({ request }) => [...wordsIn(request.body), ...wordsIn(request.query)]),
  secret,
  "林知远",
  "eyJ",
]);

const speaking = ["log", "info", "warn", "error", "debug"] as const;

/** All that is said to a console while something is done; the log of the server is a function of its own. */
async function said(doing: () => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  const own = speaking.map((name) => console[name]);
  for (const name of speaking) console[name] = (...words: unknown[]) => void found.push(inspect(words));
  try {
    await doing();
  } finally {
    for (const [at, name] of speaking.entries()) console[name] = own[at]!;
  }
  return found;
}

async function everything(make: (store: Store) => Store): Promise<{ text: string; lines: LogLine[]; answers: Response[] }> {
  const [lines, answers]: [LogLine[], Response[]] = [[], []];
  const spoken = await said(async () => {
    const server = await open(make, (line) => lines.push(line));
    try {
      for (const exchange of exchanges) answers.push(await send(server, exchange));
      for (const ticket of [ticketFor(askers.teacher), `${ticketFor(askers.teacher)}0`, "林知远"])
        answers.push(
          await fetch(`${server.url}api/ticket`, {
            method: "POST",
            headers: { origin, "content-type": "application/json" },
            body: JSON.stringify({ ticket }),
          }),
        );
      const name = encodeURIComponent("林知远");
      for (const path of [`v1/people/${name}`, `v1/hours?person=${name}`, `${name}?token=${await tokenOf(askers.teacher)}`])
        answers.push(
          await fetch(`${server.url}api/${path}`, {
            headers: { origin, authorization: `Bearer ${(await tokenOf(askers.teacher)).slice(0, -4)}AAAA` },
          }),
        );
    } finally {
      await server.close();
    }
  });
  return { text: [...spoken, ...lines.map((line) => JSON.stringify(line))].join("\n"), lines, answers };
}

describe("what is written down", () => {
  let asked: Awaited<ReturnType<typeof everything>>;
  before(async () => {
    asked = await everything((store) => store);
  });

  it("names no person, no record, no word, no token and no secret, whatever is asked", () => {
    const { text, lines, answers } = asked;
    assert.ok(lines.length >= exchanges.length && answers.some(({ status }) => status === 200));
    for (const word of never)
      assert.ok(!text.includes(word), `"${word}" was written: ${text.split("\n").find((line) => line.includes(word))}`);
  });

  it("nor where the database fails and quotes them", { timeout: 60_000 }, async () => {
    const { text, lines, answers } = await everything(failing);
    assert.ok(answers.filter(({ status }) => status === 500).length > 50);
    const faults = lines.filter(({ level }) => level === "error");
    assert.ok(faults.length > 50 && faults.some(({ error }) => error?.code === "22P02"));
    for (const word of never)
      assert.ok(!text.includes(word), `"${word}" was written: ${text.split("\n").find((line) => line.includes(word))}`);
  });

  it("goes out in no answer that a browser could keep, show or guess at, nor to a page of another origin", () => {
    for (const { headers, url, status } of asked.answers) {
      const what = `${status} ${url}`;
      assert.equal(headers.get("x-content-type-options"), "nosniff", what);
      assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'; frame-ancestors 'none'/, what);
      assert.equal(headers.get("referrer-policy"), "no-referrer", what);
      assert.ok(
        /no-store/.test(headers.get("cache-control") ?? "") || url.includes("/definitions/"),
        `${what}: ${headers.get("cache-control")}`,
      );
      assert.equal(headers.get("access-control-allow-origin"), origin, what);
      assert.equal(headers.get("access-control-allow-credentials"), null, what);
      assert.equal(headers.get("x-powered-by"), null, what);
    }
  });
});
