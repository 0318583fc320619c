import { execFile, execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { generateCounty } from "@xiaoben/demo/county";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { findEngines } from "../../browser/engines.ts";
import { compare, type Measured, type Samples } from "../bench.ts";

const run = promisify(execFile);

/**
 * `sdk/list-1000`: a page of 1,000 hour records read by the typed client over HTTP in Node, every record checked; against `fetch` and
 * `JSON.parse` of the same bytes, and against the same with the zod/mini schemas. `sdk/live-1000`: the same page through the gateway.
 * `…/chromium`: both once more in a browser.
 */
export async function listBench({ rounds }: { rounds: number }): Promise<Measured[]> {
  execFileSync("node_modules/.bin/tsc", ["-b", "packages/sdk"], { stdio: ["ignore", "inherit", "inherit"] });
  const host = await serveList(await pageScript());
  try {
    const script = new URL("measure.ts", import.meta.url).pathname;
    const { stdout } = await run(process.execPath, [script, host.url, String(rounds)], { env: { ...process.env, NODE_OPTIONS: "" } });
    return [...rows(JSON.parse(stdout) as Samples, ""), ...rows(await inChromium(host.url, rounds), "/chromium")];
  } finally {
    await host.close();
  }
}

function rows({ live, ...samples }: Samples, where: string): Measured[] {
  return [...compare(`sdk/list-1000${where}`, samples), ...compare(`sdk/live-1000${where}`, { ours: live!, parse: samples["parse"]! })];
}

async function inChromium(url: string, rounds: number): Promise<Samples> {
  const { have } = await findEngines({ install: true, say: (line) => console.error(line) });
  const engine = have.find(({ name }) => name === "chromium") ?? have.find(({ name }) => name === "chrome109");
  if (!engine) throw new Error("The bench needs a Chromium: `apt-get install chromium` brings one");
  const browser = await chromium.launch({ executablePath: engine.executable, args: engine.args });
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/page`);
    await page.waitForFunction(() => "listTimes" in window);
    return await page.evaluate(
      ([base, count]) => (window as unknown as { listTimes(base: string, rounds: number): Promise<Samples> }).listTimes(base, count),
      [url, rounds] as const,
    );
  } finally {
    await browser.close();
  }
}

/** The contestants as a vendor's bundler would put them into a page. */
async function pageScript(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: ["test/bench/list/page.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "chrome109",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]!.contents;
}

/** Answers every question with the same page of the demo county's hours. */
async function serveList(script: Uint8Array): Promise<{ url: string; close(): Promise<void> }> {
  const hours = generateCounty({ today: "2026-11-22" }).records.flatMap((entry) => (entry.kind === "hour" ? [entry.record] : []));
  const items = hours.slice(0, 1000);
  if (items.length < 1000) throw new Error(`The county has ${items.length} hours only`);
  const answers: Record<string, [type: string, body: string | Uint8Array]> = {
    "/v1/hours": ["application/json", JSON.stringify({ items, total: hours.length })],
    "/page": [
      "text/html; charset=utf-8",
      '<!doctype html><html lang="en"><title>list</title><script type="module" src="/page.js"></script></html>',
    ],
    "/page.js": ["text/javascript; charset=utf-8", script],
  };
  const server = createServer((request, response) => {
    const [type, body] = answers[new URL(request.url ?? "/", "http://x").pathname] ?? [];
    if (body === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": type, "content-length": Buffer.byteLength(body), "cache-control": "no-store" }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
  };
}
