import assert from "node:assert/strict";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ids } from "@xiaoben/backend/testing";
import { exits, main } from "@xiaoben/cli";
import { findPostgres, makeCluster } from "./cluster.ts";
import type { Large } from "./large.child.ts";

const { bin, why } = findPostgres({ install: false, say: console.log });
const count = 100_000;
const megabyte = 1024 ** 2;
/** Bytes that the server may hold more in the middle of a file, and at its end, than when it had begun it; the file as a whole is more than twice that. */
const most = 16 * megabyte;

describe(`${count} study hours`, () => {
  const folder = mkdtempSync(join(tmpdir(), "xb-large-"));
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  it(
    "go out of the embedded database as a file while the server's memory stays as it is, also where the reader pauses",
    { timeout: 600_000 },
    async (t) => {
      const server = await start({ at: { dataDir: join(folder, "data") }, hours: count }, ends);
      const { bytes, lines, memory, ms } = await exported(server, ids.principal);
      assert.equal(lines, count + 1, "the hours, and the last line");
      assert.ok(bytes > 2 * most, "a file that was held would be seen");
      const [first, ...later] = memory;
      const grown = Math.max(...later.map(({ held }) => held)) - first!.held;
      const resident = memory.map(({ rss }) => mb(rss)).join(", ");
      t.diagnostic(
        `held ${mb(first!.held)} MB, at most ${mb(grown)} MB more; resident ${resident} MB; ${mb(bytes)} MB of file in ${Math.round(ms)} ms`,
      );
      assert.ok(grown < most, `what the server holds grew by ${mb(grown)} MB`);
    },
  );

  it(
    "come in over the command into PostgreSQL, and go out again",
    { timeout: 900_000, skip: bin === undefined ? why : false },
    async (t) => {
      const cluster = await makeCluster(bin!);
      ends.push(() => cluster.remove());
      const people = 500;
      const server = await start({ at: { databaseUrl: cluster.url }, people }, ends);
      const ledger = join(folder, "ledger.csv");
      const rows = Array.from({ length: count }, (_, n) => `N-${n % people},2026-10-08,0.5,external,培训 ${n}`);
      writeFileSync(ledger, ["工号,日期,学时,类别,内容", ...rows].join("\n"));
      const said: string[] = [];
      const terminal = { env: {}, out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
      const args = ["import", "hours", ledger, "--url", `${server.url}api`, "--token", ids.admin, "--lang", "en"];
      const began = performance.now();
      assert.equal(await main([...args, "--commit"], terminal), exits.good, said.slice(-5).join("\n"));
      t.diagnostic(`imported in ${Math.round(performance.now() - began)} ms`);
      assert.match(said.at(-1)!, new RegExp(String(count)));
      const { lines, ms } = await exported(server, ids.principal);
      assert.equal(lines, count + 1);
      t.diagnostic(`exported in ${Math.round(ms)} ms`);
    },
  );
});

interface Memory {
  held: number;
  rss: number;
}

interface Server {
  url: string;
  /** What the process holds once it has tidied up. */
  memory(): Promise<Memory>;
}

async function start(large: Large, ends: (() => unknown)[]): Promise<Server> {
  const child: ChildProcess = fork(new URL("./large.child.ts", import.meta.url), [JSON.stringify(large)], {
    execArgv: ["--conditions=xiaoben-source", "--expose-gc"],
  });
  ends.push(() => child.kill("SIGKILL"));
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)));
  const [{ url }] = (await Promise.race([once(child, "message"), ended])) as [{ url: string }];
  ended.catch(() => undefined);
  return {
    url,
    async memory() {
      const answered = once(child, "message") as Promise<[Memory]>;
      child.send("memory");
      return (await answered)[0];
    },
  };
}

/** Reads a file of hours as somebody gets it, and looks at the server's memory after each eighth; in the middle it is not read on for a while. */
async function exported(server: Server, as: string): Promise<{ bytes: number; lines: number; memory: Memory[]; ms: number }> {
  const began = performance.now();
  const response = await fetch(`${server.url}api/v1/exports/hours?format=jsonl`, { headers: { authorization: `Bearer ${as}` } });
  assert.equal(response.status, 200);
  let [bytes, lines] = [0, 0];
  const memory: Memory[] = [];
  for await (const part of response.body!) {
    bytes += part.byteLength;
    for (const byte of part) if (byte === 10) lines++;
    if (lines < ((memory.length + 1) * count) / 8) continue;
    if (memory.length === 3) await sleep(3_000);
    memory.push(await server.memory());
  }
  return { bytes, lines, memory, ms: performance.now() - began };
}

const mb = (bytes: number): string => (bytes / megabyte).toFixed(1);
