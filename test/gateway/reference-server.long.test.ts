import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { generateCounty } from "@xiaoben/demo";
import { gatewayOver, httpTransport } from "@xiaoben/sdk";

const root = fileURLToPath(new URL("../../", import.meta.url));
mkdirSync(join(root, "dist"), { recursive: true });
// Below the repository, so that the script finds the packages as it would in a project.
const folder = mkdtempSync(join(root, "dist", "reference-server-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The start script of docs/reference-server.md, with places and addresses of this machine. */
function scriptFor(keys: string): string {
  const page = readFileSync(new URL("../../docs/reference-server.md", import.meta.url), "utf8");
  const [, script] = /```ts\n(import \{ jwtIdentity[\s\S]*?)```/.exec(page)!;
  const replaced = script!
    .replace("/var/lib/xiaoben", join(folder, "data"))
    .replace("https://portal.example/keys.json", keys)
    .replace("port: 8787", "port: 0");
  assert.ok(replaced.includes(keys) && replaced.includes("port: 0") && replaced.includes(folder), "the page says it otherwise now");
  return replaced;
}

test(
  "the start script of the page starts a server that knows the portal's people, and starts again on the same data",
  { timeout: 120_000 },
  async () => {
    const county = generateCounty({ today: "2026-11-22" });
    const records = county.records.filter(({ kind }) => ["org", "person", "role", "calendar"].includes(kind));
    writeFileSync(
      join(folder, "first-data.ts"),
      `export const tenant = "my-county";\nexport const records = ${JSON.stringify(records)};\n`,
    );

    const pair = await generateKeyPair("ES256");
    const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), alg: "ES256" }] };
    const portal = createServer((_, answer) => answer.end(JSON.stringify(keys))).listen(0, "127.0.0.1");
    await once(portal, "listening");
    const sign = (): Promise<string> =>
      new SignJWT({ tenant: "my-county" })
        .setProtectedHeader({ alg: "ES256" })
        .setSubject(county.people.lin.id)
        .setAudience("xiaoben")
        .setIssuedAt()
        .setExpirationTime("5m")
        .sign(pair.privateKey);
    writeFileSync(join(folder, "start.ts"), scriptFor(`http://127.0.0.1:${(portal.address() as AddressInfo).port}/keys.json`));

    for (const attempt of ["first", "second"]) {
      const child = spawn(process.execPath, ["--conditions=xiaoben-source", join(folder, "start.ts")], {
        stdio: ["ignore", "pipe", "pipe"],
      });
      let said = "";
      child.stderr.on("data", (part: Buffer) => (said += String(part)));
      const address = await new Promise<string>((fulfil, reject) => {
        child.stdout.on("data", (part: Buffer) => {
          said += String(part);
          const found = /answers at (\S+)v1/.exec(said);
          if (found) fulfil(found[1]!);
        });
        child.once("close", () => reject(new Error(`${attempt}: ${said}`)));
      });
      const { session } = gatewayOver(httpTransport({ baseUrl: address, getToken: sign }), { feed: false });
      await session.refresh();
      assert.equal(session.current.status === "ready" && session.current.data?.person, county.people.lin.id, said);
      child.kill("SIGTERM");
      assert.deepEqual(await once(child, "close"), [0, null], said);
    }
    portal.close();
  },
);
