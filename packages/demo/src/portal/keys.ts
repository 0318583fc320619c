import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  timingSafeEqual,
  type JsonWebKeyInput,
  type KeyObject,
} from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newId, type Id } from "@xiaoben/contract";
import type { JwtOptions } from "@xiaoben/server";

const tokenSeconds = 300;

/** What the portal signs with. A real portal has its own; the back end is given the public half only. */
export interface PortalKeys {
  /** Public keys, as the back end asks for them. */
  jwks: Extract<JwtOptions["jwks"], { keys: unknown }>;
  /** A token for five minutes that says who somebody is. */
  issue(person: Id, tenant: string): string;
  /** A cookie value that nobody else can make, and what it was made from. */
  seal(value: string): string;
  open(sealed: string | undefined): string | undefined;
}

/** Reads the keys of a data folder, or makes them: tokens and sessions then outlive a restart. */
export function portalKeys(folder: string): PortalKeys {
  const file = join(folder, "portal-keys.json");
  const kept = readKept(file) ?? makeKept(file);
  const key = createPrivateKey({ key: kept.signing, format: "jwk" } as JsonWebKeyInput);
  const kid = kept.id;
  return {
    jwks: { keys: [{ ...createPublicKey(key).export({ format: "jwk" }), kty: "EC", kid, alg: "ES256", use: "sig" }] },
    issue: (person, tenant) => jwt(key, kid, { sub: person, tenant, aud: "xiaoben" }),
    seal: (value) => `${value}.${mac(kept.cookies, value)}`,
    open(sealed) {
      const [value, given] = sealed?.split(".") ?? [];
      if (value === undefined || given === undefined) return undefined;
      const [a, b] = [Buffer.from(given), Buffer.from(mac(kept.cookies, value))];
      return a.length === b.length && timingSafeEqual(a, b) ? value : undefined;
    },
  };
}

interface Kept {
  id: string;
  signing: JsonWebKey & { kty: string };
  cookies: string;
}

function readKept(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept;
  } catch (error) {
    // Keys that are not there or not readable are made anew: people sign in again, nothing else is lost.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function makeKept(file: string): Kept {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const kept: Kept = {
    id: newId(),
    signing: { ...privateKey.export({ format: "jwk" }), kty: "EC" },
    cookies: randomBytes(32).toString("base64url"),
  };
  writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}

function jwt(key: KeyObject, kid: string, claims: Record<string, string>): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${part({ alg: "ES256", typ: "JWT", kid })}.${part({ ...claims, iat: now, exp: now + tokenSeconds })}`;
  return `${unsigned}.${sign("sha256", Buffer.from(unsigned), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}

const mac = (secret: string, value: string): string => createHmac("sha256", secret).update(value).digest("base64url");
