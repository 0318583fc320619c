import assert from "node:assert/strict";
import { connect } from "node:net";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { newId, type Problem } from "@xiaoben/contract";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids, newHour } from "@xiaoben/backend/testing";
import { startServer, type RunningServer } from "@xiaoben/server";
import { makeZip } from "../../packages/bridges/src/files/files.test.fixture.ts";

describe("what is small on the way and large once it is here", () => {
  let server: RunningServer;
  before(async () => {
    const store = createMemoryStore();
    store.load("t", fixture);
    server = await startServer({ store, identity: { verify: async () => ({ tenant: "t", person: ids.admin }) }, port: 0 });
  });
  after(() => server.close());

  const send = (path: string, init: RequestInit): Promise<Response> =>
    fetch(`${server.url}api/v1/${path}`, { ...init, headers: { authorization: "Bearer x", ...(init.headers as Record<string, string>) } });
  const create = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> =>
    send(`hours/${newId()}`, { method: "PUT", headers: { "content-type": "application/json", "if-none-match": "*", ...headers }, body });
  async function refused(answer: Response, status: number, issue?: string): Promise<void> {
    const problem = (await answer.json()) as Problem;
    assert.equal(answer.status, status, problem.detail);
    if (issue !== undefined) assert.equal(problem.issues?.[0]?.code, issue);
  }

  it(
    "a spreadsheet that unpacks to more than is read is refused unread, and others are answered meanwhile",
    { timeout: 60_000 },
    async () => {
      const bomb = makeZip({ "[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": new Uint8Array(60 * 1024 * 1024) });
      const many = makeZip(Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`p${i}`, ""])));
      const before = process.memoryUsage().rss;
      const files = [bomb, many, bomb, many].map((body) =>
        send("imports/hours?dryRun=1&name=a.xlsx", { method: "POST", body: body as Uint8Array<ArrayBuffer> }),
      );
      assert.equal((await send("session", {})).status, 200);
      for (const answer of files) await refused(await answer, 413, "zip-bomb");
      assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024, "memory grew as if they had been unpacked");
    },
  );

  it("objects in objects, lists in lists, and names by the ten thousand are refused or taken soon", { timeout: 60_000 }, async () => {
    const began = performance.now();
    await refused(await create(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`), 422, "too-deep");
    await refused(await create(`{"title":${"[".repeat(400_000)}`), 422, "too-deep");
    await refused(await create(`{"title":"${"\\u0000".repeat(10)}"}`), 422);
    const quoted = { ...newHour(ids.admin), org: ids.school, title: `"{[\\`.repeat(2_000) };
    assert.equal((await create(JSON.stringify(quoted))).status, 201, "brackets in a text are no depth");
    const wide = `{${Array.from({ length: 60_000 }, (_, n) => `"k${n}":1`).join(",")}}`;
    assert.ok([201, 422].includes((await create(wide)).status));
    assert.ok(performance.now() - began < 20_000);
  });

  it(
    "a body that is packed is not unpacked, and one that is longer than it says or has no end is cut off",
    { timeout: 60_000 },
    async () => {
      await refused(await create(new Uint8Array(gzipSync("x".repeat(20_000_000))), { "content-encoding": "gzip" }), 422, "not-json");
      const { port } = new URL(server.url);
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      let came = "";
      socket.on("data", (bytes) => (came += bytes.toString()));
      const head = [
        "host: x",
        "authorization: Bearer x",
        "content-type: application/json",
        "if-none-match: *",
        "transfer-encoding: chunked",
      ];
      socket.write(`PUT /api/v1/hours/${newId()} HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n`);
      const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
      for (let sent = 0; sent < 200 && came === "" && socket.writable; sent++) {
        socket.write(chunk);
        await new Promise((wake) => setTimeout(wake, 5));
      }
      assert.match(came, /^HTTP\/1\.1 413 /);
      socket.destroy();
    },
  );
});
