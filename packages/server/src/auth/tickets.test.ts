import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { newId, type Problem, type Session } from "@xiaoben/contract";
import { createBackend } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids } from "@xiaoben/backend/testing";
import { createApi } from "../http/api.ts";
import { signInWith } from "./sign-in.ts";
import { ticketsOf, type TicketKey } from "./tickets.ts";

const secret = "a-secret-of-the-host-0123456789abcdef";
const key: TicketKey = { tenant: "t", kid: "k1", secret };
const minute = 60;

interface Parts {
  kid?: string;
  tenant?: string;
  person?: string;
  time?: number | string;
  nonce?: string;
  secret?: string;
}

/** A ticket as a host makes it. */
function make({
  kid = "k1",
  tenant = "t",
  person = ids.observer,
  time = Math.floor(Date.now() / 1000),
  nonce = newId(),
  secret: by = secret,
}: Parts = {}): string {
  const signed = ["xb1", kid, tenant, person, time, nonce].join(":");
  return `${signed}:${createHmac("sha256", by).update(signed).digest("hex")}`;
}

/** Servers of one installation: processes that share the data and the keys. */
function processes(
  count: number,
  tickets: readonly TicketKey[] = [key],
  now?: () => number,
): ((path: string, init?: RequestInit) => Promise<Response>)[] {
  const store = createMemoryStore();
  for (const tenant of ["t", "u"]) store.load(tenant, fixture);
  return Array.from({ length: count }, () => {
    const api = createApi({ backend: createBackend({ store }), ...signInWith({ tickets }, store, now) });
    return async (path, init) => api.fetch(new Request(`http://x.test/${path}`, init));
  });
}

const post = (ticket: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ ticket }),
});
const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });
const tokenOf = async (answer: Response): Promise<string> => {
  assert.equal(answer.status, 200, await answer.clone().text());
  return ((await answer.json()) as { token: string }).token;
};

describe("one-time tickets", () => {
  it("are exchanged for a token of at most ten minutes that every process knows", async () => {
    const [one, two] = processes(2) as [ReturnType<typeof processes>[number], ReturnType<typeof processes>[number]];
    const answer = await one("ticket", post(make()));
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const granted = (await answer.json()) as { token: string; expiresIn: number };
    assert.ok(granted.expiresIn <= 600);
    const session = (await (await two("v1/session", bearer(granted.token))).json()) as Session;
    assert.equal(session.person, ids.observer);
  });

  it("are good once, whichever process they come to first, and all at once", async () => {
    const all = processes(3);
    const ticket = make();
    const answers = await Promise.all([...all, ...all].map((send) => send("ticket", post(ticket))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401, 401, 401, 401]);
  });

  it("are good for a minute, give or take the clocks of two machines", async () => {
    const [send] = processes(1);
    const now = Math.floor(Date.now() / 1000);
    for (const time of [now - minute, now + minute - 5]) assert.equal((await send!("ticket", post(make({ time })))).status, 200);
    for (const time of [now - 3 * minute, now + 2 * minute, "99999999999", "000000000"])
      assert.equal((await send!("ticket", post(make({ time })))).status, 401);
  });

  it("speak for people of the tenant of their key and for nobody else", async () => {
    const other = { tenant: "u", kid: "k1", secret: "another-secret-of-another-host-012345" };
    const [send] = processes(1, [key, other]);
    assert.equal((await send!("ticket", post(make({ tenant: "u" })))).status, 401);
    const token = await tokenOf(await send!("ticket", post(make({ tenant: "u", secret: other.secret }))));
    const [header, payload, signature] = token.split(".") as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, tenant: "t" })).toString("base64url");
    assert.equal((await send!("v1/session", bearer(`${header}.${forged}.${signature}`))).status, 401);
    assert.equal((await send!("v1/session", bearer(token))).status, 200);
  });

  it("follow a new key without a gap, and with a key its tickets and tokens are gone", async () => {
    const next = { tenant: "t", kid: "k2", secret: "the-next-secret-of-the-host-0123456789" };
    const [before] = processes(1);
    const token = await tokenOf(await before!("ticket", post(make())));
    const [both] = processes(1, [key, next]);
    assert.equal((await both!("v1/session", bearer(token))).status, 200);
    await tokenOf(await both!("ticket", post(make({ kid: "k2", secret: next.secret }))));
    const [after] = processes(1, [next]);
    assert.equal((await after!("v1/session", bearer(token))).status, 401);
    assert.equal((await after!("ticket", post(make()))).status, 401);
  });

  it("give tokens that end", async () => {
    let now = Date.now();
    const [send] = processes(1, [key], () => now);
    const token = await tokenOf(await send!("ticket", post(make())));
    now += 301_000;
    assert.equal((await send!("v1/session", bearer(token))).status, 401);
  });

  it("are refused where anything in them was changed, and as a token", async () => {
    const [send] = processes(1);
    const good = make();
    for (let at = 0; at < good.length; at += 5) {
      const changed = `${good.slice(0, at)}${good[at] === "0" ? "1" : "0"}${good.slice(at + 1)}`;
      assert.equal((await send!("ticket", post(changed))).status, 401, changed);
    }
    assert.equal((await send!("v1/session", bearer(good.replaceAll(":", ".")))).status, 401);
    assert.equal((await send!("ticket", post(good))).status, 200);
  });

  it("are refused where they are none, with a problem and no words about the key", async () => {
    const [send] = processes(1);
    for (const ticket of [
      "",
      "xb1",
      "xb1::::::",
      "x".repeat(3_000),
      make({ person: "lin" }),
      make({ nonce: "short" }),
      make({ kid: "k9" }),
      make({ tenant: "a b" }),
    ]) {
      const answer = await send!("ticket", post(ticket));
      assert.equal(answer.status, 401);
      assert.doesNotMatch(await answer.text(), new RegExp(secret));
    }
    for (const ticket of [7, null, undefined, {}, ["x"]]) assert.equal((await send!("ticket", post(ticket))).status, 422);
    const large = await send!("ticket", post("x".repeat(5_000)));
    assert.equal(((await large.json()) as Problem).code, "too-large");
    assert.equal((await send!("ticket", { ...post("x"), headers: { "content-type": "text/plain" } })).status, 415);
    assert.equal((await send!("ticket")).status, 404);
  });

  it("are not asked for where no host makes them", async () => {
    const store = createMemoryStore();
    assert.throws(() => signInWith({}, store), /Nobody could sign in/);
    const api = createApi({
      backend: createBackend({ store }),
      ...signInWith({ identity: { verify: () => Promise.reject(new Error("x")) } }, store),
    });
    assert.equal((await api.fetch(new Request("http://x.test/ticket", post(make())))).status, 404);
  });

  it("need keys that can be used, and say so without quoting a secret", () => {
    const store = createMemoryStore();
    for (const bad of [
      { ...key, secret: "too-short" },
      { ...key, kid: "a:b" },
      { ...key, tenant: "" },
    ])
      assert.throws(
        () => ticketsOf([bad], store),
        (error: Error) => error instanceof TypeError && !error.message.includes(bad.secret),
      );
    assert.throws(() => ticketsOf([key, { ...key, secret: `${secret}2` }], store), /twice/);
  });

  it("look like this", () => {
    const ticket = make({
      tenant: "my-county",
      person: "0199c0de-0002-7000-8000-000000000001",
      time: 1_796_000_000,
      nonce: "000102030405060708090a0b0c0d0e0f",
      secret: "0123456789abcdef0123456789abcdef",
    });
    // The same by `openssl dgst -sha256 -hmac …`; docs/tickets.md shows it.
    assert.equal(
      ticket,
      "xb1:k1:my-county:0199c0de-0002-7000-8000-000000000001:1796000000:000102030405060708090a0b0c0d0e0f:0325315d3c7c250fa70fe29814ca041a9fd94212bcac62869e61d6e6ca95fee6",
    );
  });
});
