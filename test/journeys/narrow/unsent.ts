import assert from "node:assert/strict";
import { test } from "node:test";
import type { Campus } from "../campus.ts";
import { faultsIn } from "../page.ts";
import { full } from "../unsent/storage.ts";
import { field, openForm, patience, planLesson, signOut } from "../unsent/writing.ts";
import type { Language } from "./languages.ts";

const words = "先让学困生说，再追问理由。";

/** What is unsent and the question before signing out, on a telephone. */
export function narrowUnsent(campus: () => Campus, languages: readonly Language[]): void {
  for (const language of languages)
    test(`${language}: at 360 px nothing scrolls sideways and axe finds nothing, with every notice and the question open`, async () => {
      const lesson = await planLesson(campus());
      const clock = Date.now() - 96 * 3_600_000;
      const { page, context } = await campus().signIn("林知远", { language, width: 360, script: full, clock });
      try {
        await openForm(page, lesson);
        await page.route("**/api/**", (route) => route.abort());
        await page.evaluate(() => ((window as { full?: boolean }).full = true));
        await field(page, "strengths").fill(words);
        await page.locator("xb-sync-status .notice").nth(1).waitFor({ timeout: patience });
        await page.locator("xb-sync-status button[aria-expanded=false]").click();
        assert.deepEqual(await faultsIn(page, "xb-sync-status"), []);
        await signOut(page);
        const question = page.locator("xb-sync-status dialog[open]");
        await question.waitFor({ timeout: patience });
        await question.locator("input[value=send]").check();
        await question.locator("button.primary").click();
        await question.locator("input[value=send]").waitFor({ state: "detached", timeout: patience });
        assert.deepEqual(await faultsIn(page, "xb-sync-status"), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        assert.ok(await question.evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth));
      } finally {
        await context.close();
      }
    });
}
