import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("../start.ts", import.meta.url));
/** A folder for the data of a test file, which goes when it ends. */
export const scratch = mkdtempSync(join(tmpdir(), "xiaoben-start-"));
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});

export interface Run {
  child: ChildProcess;
  /** What it said so far. */
  said(): string;
  /** Waits for words; fails where it ends without them. */
  until(words: RegExp): Promise<RegExpExecArray>;
  ended: Promise<number | null>;
}

/** Starts the demo on a data folder. */
export function run(data: string, env: Record<string, string> = {}): Run {
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

export const readyLine = /^Xiaoben is ready: (http:\/\/127\.0\.0\.1:\d+\/)$/m;

/** Asks as somebody of the demo. */
export async function api(url: string, person: string, path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
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

/** Expects a start that ends with one line of these words. */
export async function fails(one: Run, words: RegExp): Promise<void> {
  assert.notEqual(await one.ended, 0);
  assert.match(one.said(), words);
  assert.equal(one.said().trim().split("\n").length, 1, one.said());
}
