import assert from "node:assert/strict";
import { test } from "node:test";
import type { Campus } from "../campus.ts";
import { faultsIn, settled } from "../page.ts";
import type { Language } from "./languages.ts";

/** What each of the portal's pages shows, by who opens it. */
const walks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  林知远: {
    desk: ["xb-tasks", "xb-study-hours"],
    lessons: ["xb-lesson", "xb-tasks"],
    observations: ["xb-tasks", "xb-observation-form", "xb-study-hours"],
    growth: ["xb-growth"],
    activities: ["xb-activity"],
    pairs: ["xb-mentor-pair"],
    plans: ["xb-plan-editor"],
    hours: ["xb-hour-form"],
    portfolio: ["xb-portfolio"],
    publications: ["xb-publication"],
    schemes: ["xb-scheme-editor"],
  },
  沈若川: {
    ledger: ["xb-hour-ledger"],
    import: ["xb-hours-import"],
    overview: ["xb-hour-overview"],
    progress: ["xb-progress"],
    publications: ["xb-publication"],
    credits: ["xb-credit-register"],
    schemes: ["xb-scheme-editor"],
  },
};

/** The portal on a telephone. */
export function narrowPortal(campus: () => Campus, languages: readonly Language[]): void {
  for (const language of languages)
    for (const [person, pages] of Object.entries(walks))
      test(`${language}: no page of ${person} scrolls sideways, axe finds nothing in the widgets, none shows the words of another language`, async () => {
        const { page, context } = await campus().signIn(person, { width: 360, language });
        try {
          for (const [name, tags] of Object.entries(pages)) {
            await page.goto(`${campus().url}${name}`);
            if (name === "observations") await page.locator("xb-tasks button").first().click();
            for (const tag of tags) await settled(page, tag);
            assert.ok(
              await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
              `${name} scrolls sideways in ${language}`,
            );
            for (const tag of tags) {
              assert.deepEqual(await faultsIn(page, tag), [], `${tag} on ${name} in ${language}`);
              const words = await page.locator(tag).evaluate((element) => element.shadowRoot!.querySelector("h2")?.textContent ?? "");
              assert.equal(
                /[\u4e00-\u9fff]/.test(words) && name !== "plans",
                language !== "en" && name !== "plans",
                `the title of ${tag} is "${words}" in ${language}`,
              );
            }
          }
        } finally {
          await context.close();
        }
      });
}
