import { rmSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { dayOf } from "@xiaoben/contract";
import { startCampus, type CampusOptions } from "@xiaoben/demo/start";
import type { RunningServer } from "@xiaoben/server";
import { findEngines } from "../browser/engines.ts";
import { begunFolder } from "./begun.ts";

/** A name of this machine that the browser does not count as secure, as that of a school's server on plain `http://`. */
const plainName = "portal.test";

export interface SignInOptions {
  width?: number;
  language?: "zh-Hans" | "zh-Hant" | "en";
  /** Over plain `http://`: no secure context. */
  plain?: boolean;
  /** Runs in every page of the profile before anything else. */
  script?: () => void;
  /** When it is by the clock of the device, in milliseconds; it goes on from there. */
  clock?: number;
}

/** The demo portal on an embedded database of its own, and a browser. */
export interface Campus {
  url: string;
  server: RunningServer;
  /** A person signed in, in a browser profile of his or her own. */
  signIn(name: string, options?: SignInOptions): Promise<{ page: Page; context: BrowserContext }>;
  close(): Promise<void>;
}

export async function openCampus({ settings, now }: Pick<CampusOptions, "settings" | "now"> = {}): Promise<Campus> {
  const today = dayOf(Date.now(), "Asia/Shanghai");
  const folder = await begunFolder(async (dataDir) => (await startCampus({ dataDir, port: 0, today })).close());
  const { have } = await findEngines({ install: true, say: () => {} });
  const engine = have.find(({ name }) => name === "chromium") ?? have.find(({ name }) => name === "chrome109");
  if (!engine) throw new Error("A journey needs a Chromium");
  const server = await startCampus({ dataDir: folder, port: 0, today, ...(settings && { settings }), ...(now && { now }) });
  const browser: Browser = await chromium.launch({
    executablePath: engine.executable,
    args: [...engine.args, `--host-resolver-rules=MAP ${plainName} 127.0.0.1`],
  });
  return {
    url: server.url,
    server,
    async signIn(name, { width = 1280, language = "zh-Hans", plain, script, clock } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      if (script) await context.addInitScript(script);
      if (clock !== undefined) await context.clock.install({ time: clock });
      const page = await context.newPage();
      const url = new URL("/sign-in", server.url);
      if (plain) url.hostname = plainName;
      await page.goto(url.href);
      if (language !== "zh-Hans") await page.locator(`button[name=language][value=${language}]`).click();
      await choosePerson(page, name);
      return { page, context };
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Signs in on the page that asks who it is. */
export async function choosePerson(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.waitForURL("**/desk");
}
