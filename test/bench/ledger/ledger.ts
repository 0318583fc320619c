import { build } from "esbuild";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { findEngines } from "../../browser/engines.ts";
import { compare, type Measured, type Samples } from "../bench.ts";
import { peers, preparePeers } from "../peers.ts";
import { serve } from "../serve.ts";

const contestants = ["ours", "lit", "ag-grid", "revogrid", "tabulator", "vaadin"] as const;
const out = ".cache/bench-ledger";

/**
 * `ledger/first-rows`: from ten thousand rows in memory to the end of the frame that paints the first of them; making the rows is not counted.
 * `ledger/scroll`: time in script for each frame while scrolling down by a third of a window a frame.
 */
export async function ledgerBench({ loads }: { loads: number }): Promise<Measured[]> {
  await makePages();
  const { have } = await findEngines({ install: true, say: (line) => console.error(line) });
  const engine = have.find(({ name }) => name === "chromium") ?? have.find(({ name }) => name === "chrome109");
  if (!engine) throw new Error("The bench needs a Chromium: `apt-get install chromium` brings one");
  const server = await serve([out]);
  const browser = await chromium.launch({ executablePath: engine.executable, args: engine.args });
  const [first, scroll]: [Samples, Samples] = [{}, {}];
  try {
    for (let load = -1; load < loads; load++) {
      for (const name of contestants) {
        const times = await once(browser, `${server.url}/${name}.html`);
        if (load < 0) continue;
        (first[name] ??= []).push(times.first);
        (scroll[name] ??= []).push(times.scroll);
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return [...compare("ledger/first-rows", first), ...compare("ledger/scroll", scroll)];
}

async function once(browser: Browser, url: string): Promise<{ first: number; scroll: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(url);
    await page.waitForFunction(() => "measureFirstRows" in window, undefined, { timeout: 30_000 });
    const first = await page.evaluate(() => (window as unknown as { measureFirstRows(): Promise<number> }).measureFirstRows());
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const busy = async (): Promise<number> => {
      const { metrics } = await session.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "ScriptDuration")!.value * 1_000;
    };
    const before = await busy();
    const frames = 60;
    await page
      .evaluate((count) => (window as unknown as { scrollFrames(count: number): Promise<void> }).scrollFrames(count), frames)
      .catch((cause: unknown) => Promise.reject(new Error(`${url} does not scroll`, { cause })));
    const scroll = ((await busy()) - before) / frames;
    if (failures.length > 0) throw new Error(`${url}: ${failures.join("; ")}`);
    return { first, scroll };
  } finally {
    await page.close();
  }
}

async function makePages(): Promise<void> {
  preparePeers();
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: contestants.map((name) => `test/bench/ledger/pages/${name}.${name === "ours" || name === "lit" ? "ts" : "js"}`),
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    outdir: out,
    target: "chrome109",
    logLevel: "error",
    conditions: ["xiaoben-source", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    nodePaths: [join(peers, "node_modules")],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  for (const name of contestants) {
    const style = existsSync(join(out, `${name}.css`)) ? `<link rel="stylesheet" href="/${name}.css">` : "";
    writeFileSync(
      join(out, `${name}.html`),
      `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${name}</title>${style}<body><div id="place" style="height:640px"></div><script type="module" src="/${name}.js"></script></body></html>`,
    );
  }
}
