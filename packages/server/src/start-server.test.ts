import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids } from "@xiaoben/backend/testing";
import { loadRecords, startServer, type Identity, type StartErrorCode } from "./index.ts";

const folders: string[] = [];
const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "xb-start-"));
  folders.push(folder);
  return folder;
};
const identity: Identity = { verify: () => Promise.resolve({ tenant: "t", person: ids.observer }) };

/** A start that is refused with a code and one line. */
const refused = async (start: Promise<unknown>, code: StartErrorCode, message: RegExp): Promise<void> => {
  await assert.rejects(start, (error: Error & { code: string }) => {
    assert.deepEqual([error.name, error.code], ["StartError", code]);
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
};

describe("starting and stopping", () => {
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it("keeps its data from one start to the next, and refuses a second start meanwhile", async () => {
    const dataDir = makeFolder();
    const steps: string[] = [];
    const first = await startServer({
      dataDir,
      port: 0,
      identity,
      prepare: (store) => loadRecords(store, "t", fixture),
      onProgress: (step) => steps.push(step),
    });
    assert.deepEqual(steps, ["making-database", "updating-schema", "preparing-data", "listening"]);
    await refused(startServer({ dataDir, port: 0, identity }), "data-in-use", new RegExp(`in use by process ${process.pid}\\b`));
    await first.backend.write(
      { tenant: "t", person: ids.observer },
      "hour.create",
      {
        id: ids.lesson,
        body: {
          org: ids.school,
          person: ids.observer,
          on: "2026-10-20",
          title: "讲座",
          category: "external",
          role: "participant",
          level: "county",
        },
      },
      ids.pair,
    );
    await first.close();
    await first.close();
    await assert.rejects(fetch(first.url));
    const again = await startServer({ dataDir, port: 0, identity });
    const read = await fetch(`${again.url}api/v1/hours/${ids.lesson}`, { headers: { authorization: "Bearer x" } });
    assert.equal(((await read.json()) as { title: string }).title, "讲座");
    await again.close();
  });

  it("begins again where the first start was broken off while the database was made", async () => {
    const dataDir = makeFolder();
    mkdirSync(join(dataDir, "db"));
    writeFileSync(join(dataDir, "making"), "");
    writeFileSync(join(dataDir, "db", "PG_VERSION"), "18\n");
    await (await startServer({ dataDir, port: 0, identity })).close();
  });

  it("says of a damaged folder that it is, and leaves it as it was", async () => {
    const damagedBy = async (damage: (database: string) => void, code: StartErrorCode, message: RegExp): Promise<void> => {
      const dataDir = makeFolder();
      mkdirSync(join(dataDir, "db", "global"), { recursive: true });
      damage(join(dataDir, "db"));
      await refused(startServer({ dataDir, port: 0, identity }), code, message);
      await refused(startServer({ dataDir, port: 0, identity }), code, message);
    };
    await damagedBy((db) => writeFileSync(join(db, "global", "pg_control"), ""), "data-damaged", /PG_VERSION is missing/);
    await damagedBy((db) => writeFileSync(join(db, "PG_VERSION"), "18\n"), "data-damaged", /pg_control is missing or cut off/);
    await damagedBy((db) => writeFileSync(join(db, "PG_VERSION"), "\u0001\u0002"), "data-damaged", /PG_VERSION is not readable/);
    await damagedBy((db) => writeFileSync(join(db, "PG_VERSION"), "16\n"), "data-version", /PostgreSQL 16/);
    await damagedBy(
      (db) => {
        writeFileSync(join(db, "PG_VERSION"), "18\n");
        writeFileSync(join(db, "global", "pg_control"), new Uint8Array(8192));
      },
      "data-damaged",
      /is damaged/,
    );
  });

  it("says of a folder that cannot be written or made that it cannot", async () => {
    const file = join(makeFolder(), "file");
    writeFileSync(file, "");
    await refused(startServer({ dataDir: join(file, "data"), port: 0, identity }), "data-read-only", /cannot be written \(ENOTDIR\)/);
  });

  it(
    "says of a read-only folder that it is, in one line",
    { skip: process.platform === "win32" ? "rights are not bits there" : false },
    async () => {
      const dataDir = makeFolder();
      chmodSync(dataDir, 0o555);
      const code = `import { startServer } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
      ${process.getuid?.() === 0 ? "process.setuid(65534);" : ""}
      await startServer({ dataDir: ${JSON.stringify(dataDir)}, port: 0, identity: {} }).catch((error) => process.stdout.write(error.code + " " + error.message));`;
      const child = spawn(process.execPath, ["--conditions=xiaoben-source", "--input-type=module", "--eval", code], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let said = "";
      child.stdout.on("data", (part: Buffer) => (said += String(part)));
      await once(child, "close");
      assert.match(said, /^data-read-only The data folder .* cannot be written \(EACCES\)/);
    },
  );

  it("says of a port in use that it is, and lets go of the data", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const store = createMemoryStore();
    await refused(startServer({ store, port, identity }), "port-in-use", new RegExp(`Port ${port} on 127.0.0.1 is in use`));
    await assert.rejects(store.get("t", { kind: "org", id: ids.school }), /closed/);
    other.close();
  });

  it("starts with a sign-in switch on a loopback address only", async () => {
    for (const host of ["0.0.0.0", "::", "192.0.2.1", "127.0.0.1.example"]) {
      await refused(startServer({ store: createMemoryStore(), host, port: 0, identity, allowSwitch: true }), "not-loopback", /loopback/);
    }
    await (await startServer({ store: createMemoryStore(), port: 0, identity, allowSwitch: true })).close();
  });

  it("lets an answer that is under way end before it stops", async () => {
    const server = await startServer({
      store: createMemoryStore(),
      port: 0,
      identity,
      mount: (app) =>
        app.get("/slow", async (c) => {
          await new Promise((wake) => setTimeout(wake, 300));
          return c.text("whole");
        }),
    });
    const answer = fetch(`${server.url}slow`).then((response) => response.text());
    await new Promise((wake) => setTimeout(wake, 100));
    await server.close();
    assert.equal(await answer, "whole");
  });

  it("says within seconds that it is not ready where the database is silent or gone, and lives on", async () => {
    const memory = createMemoryStore();
    let answers: () => Promise<null> = () => Promise.resolve(null);
    const server = await startServer({ store: { ...memory, get: () => answers() }, port: 0, identity });
    const ready = async (): Promise<number> => (await fetch(`${server.url}readyz`)).status;
    assert.equal(await ready(), 200);
    answers = () => new Promise(() => undefined);
    const began = performance.now();
    assert.equal(await ready(), 503);
    assert.ok(performance.now() - began < 4_000);
    answers = () => Promise.reject(new Error("connection refused"));
    assert.deepEqual([await ready(), (await fetch(`${server.url}healthz`)).status], [503, 200]);
    answers = () => Promise.resolve(null);
    assert.equal(await ready(), 200);
    await server.close();
  });

  it("says to a connection that is still open that it is not ready while it closes", async () => {
    let asked: (() => void) | undefined;
    const isAsked = new Promise<void>((fulfil) => (asked = fulfil));
    let answer: () => void = () => undefined;
    const held = new Promise<void>((fulfil) => (answer = fulfil));
    const memory = createMemoryStore();
    const get: typeof memory.get = async () => {
      asked!();
      await held;
      return null;
    };
    const server = await startServer({ store: { ...memory, get }, port: 0, identity });
    const ready = fetch(`${server.url}readyz`);
    await isAsked;
    const closed = server.close();
    answer();
    assert.equal((await ready).status, 503);
    await closed;
  });
});
