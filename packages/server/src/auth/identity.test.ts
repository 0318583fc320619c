import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { before, describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWK, type CryptoKey, type JSONWebKeySet, type JWTPayload } from "jose";
import { bearerToken, jwtIdentity } from "./identity.ts";

describe("people by tokens", () => {
  const person = newId();
  let key: CryptoKey;
  let jwks: JSONWebKeySet;
  before(async () => {
    const pair = await generateKeyPair("ES256");
    key = pair.privateKey;
    jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), alg: "ES256" }] };
  });

  const seconds = (): number => Math.floor(Date.now() / 1000);
  const sign = (claims: JWTPayload, alg = "ES256", by: CryptoKey | Uint8Array = key): Promise<string> =>
    new SignJWT({ sub: person, tenant: "t1", aud: "xiaoben", iat: seconds(), exp: seconds() + 600, ...claims })
      .setProtectedHeader({ alg })
      .sign(by);
  const refused = async (token: string): Promise<void> =>
    assert.rejects(jwtIdentity({ jwks }).verify(token), { name: "ProblemError", code: "signed-out" });

  it("names the person and the tenant of a good token, and its end with the skew", async () => {
    const exp = seconds() + 600;
    assert.deepEqual(await jwtIdentity({ jwks }).verify(await sign({ exp })), { tenant: "t1", person, expires: (exp + 60) * 1000 });
  });

  it("says why its person asks, where the token says it, and refuses a purpose that is none", async () => {
    assert.equal((await jwtIdentity({ jwks }).verify(await sign({ purpose: "appraisal" }))).purpose, "appraisal");
    await refused(await sign({ purpose: "curiosity" }));
  });

  it("refuses what has expired beyond a minute of skew, and takes what lies within", async () => {
    await refused(await sign({ iat: seconds() - 400, exp: seconds() - 61 }));
    assert.equal((await jwtIdentity({ jwks }).verify(await sign({ iat: seconds() - 400, exp: seconds() - 30 }))).person, person);
  });

  it("refuses a life longer than ten minutes, with or without the instant it began", async () => {
    await refused(await sign({ exp: seconds() + 700 }));
    await refused(await sign({ iat: seconds() + 300, exp: seconds() + 800 }));
    await refused(
      await new SignJWT({ sub: person, tenant: "t1", aud: "xiaoben", exp: seconds() + 3600 })
        .setProtectedHeader({ alg: "ES256" })
        .sign(key),
    );
    await refused(
      await new SignJWT({ sub: person, tenant: "t1", aud: "xiaoben", iat: seconds() }).setProtectedHeader({ alg: "ES256" }).sign(key),
    );
  });

  it("refuses another audience, no tenant, no person, and a person that is no id", async () => {
    await refused(await sign({ aud: "another" }));
    await refused(await sign({ tenant: "" }));
    await refused(await sign({ tenant: 7 }));
    await refused(await sign({ sub: "lin" }));
  });

  it("refuses another key, a foreign algorithm, no signature, a changed one, and what is no token", async () => {
    await refused(await sign({}, "ES256", (await generateKeyPair("ES256")).privateKey));
    await refused(await sign({}, "HS256", new TextEncoder().encode(JSON.stringify(jwks.keys[0]).padEnd(64, " "))));
    const [, payload] = (await sign({})).split(".");
    await refused(`${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`);
    const good = await sign({});
    await refused(`${good.slice(0, -6)}AAAAAA`);
    await refused("nonsense");
  });

  it("refuses a life without a number, parts that are no JSON, headers that demand what is not known, and what is endless", async () => {
    await refused(await sign({ iat: "now" as never, exp: seconds() + 9_000 }));
    await refused(await sign({ exp: "soon" as never }));
    await refused(await sign({ nbf: seconds() + 120 }));
    await refused(await sign({ tenant: "a\u0000b" }));
    await refused(await sign({ tenant: ["t1"] }));
    await refused(await sign({ more: "x".repeat(10_000) }));
    const [header, payload, signature] = (await sign({})).split(".");
    for (const token of [
      `${header}.${payload}`,
      `..`,
      `${header}.e30.${signature}`,
      `AAAA.${payload}.${signature}`,
      `${header}.${payload}.${signature}.x`,
    ])
      await refused(token);
    await refused(
      await new SignJWT({ sub: person, tenant: "t1", aud: "xiaoben", exp: seconds() + 60 })
        .setProtectedHeader({ alg: "ES256", crit: ["odd"], odd: 1 })
        .sign(key, { crit: { odd: true } }),
    );
  });

  it("takes no RSA key as the secret of a shared one, and no key that is too short", async () => {
    const rsa = await generateKeyPair("RS256", { extractable: true });
    const published = { keys: [{ ...(await exportJWK(rsa.publicKey)), alg: "RS256", kid: "r" }] };
    const claims = (): SignJWT => new SignJWT({ sub: person, tenant: "t1", aud: "xiaoben", iat: seconds(), exp: seconds() + 60 });
    const good = await claims().setProtectedHeader({ alg: "RS256", kid: "r" }).sign(rsa.privateKey);
    assert.equal((await jwtIdentity({ jwks: published }).verify(good)).person, person);
    const secret = new TextEncoder().encode(await exportSPKI(rsa.publicKey));
    const confused = await claims().setProtectedHeader({ alg: "HS256", kid: "r" }).sign(secret);
    await assert.rejects(jwtIdentity({ jwks: published }).verify(confused), { code: "signed-out" });
    const short = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const weak = { keys: [{ ...short.publicKey.export({ format: "jwk" }), alg: "RS256", kid: "r" } as JWK] };
    await assert.rejects(jwtIdentity({ jwks: weak }).verify(good), { code: "signed-out" });
  });

  it("finds the key of an issuer that has two and numbers neither", async () => {
    const other = await generateKeyPair("ES256");
    const two = { keys: [{ ...(await exportJWK(other.publicKey)), alg: "ES256" }, jwks.keys[0]!] };
    assert.equal((await jwtIdentity({ jwks: two }).verify(await sign({}))).person, person);
    assert.equal((await jwtIdentity({ jwks: two }).verify(await sign({}, "ES256", other.privateKey))).person, person);
    await assert.rejects(jwtIdentity({ jwks: two }).verify(await sign({}, "ES256", (await generateKeyPair("ES256")).privateKey)), {
      code: "signed-out",
    });
  });

  it("remembers a token for a minute at most, and never beyond its end", async () => {
    let now = Date.now();
    const identity = jwtIdentity({ jwks, now: () => now });
    const token = await sign({ exp: seconds() + 20 });
    await identity.verify(token);
    now += 79_000;
    await identity.verify(token);
    now += 3_000;
    await assert.rejects(identity.verify(token), { code: "signed-out" });
  });

  it("reads a bearer token and nothing else", () => {
    assert.equal(bearerToken("Bearer a.b-c_d"), "a.b-c_d");
    for (const header of [undefined, "", "Basic eDp5", "Bearer", "Bearer a b"])
      assert.throws(() => bearerToken(header), { code: "signed-out" });
  });
});
