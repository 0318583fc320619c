import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids } from "@xiaoben/backend/testing";
import { createClient } from "@xiaoben/sdk";
import { startServer } from "@xiaoben/server";
import { fetchToken } from "../../packages/kit/src/provider/token.ts";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const hasJava = ["java", "javac"].every((program) => spawnSync(program, ["-version"]).status === 0);
const key = { tenant: "my-county", kid: "k1", secret: "a secret of the county, 32 letters long" };

describe("a portal in Java that makes tickets", () => {
  const closing: (() => unknown)[] = [];
  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  it(
    "signs somebody in by the class of the documentation: its page, the provider's exchange, and a question with the token",
    { timeout: 120_000, ...(!hasJava && { skip: "no java and javac on this machine" }) },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "xiaoben-java-"));
      closing.push(() => rmSync(folder, { recursive: true, force: true }));
      // As Java 8 would take it: nothing newer in the language or the library.
      execFileSync("javac", ["--release", "8", "-Xlint:-options", "-d", folder, file("../../docs/tickets/XiaobenTicket.java")]);
      execFileSync("javac", ["-cp", folder, "-d", folder, file("HostPage.java")]);
      const portal = spawn(
        "java",
        ["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", folder, "HostPage", key.tenant, key.kid, key.secret, ids.observer],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      closing.push(() => portal.kill());
      const lines = createInterface(portal.stdout)[Symbol.asyncIterator]();
      const example = (await lines.next()).value as string;
      assert.ok(example.endsWith(":0325315d3c7c250fa70fe29814ca041a9fd94212bcac62869e61d6e6ca95fee6"), "the example of the page");
      const page = `http://127.0.0.1:${/\d+/.exec((await lines.next()).value as string)![0]}/portal/ticket.jsp`;

      const store = createMemoryStore();
      store.load(key.tenant, fixture);
      const server = await startServer({ store, tickets: [key], port: 0 });
      closing.push(() => server.close());
      const base = `${server.url}api`;

      // In a browser the host's cookie goes along by itself.
      const browser = globalThis.fetch;
      closing.push(() => (globalThis.fetch = browser));
      let cookie = "";
      globalThis.fetch = (url, init) =>
        browser(url, url === page ? { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } } : init);
      assert.equal(await fetchToken(page, base), null, "nobody is signed in");
      cookie = "JSESSIONID=signed-in";
      let fetched = 0;
      const getToken = (): Promise<string | null> => ((fetched += 1), fetchToken(page, base));
      const client = createClient({ baseUrl: base, getToken });
      assert.equal((await client.session())?.person, ids.observer);
      assert.equal(fetched, 1);
      assert.notEqual(await fetchToken(page, base), await fetchToken(page, `${base}/`), "each time another");
      portal.kill();
      await once(portal, "exit");
    },
  );
});
