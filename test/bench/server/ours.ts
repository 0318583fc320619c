import { readFileSync } from "node:fs";
import { jwtIdentity, loadRecords, startServer, type AnyRecord } from "@xiaoben/server";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** The reference server as it is published, on PostgreSQL or in a folder, with what is in a file. It sends its address, and tokens of the people that are named. */
const [at = "", file = "", people = ""] = process.argv.slice(2);
const tenant = "bench";
const keys = await generateKeyPair("ES256");
const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), alg: "ES256", kid: "1" }] };

const server = await startServer({
  ...(at.startsWith("postgres:") ? { databaseUrl: at } : { dataDir: at }),
  port: 0,
  // Few people ask for many here.
  limits: { caller: null, atOncePerCaller: 256 },
  identity: jwtIdentity({ jwks }),
  now: () => new Date("2026-11-22T04:00:00.000Z"),
  prepare: async (store) => {
    if (file !== "") await loadRecords(store, tenant, JSON.parse(readFileSync(file, "utf8")) as AnyRecord[]);
  },
});
const token = (person: string): Promise<string> =>
  new SignJWT({ tenant })
    .setProtectedHeader({ alg: "ES256", kid: "1" })
    .setSubject(person)
    .setAudience("xiaoben")
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(keys.privateKey);
const tokens = Object.fromEntries(await Promise.all(people.split(",").map(async (person) => [person, await token(person)] as const)));
process.once("SIGTERM", () => void server.close().then(() => process.exit()));
process.send?.({ url: server.url, tokens });
