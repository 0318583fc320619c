import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("../start.ts", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "xiaoben-start-"));
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  /** What it said so far. */
  said(): string;
  /** Waits for words; fails where it ends without them. */
  until(words: RegExp): Promise<RegExpExecArray>;
  ended: Promise<number | null>;
}

function run(data: string, env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ["--conditions=xiaoben-source", start], {
    env: { ...process.env, XIAOBEN_DATA: data, XIAOBEN_BUILD: "skip", PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let text = "";
  const hearers = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    for (const hearer of hearers) hearer();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = once(child, "close").then(([code]) => code as number | null);
  const until = (words: RegExp): Promise<RegExpExecArray> =>
    new Promise((fulfil, reject) => {
      const look = (): void => {
        const found = words.exec(text);
        if (found) fulfil(found);
      };
      hearers.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying ${words}:\n${text}`)));
    });
  return { child, said: () => text, until, ended };
}

const readyLine = /^Xiaoben is ready: (http:\/\/127\.0\.0\.1:\d+\/)$/m;

async function api(url: string, person: string, path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const { token } = (await (await fetch(`${url}demo/token`, { method: "POST", body: JSON.stringify({ person }) })).json()) as {
    token: string;
  };
  const answer = await fetch(`${url}api/v1/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

test("it starts, keeps what was written over a stop, and refuses a second start on the same data", { timeout: 120_000 }, async () => {
  const data = join(scratch, "kept");
  const first = run(data);
  const [, url] = await first.until(readyLine);
  const { items } = (await api(url!, "苏禾", "tasks")) as { items: { action: string; on: { id: string } }[] };
  const id = items.find((task) => task.action === "observation.answer")!.on.id;
  const { version } = await api(url!, "苏禾", `observations/${id}`);
  await api(url!, "苏禾", `observations/${id}?expectedVersion=${String(version)}`, {
    method: "PATCH",
    body: JSON.stringify({ answer: "下节课先请后排两组。" }),
  });

  const second = run(data);
  assert.equal(await second.ended, 1);
  assert.match(second.said(), new RegExp(`\\b${first.child.pid}\\b`));
  assert.equal(second.said().trim().split("\n").length, 1, second.said());

  first.child.kill("SIGTERM");
  assert.equal(await first.ended, 0);
  const third = run(data);
  const [, again] = await third.until(readyLine);
  assert.equal((await api(again!, "苏禾", `observations/${id}`))["answer"], "下节课先请后排两组。");
  assert.doesNotMatch(third.said(), /Loading the county/);
  third.child.kill("SIGINT");
  assert.equal(await third.ended, 0);

  truncateSync(join(data, "db/global/pg_control"), 100);
  await fails(run(data), /damaged/);
});

test("a first load that was broken off is taken up again: no half county", { timeout: 120_000 }, async () => {
  const data = join(scratch, "broken");
  const first = run(data);
  const [, of] = await first.until(/Loading the county: \d+ of (\d+) records/);
  first.child.kill("SIGKILL");
  await first.ended;
  assert.match(readFileSync(join(data, "county.json"), "utf8"), /"loading"/);
  const second = run(data);
  const [, url] = await second.until(readyLine);
  assert.match(second.said(), new RegExp(`Loading the county: ${of} of ${of} records`));
  const plans = (await api(url!, "邵怀瑾", "plans?limit=100")) as { items: unknown[] };
  assert.ok(plans.items.length >= 6, "the last records of the county are there");
  second.child.kill("SIGTERM");
  assert.equal(await second.ended, 0);
});

test("a port in use is said in one line", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await fails(run(join(scratch, "port"), { PORT: String(port) }), new RegExp(`Port ${port} .* in use`));
  server.close();
});

test("a port that is no port is said in one line", () => fails(run(join(scratch, "port"), { PORT: "eighty" }), /PORT is "eighty"/));

test("a folder that cannot be written is said in one line", async () => {
  const file = join(scratch, "file");
  writeFileSync(file, "");
  await fails(run(join(file, "data")), /cannot be written/);
});

async function fails(one: Run, words: RegExp): Promise<void> {
  assert.notEqual(await one.ended, 0);
  assert.match(one.said(), words);
  assert.equal(one.said().trim().split("\n").length, 1, one.said());
}
