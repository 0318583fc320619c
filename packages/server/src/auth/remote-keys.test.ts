import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet } from "jose";
import { jwtIdentity, type Identity } from "./identity.ts";

const person = newId();

/** Pairs with their numbers, and tokens that they sign. */
async function keyOf(kid: string): Promise<{ jwk: JSONWebKeySet["keys"][number]; token(at?: number): Promise<string> }> {
  const pair = await generateKeyPair("ES256");
  return { jwk: { ...(await exportJWK(pair.publicKey)), alg: "ES256", kid }, token: (at = Date.now()) => signed(kid, pair.privateKey, at) };
}

const signed = (kid: string, key: CryptoKey, at: number): Promise<string> =>
  new SignJWT({ sub: person, tenant: "t1" })
    .setProtectedHeader({ alg: "ES256", kid })
    .setAudience("xiaoben")
    .setIssuedAt(new Date(at))
    .setExpirationTime(new Date(at + 300_000))
    .sign(key);

describe("keys that an issuer publishes", () => {
  let issuer: Server;
  let answer: RequestListener;
  let asked = 0;
  let clock = 0;
  const open = (patience = 300): Identity =>
    jwtIdentity({
      jwks: new URL(`http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys.json`),
      now: () => Date.now() + clock,
      fetching: { patience },
    });
  const publish =
    (...keys: JSONWebKeySet["keys"]): RequestListener =>
    (_, response) =>
      response.end(JSON.stringify({ keys }));
  beforeEach(async () => {
    [asked, clock] = [0, 0];
    issuer = createServer((request, response) => {
      asked += 1;
      answer(request, response);
    });
    issuer.listen(0, "127.0.0.1");
    await once(issuer, "listening");
  });
  afterEach(() => {
    issuer.closeAllConnections();
    issuer.close();
  });

  it("are fetched once for many, and again for a new one, but not for each token of somebody's invention", async () => {
    const [first, second, strange] = [await keyOf("1"), await keyOf("2"), await keyOf("3")];
    const identity = open();
    answer = publish(first.jwk);
    await Promise.all(Array.from({ length: 20 }, async () => identity.verify(await first.token())));
    assert.equal(asked, 1);
    answer = publish(first.jwk, second.jwk);
    clock = 31_000;
    assert.equal((await identity.verify(await second.token())).person, person);
    for (let n = 0; n < 20; n++) await assert.rejects(identity.verify(await strange.token()), { code: "signed-out" });
    assert.equal(asked, 2);
    answer = publish(second.jwk);
    clock = 100_000;
    await assert.rejects(identity.verify(await strange.token()), { code: "signed-out" });
    await assert.rejects(identity.verify(await first.token()), { code: "signed-out" }, "a key that was withdrawn");
  });

  it("that cannot be fetched answer maintenance soon, whatever is wrong, and the issuer is not asked by everybody", async () => {
    const key = await keyOf("1");
    const token = await key.token();
    const faults: RequestListener[] = [
      () => undefined,
      (_, response) => response.writeHead(500).end(),
      (_, response) => response.end("<html>"),
      (_, response) => response.end('{"keys":7}'),
      (request) => request.socket.destroy(),
      (_, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
      (_, response) => response.end(`{"keys":[],"x":"${"x".repeat(300_000)}"}`),
    ];
    for (const fault of faults) {
      answer = fault;
      asked = 0;
      const identity = open(500);
      const began = performance.now();
      for (let n = 0; n < 5; n++) await assert.rejects(identity.verify(token), { code: "maintenance", status: 503 });
      assert.ok(asked <= 1, `${asked} fetches`);
      assert.ok(performance.now() - began < 3_000);
    }
  });

  it("serve for an hour while the issuer is away, and no longer", async () => {
    const [key, other] = [await keyOf("1"), await keyOf("2")];
    const identity = open();
    answer = publish(key.jwk);
    await identity.verify(await key.token());
    answer = (request) => request.socket.destroy();
    const after = async (minutes: number, by = key): Promise<string> => {
      clock = minutes * 60_000;
      return (await identity.verify(await by.token(Date.now() + clock))).person;
    };
    await assert.rejects(after(1, other), { code: "maintenance" }, "nobody can say whether the key is new");
    assert.equal(await after(11), person);
    assert.equal(await after(59), person);
    await assert.rejects(after(61), { code: "maintenance" });
    answer = publish(other.jwk);
    assert.equal(await after(62, other), person);
    await assert.rejects(after(62), { code: "signed-out" });
  });
});
