import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import type { Engine } from "../../browser/engines.ts";
import { deepFocus, type Hands } from "./keyboard.ts";
import { webkitHands } from "./webkit-hands.ts";

/** Starts an engine with one page. */
export function handsIn(engine: Engine): Promise<Hands> {
  if (engine.name === "webkit") return webkitHands(engine);
  return engine.name === "firefox" ? firefoxHands(engine) : chromiumHands(engine);
}

async function chromiumHands({ executable, args }: Engine): Promise<Hands> {
  const browser = await chromium.launch({ executablePath: executable, args });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  return {
    goTo: async (url) => void (await page.goto(url)),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    ask: (expression) => page.evaluate(expression),
    async focused() {
      const { result } = await session.send("Runtime.evaluate", { expression: deepFocus });
      const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId: result.objectId!, fetchRelatives: false });
      return { role: String(nodes[0]?.role?.value ?? ""), name: String(nodes[0]?.name?.value ?? "") };
    },
    close: () => browser.close(),
  };
}

async function firefoxHands({ executable }: Engine): Promise<Hands> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executable,
    headless: true,
    // Firefox takes no keys on a page that has hardly been painted, which on a busy machine is a while.
    extraPrefsFirefox: { "dom.input_events.security.minNumTicks": 0, "dom.input_events.security.minTimeElapsedInMS": 0 },
  });
  // The page that it starts with is never in front, and takes no Enter.
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    goTo: async (url) => void (await page.goto(url)),
    press: (key) => page.keyboard.press(key === "Space" ? " " : key),
    type: (text) => page.keyboard.type(text),
    ask: (expression) => page.evaluate(expression) as Promise<never>,
    focused: () => Promise.resolve(undefined),
    close: () => browser.close(),
  };
}
