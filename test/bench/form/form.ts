import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { findEngines } from "../../browser/engines.ts";
import { compare, type Measured, type Samples } from "../bench.ts";
import { peers, preparePeers } from "../peers.ts";
import { serve } from "../serve.ts";

const contestants = ["ours", "native", "lit", "surveyjs"] as const;
const out = ".cache/bench";
const slowDown = 4;

/**
 * `form/render`: from the first line of drawing to the frame after the form is complete, on a processor slowed down four times.
 * `form/keystroke`: one character typed into a long text, with what follows from it and the layout.
 */
export async function formBench({ loads }: { loads: number }): Promise<Measured[]> {
  await makePages();
  const { have } = await findEngines({ install: true, say: (line) => console.error(line) });
  const engine = have.find(({ name }) => name === "chromium") ?? have.find(({ name }) => name === "chrome109");
  if (!engine) throw new Error("The bench needs a Chromium: `apt-get install chromium` brings one");
  const server = await serve([out, "packages/kit/dist"]);
  const browser = await chromium.launch({ executablePath: engine.executable, args: engine.args });
  const [render, keystroke]: [Samples, Samples] = [{}, {}];
  try {
    for (let load = -1; load < loads; load++) {
      for (const name of contestants) {
        const times = await once(browser, `${server.url}/${name}.html`);
        if (load < 0) continue;
        (render[name] ??= []).push(times.render);
        (keystroke[name] ??= []).push(times.keystroke);
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return [...compare("form/render", render), ...compare("form/keystroke", keystroke)];
}

async function once(browser: Browser, url: string): Promise<{ render: number; keystroke: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(url);
    await page.waitForFunction(() => "measureRender" in window, undefined, { timeout: 30_000 });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
    const render = await page.evaluate(() => (window as unknown as { measureRender(): Promise<number> }).measureRender());
    const keystroke = await page.evaluate(() =>
      (window as unknown as { measureKeystrokes(count: number): Promise<number> }).measureKeystrokes(15),
    );
    if (failures.length > 0) throw new Error(`${url}: ${failures.join("; ")}`);
    return { render, keystroke };
  } finally {
    await page.close();
  }
}

/** Bundles the pages. Peers come from their own folder with its own lock file; ours is the built bundle that vendors get. */
async function makePages(): Promise<void> {
  preparePeers();
  execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "ignore", "inherit"] });
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: contestants.map((name) => `test/bench/form/pages/${name}.${name === "surveyjs" ? "js" : "ts"}`),
    bundle: true,
    minify: true,
    format: "esm",
    outdir: out,
    target: "chrome109",
    logLevel: "error",
    conditions: ["xiaoben-source", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    nodePaths: [join(peers, "node_modules")],
    external: ["/web/*"],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  for (const name of contestants) {
    const style = existsSync(join(out, `${name}.css`)) ? `<link rel="stylesheet" href="/${name}.css">` : "";
    writeFileSync(
      join(out, `${name}.html`),
      `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${name}</title>${style}<body><script type="module" src="/${name}.js"></script></body></html>`,
    );
  }
}
