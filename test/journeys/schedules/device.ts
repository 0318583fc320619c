import type { Browser, BrowserContext, BrowserContextOptions, Page, Route } from "playwright-core";
import { leave, look, withoutLocks, type Seen } from "./inside.ts";
import type { Fault, Net } from "./steps.ts";

/** How long something is waited for that must come, in milliseconds. */
export const patience = 20_000;

/** A write that the back end took. */
export interface Taken {
  actionId: string;
  path: string;
  body: string;
}

/** Something that goes wrong without anybody being told: the walk must notice it. */
export interface Mutant {
  /** Runs in every tab before anything else. */
  script?(): void;
  /** Stands between the device and the back end. */
  between?(request: Asked, pass: (request: Asked) => Promise<Answer>): Promise<Answer>;
}

export interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** One browser profile with two tabs, and the way from it to the back end. */
export class Device {
  readonly context: BrowserContext;
  readonly tabs: (Page | undefined)[] = [undefined, undefined];
  readonly taken: Taken[] = [];
  readonly counts = new Map<string, number>();
  faults: Fault[] = [];
  net: Net = "up";
  readonly #url: string;
  readonly #id: string;
  readonly #mutant: Mutant | undefined;
  /** Writes that are on their way, whether or not anybody still waits for their answers. */
  readonly #onTheWay = new Set<Promise<unknown>>();

  private constructor(context: BrowserContext, url: string, id: string, mutant: Mutant | undefined) {
    this.context = context;
    this.#url = url;
    this.#id = id;
    this.#mutant = mutant;
  }

  /** @param of the lesson, and the observation of it that is written here */
  static async open(
    browser: Browser,
    storageState: NonNullable<BrowserContextOptions["storageState"]>,
    url: string,
    of: { lesson: string; id: string; locks: boolean },
    mutant?: Mutant,
  ): Promise<Device> {
    const context = await browser.newContext({ storageState, viewport: { width: 800, height: 600 } });
    const device = new Device(context, new URL(`/observations?lesson=${of.lesson}`, url).href, of.id, mutant);
    if (!of.locks) await context.addInitScript(withoutLocks);
    if (mutant?.script) await context.addInitScript(mutant.script);
    await context.clock.install();
    await context.route("**/observations?lesson=*", (route) => route.fulfill({ contentType: "text/html", body: host(of.lesson) }));
    await context.route("**/api/**", (route) => device.#onRequest(route));
    return device;
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  async to(net: Net): Promise<void> {
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
    if (open) await open.reload({ waitUntil: "commit" });
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

  /** Waits until a tab is as it should be; meanwhile time passes faster than on the wall. */
  async until(page: Page, is: (seen: Seen) => boolean, what: string, s = 1): Promise<Seen> {
    for (const end = Date.now() + patience; ;) {
      const seen = await this.look(page);
      if (is(seen)) return seen;
      if (Date.now() > end) throw new Error(`It never came to it that ${what}: ${JSON.stringify(seen)}`);
      await this.pass(s);
      await new Promise((again) => setTimeout(again, 30));
    }
  }

  /** Seconds pass on the device. */
  async pass(s: number): Promise<void> {
    if (this.tabs.some(Boolean)) await this.context.clock.fastForward(s * 1_000);
  }

  /** Until every write that left the device is answered or lost. */
  async quiet(): Promise<void> {
    await Promise.allSettled(this.#onTheWay);
  }

  async #onRequest(route: Route): Promise<void> {
    const request = route.request();
    if (this.net !== "up") return route.abort("internetdisconnected");
    if (request.method() === "GET" || !request.url().includes("/v1/observations/")) return route.continue();
    const fault = this.faults.shift();
    if (fault) this.count(fault);
    if (fault === "cut") return route.abort("connectionreset");
    if (fault === "bad-gateway") return route.fulfill({ status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" });
    if (fault === "busy") return route.fulfill({ status: 429, headers: { "retry-after": "2" }, body: "" });
    if (fault === "slow") await new Promise((enough) => setTimeout(enough, 300));
    const answer = this.#write({
      method: request.method(),
      url: request.url(),
      headers: await request.allHeaders(),
      body: request.postData() ?? "",
    });
    this.#onTheWay.add(answer);
    const { status, headers, body } = await answer.finally(() => this.#onTheWay.delete(answer));
    // The tab may be gone by now.
    await (fault === "answer-lost" ? route.abort("connectionreset") : route.fulfill({ status, headers, body })).catch(() => undefined);
  }

  async #write(asked: Asked): Promise<Answer> {
    const answer = await (this.#mutant?.between?.(asked, pass) ?? pass(asked));
    const { actionId = asked.headers["x-action-id"] } = JSON.parse(asked.body || "{}") as { actionId?: string };
    if (answer.status < 300) this.taken.push({ actionId: actionId!, path: new URL(asked.url).pathname, body: asked.body });
    return answer;
  }
}

/** From here, and not from the tab, so that what was sent arrives also when the tab is gone. */
async function pass({ method, url, headers, body }: Asked): Promise<Answer> {
  const own = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(:.*|host|connection|content-length|accept-encoding)$/.test(name)),
  );
  const response = await fetch(url, { method, headers: own, ...(body && { body }) });
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
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
