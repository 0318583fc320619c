import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { leave, look, withoutLocks, type Seen } from "./inside.ts";
import { Line, type Between } from "./line.ts";
import type { Net } from "./steps.ts";

/** How long something is waited for that must come, in milliseconds. */
export const patience = 20_000;
/** Turns that a tab gets at least before it is given up. */
const fewest = 100;

/** Something that goes wrong without anybody being told: the walk must notice it. */
export interface Mutant {
  /** Runs in every tab before anything else. */
  script?(): void;
  between?: Between;
}

export interface DeviceOptions {
  storageState: NonNullable<BrowserContextOptions["storageState"]>;
  url: string;
  lesson: string;
  /** Of the observation that is written here. */
  id: string;
  locks: boolean;
  mutant?: Mutant | undefined;
}

/** One browser profile with two tabs. */
export class Device {
  readonly context: BrowserContext;
  readonly line: Line;
  readonly tabs: (Page | undefined)[] = [undefined, undefined];
  readonly counts: Map<string, number>;
  net: Net = "up";
  readonly #url: string;
  readonly #id: string;

  private constructor(context: BrowserContext, line: Line, counts: Map<string, number>, { lesson, id }: DeviceOptions) {
    this.context = context;
    this.line = line;
    this.counts = counts;
    this.#url = new URL(`/observations?lesson=${lesson}`, line.url).href;
    this.#id = id;
  }

  static async open(browser: Browser, options: DeviceOptions): Promise<Device> {
    const { storageState, url, lesson, locks, mutant } = options;
    const counts = new Map<string, number>();
    const line = await Line.open(url, host(lesson), (fault) => counts.set(fault, (counts.get(fault) ?? 0) + 1), mutant?.between);
    const context = await browser.newContext({ storageState, viewport: { width: 800, height: 600 } });
    if (!locks) await context.addInitScript(withoutLocks);
    if (mutant?.script) await context.addInitScript(mutant.script);
    await context.clock.install();
    return new Device(context, line, counts, options);
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.line.close();
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  async to(net: Net): Promise<void> {
    this.line.up = net === "up";
    if ((net === "offline") !== (this.net === "offline")) await this.context.setOffline(net === "offline");
    this.net = net;
  }

  /** The tab, with the form drawn in it. */
  async tab(n: number): Promise<Page> {
    const page = this.tabs[n] ?? (await this.load(n));
    if (!(await this.look(page)).drawn && this.net !== "up") await this.to("up");
    await this.until(page, ({ drawn }) => drawn !== undefined, "the form is drawn");
    return page;
  }

  /** Loads the page of the form, for the first time or again; where nothing can be loaded, the network is back for it. */
  async load(n: number): Promise<Page> {
    if (this.net === "offline") await this.to("down");
    const open = this.tabs[n];
    if (open) await reload(open);
    const page = open ?? (this.tabs[n] = await this.context.newPage());
    if (!open) await page.goto(this.#url, { waitUntil: "commit" });
    return page;
  }

  async kill(n: number, by: "crash" | "close"): Promise<void> {
    const page = this.tabs[n];
    this.tabs[n] = undefined;
    if (!page) return;
    if (by === "crash") {
      const crashed = page.waitForEvent("crash");
      // It never answers: the page is gone.
      page.goto("chrome://crash").catch(() => undefined);
      await crashed;
    }
    await page.close();
  }

  look(page: Page): Promise<Seen> {
    return page.evaluate(look, this.#id);
  }

  leave(page: Page): Promise<void> {
    return page.evaluate(leave);
  }

  /** Waits until a tab is as it should be; meanwhile time passes faster than on the wall. Where the machine is slow, the tab gets its turns first. */
  async until(page: Page, is: (seen: Seen) => boolean, what: string, s = 1): Promise<Seen> {
    for (let end = Date.now() + patience, turns = 1; ; turns++) {
      const seen = await this.look(page);
      if (is(seen)) return seen;
      if (Date.now() > end && turns > fewest) throw new Error(`It never came to it that ${what}: ${JSON.stringify(seen)}`);
      await this.pass(s);
      await new Promise((again) => setTimeout(again, 30));
    }
  }

  /** Seconds pass on the device. */
  async pass(s: number): Promise<void> {
    if (this.tabs.some(Boolean)) await this.context.clock.fastForward(s * 1_000);
  }
}

/** The driver refuses a reload as long as the page of the one before is being put in place. */
async function reload(page: Page): Promise<void> {
  try {
    await page.reload({ waitUntil: "commit" });
  } catch (error) {
    if (!String(error).includes("Not attached to an active page")) throw error;
    await page.waitForTimeout(500);
    await page.reload({ waitUntil: "commit" });
  }
}

/** The form and the line of what is unsent, without the portal around them. */
const host = (lesson: string): string => `<!doctype html>
<html lang="zh-Hans">
  <meta charset="utf-8" />
  <title>听课</title>
  <script src="/xiaoben/xiaoben.js" defer></script>
  <xb-provider base-url="/api" token-url="/portal/token">
    <xb-observation-form lesson="${lesson}"></xb-observation-form>
    <xb-sync-status></xb-sync-status>
  </xb-provider>
</html>`;
