import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { openCampus, type Campus } from "../journeys/campus.ts";
import { settled } from "../journeys/page.ts";

describe("the widgets in pages of other frameworks", () => {
  let campus: Campus;
  before(async () => {
    execFileSync(process.execPath, ["--conditions=xiaoben-source", "packages/demo/build/pages.ts"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    campus = await openCampus();
  });
  after(() => campus?.close());

  for (const framework of ["react", "vue"]) {
    test(`${framework} hears their events and sets their properties`, async () => {
      const { page, context } = await campus.signIn("林知远");
      const errors: string[] = [];
      page.on("pageerror", ({ message }) => errors.push(message));
      try {
        await page.goto(`${campus.url}${framework}`);
        await settled(page, "xb-study-hours");
        const hours = (): Promise<string> => page.locator("xb-study-hours").evaluate((element) => element.shadowRoot!.textContent);
        const now = await hours();
        await page.locator("input[type=checkbox]").check();
        await page.waitForFunction((before) => document.querySelector("xb-study-hours")!.shadowRoot!.textContent !== before, now);
        await settled(page, "xb-study-hours");
        assert.notEqual(await hours(), now);

        await page.locator("xb-tasks button").first().click();
        await page.locator("[role=status]", { hasText: "xb-task-open-request" }).waitFor();
        await settled(page, "xb-observation-form");
        assert.notEqual(
          await page.locator("xb-observation-form").evaluate((element) => (element as HTMLElement & { lesson: string }).lesson),
          "",
        );
        assert.deepEqual(errors, []);
      } finally {
        await context.close();
      }
    });
  }
});
