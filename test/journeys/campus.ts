import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { dayOf } from "@xiaoben/contract";
import { startCampus } from "@xiaoben/demo/start";
import { findEngines } from "../browser/engines.ts";

/** The demo portal on an embedded database of its own, and a browser. */
export interface Campus {
  url: string;
  /** A person signed in, in a browser profile of his or her own. */
  signIn(
    name: string,
    options?: { width?: number; language?: "zh-Hans" | "zh-Hant" | "en" },
  ): Promise<{ page: Page; context: BrowserContext }>;
  close(): Promise<void>;
}

export async function openCampus(): Promise<Campus> {
  const folder = mkdtempSync(join(tmpdir(), "xiaoben-journey-"));
  const { have } = await findEngines({ install: true, say: () => {} });
  const engine = have.find(({ name }) => name === "chromium") ?? have.find(({ name }) => name === "chrome109");
  if (!engine) throw new Error("A journey needs a Chromium");
  const server = await startCampus({ dataDir: folder, port: 0, today: dayOf(Date.now(), "Asia/Shanghai") });
  const browser: Browser = await chromium.launch({ executablePath: engine.executable, args: engine.args });
  return {
    url: server.url,
    async signIn(name, { width = 1280, language = "zh-Hans" } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${server.url}sign-in`);
      if (language !== "zh-Hans") await page.locator(`button[name=language][value=${language}]`).click();
      await page.getByRole("button", { name }).click();
      await page.waitForURL("**/desk");
      return { page, context };
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
