import { after, before } from "node:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from "jose";
import type { CampusGateway } from "@xiaoben/contract";
import { generateCounty } from "@xiaoben/demo";
import { gatewayOver, httpTransport } from "@xiaoben/sdk";
import { gatewaySuite } from "@xiaoben/sdk/testing";
import { jwtIdentity, loadRecords, startServer, type RunningServer } from "@xiaoben/server";

const county = generateCounty({ today: "2026-11-22" });
const { lin, su } = county.people;
/** What the suite needs of the county: who is who, the rules, and the lessons of the two. What they write they make themselves. */
const records = county.records.filter(
  ({ kind, record }) =>
    ["org", "person", "role", "group", "calendar", "pack", "binding"].includes(kind) ||
    (kind === "lesson" && "teacher" in record && (record.teacher === lin.id || record.teacher === su.id)),
);

const folder = mkdtempSync(join(tmpdir(), "xiaoben-gateways-"));
let server: RunningServer;
let key: CryptoKey;
let tenants = 0;

before(async () => {
  const pair = await generateKeyPair("ES256");
  key = pair.privateKey;
  const [morning, started] = [Date.parse("2026-11-22T01:00:00.000Z"), Date.now()];
  server = await startServer({
    dataDir: folder,
    port: 0,
    identity: jwtIdentity({ jwks: { keys: [{ ...(await exportJWK(pair.publicKey)), alg: "ES256" }] } }),
    now: () => new Date(morning + Date.now() - started),
  });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const tokenOf = (person: string, tenant: string): Promise<string> =>
  new SignJWT({ tenant })
    .setProtectedHeader({ alg: "ES256" })
    .setSubject(person)
    .setAudience("xiaoben")
    .setIssuedAt()
    .setExpirationTime("9m")
    .sign(key);

/** One database for all; each world is a customer of its own in it. */
gatewaySuite("over HTTP on PGlite, through a socket", async () => {
  const tenant = `world-${++tenants}`;
  await loadRecords(server.store, tenant, records);
  const open = (person: string): CampusGateway =>
    gatewayOver(httpTransport({ baseUrl: `${server.url}api`, getToken: () => tokenOf(person, tenant) }), { feed: false });
  return { observer: open(lin.id), observed: open(su.id), lesson: county.landmarks.lessonForLin.id, ratings: {} };
});
