import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { chromium, type Browser, type Page } from "playwright-core";
import { findEngines } from "../browser/engines.ts";
import { startHost, type Host } from "./host.ts";

const { have } = await findEngines({ install: true, say: () => {} });

for (const engine of have.filter(({ name }) => name === "chromium" || name === "chrome109")) {
  describe(`the built bundle in ${engine.name} on a plain http origin under the strict policy`, () => {
    let host: Host;
    let browser: Browser;
    let page: Page;
    const errors: string[] = [];

    before(async () => {
      host = await startHost();
      browser = await chromium.launch({
        executablePath: engine.executable,
        args: [...engine.args, "--host-resolver-rules=MAP portal.test 127.0.0.1"],
      });
      page = await browser.newPage();
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        // A record that has not been begun is not there yet: the browser notes the 404, the form begins one.
        const notBegun = message.text().includes("404") && message.location().url.includes("/v1/observations/");
        if (message.type() === "error" && !notBegun) errors.push(`${message.text()} ${message.location().url}`);
      });
      await page.goto(host.pageOf("lin", { name: "portal.test" }));
    });
    after(async () => {
      await browser?.close();
      await host?.close();
    });

    test("the origin is no secure context", async () => assert.equal(await page.evaluate(() => isSecureContext), false));

    test("the study-hour tracker says where one stands", async () => {
      await page.locator("xb-study-hours h2").first().waitFor();
      await page.waitForFunction(() => /24/.test(document.querySelector("xb-study-hours")?.shadowRoot?.textContent ?? ""), undefined, {
        timeout: 15_000,
      });
    });

    test("pair and plan are drawn", async () => {
      await page.locator("xb-mentor-pair h2, xb-mentor-pair h3").first().waitFor();
      await page.locator("xb-plan-editor h2, xb-plan-editor h3").first().waitFor();
    });

    test("a lesson is observed, typed text survives a reload, and the record reaches the other side", async () => {
      const lesson = host.county.landmarks.lessonForLin.id;
      const open = async (): Promise<void> => {
        await page.evaluate((id) => {
          const form = document.querySelector("xb-observation-form") as HTMLElement & { lesson: string };
          form.lesson = id;
        }, lesson);
        await page.locator("xb-observation-form #strengths").waitFor();
      };
      await open();
      await page.locator("xb-observation-form #strengths").fill("让后排的孩子先说，等了五秒。");
      await page.waitForTimeout(600);
      await page.reload();
      await open();
      await page.waitForFunction(() => {
        const field = document.querySelector("xb-observation-form")!.shadowRoot!.querySelector("#strengths") as HTMLTextAreaElement;
        return field.value === "让后排的孩子先说，等了五秒。";
      });
      await page.locator("xb-observation-form button[data-move=submit]").click();
      const caller = { tenant: host.county.tenant, person: host.county.people.su.id };
      for (let i = 0; ; i++) {
        const { items } = await host.server.backend.list(caller, { kind: "observation", where: { lesson } });
        if (items[0]?.state === "submitted") break;
        assert.ok(i < 100, "the observation did not arrive");
        await page.waitForTimeout(100);
      }
    });

    test("nothing violated the policy and nothing failed", async () => {
      assert.deepEqual(await page.evaluate(() => (window as unknown as { violations: string[] }).violations), []);
      assert.deepEqual(errors, []);
    });
  });
}
