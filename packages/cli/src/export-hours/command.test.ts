import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { main } from "../main.ts";
import { exits } from "../terminal/exits.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-cli-"));
const whole = "\uFEFF姓名\r\n苏禾\r\n合计:1\r\n";
const asked: string[] = [];
const service = createServer((request, answer) => {
  asked.push(`${request.headers.authorization} ${request.url}`);
  if (request.url!.includes("state=rejected")) {
    answer.writeHead(403, { "content-type": "application/problem+json" });
    return void answer.end(JSON.stringify({ status: 403, code: "not-permitted", detail: "no", title: "no", type: "about:blank" }));
  }
  answer.writeHead(200, { "content-type": "text/csv; charset=utf-8" });
  answer.end(request.url!.includes("state=draft") ? whole.slice(0, -3) : whole);
});
await new Promise<void>((fulfil) => service.listen(0, "127.0.0.1", fulfil));
const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/api`;
after(() => {
  service.close();
  service.closeAllConnections();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { env: { LANG: "zh_CN.UTF-8" }, out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const exit = await main(["export", "hours", ...args, "--url", url, "--token", "secret"], terminal);
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

test("a file is written as it came, by its filters, and never over another", async () => {
  const file = join(folder, "学时.csv");
  const first = await run(file, "--from", "2026-09-01", "--state", "approved");
  assert.equal(first.exit, exits.good);
  assert.match(first.out, /学时\.csv/);
  assert.equal(readFileSync(file, "utf8"), whole);
  assert.equal(asked.at(-1), "Bearer secret /api/v1/exports/hours?from=2026-09-01&state=approved&format=csv&lang=zh-Hans");
  const again = await run(file);
  assert.equal(again.exit, exits.usage);
  assert.match(again.err, /已经存在/);
});

test("what was cut off or refused leaves no file, and says why", async () => {
  for (const [state, wanted] of [
    ["draft", /cut off/],
    ["rejected", /./],
  ] as const) {
    const { exit, err } = await run(join(folder, `${state}.csv`), "--state", state);
    assert.equal(exit, exits.server);
    assert.match(err, wanted);
  }
  assert.deepEqual(readdirSync(folder), ["学时.csv"]);
  assert.equal((await run()).exit, exits.usage);
  assert.equal((await run(join(folder, "no", "folder.csv"))).exit, exits.usage);
});
