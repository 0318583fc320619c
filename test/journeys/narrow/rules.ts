import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Campus } from "../campus.ts";
import { faultsIn, settled } from "../page.ts";
import type { Language } from "./languages.ts";

const hours = "qinghe.study-hours";

/** The rules and a verdict on a telephone. */
export function narrowRules(campus: () => Campus, languages: readonly Language[]): void {
  for (const language of languages) {
    test(`${language}: at 360 px the rules and a verdict do not scroll sideways, and axe finds nothing`, async () => {
      const { page, context } = await campus().signIn("沈若川", { width: 360, language });
      try {
        const pages = { rules: ["xb-decisions", "xb-pack"], [`verdict?rule=school-based&pack=${hours}`]: ["xb-verdict"] };
        for (const [path, tags] of Object.entries(pages)) {
          await page.goto(`${campus().url}${path}`);
          for (const tag of tags) await settled(page, tag);
          await openAll(page, "xb-pack button.read[aria-expanded=false]");
          await openAll(page, "xb-verdict details:not([open]) > summary");
          if (path === "rules") await page.locator("xb-decisions button.decide").first().click();
          for (const tag of tags) await settled(page, tag);
          assert.ok(
            await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
            `${path} scrolls sideways in ${language}`,
          );
          for (const tag of tags) assert.deepEqual(await faultsIn(page, tag), [], `${tag} on ${path} in ${language}`);
        }
      } finally {
        await context.close();
      }
    });
  }
}

/** Presses whatever a selector finds until there is nothing left to open. */
async function openAll(page: Page, selector: string): Promise<void> {
  while ((await page.locator(selector).count()) > 0) await page.locator(selector).first().click();
}
