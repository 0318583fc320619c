import assert from "node:assert/strict";
import { test } from "node:test";
import type { Campus } from "../campus.ts";
import { faultsIn, tabTo } from "../page.ts";
import { field, openForm, patience, planLesson, recordWhen, signOut } from "./writing.ts";
import { full } from "./storage.ts";

const words = "先让学困生说，再追问理由。";

/** The question before signing out, as a thing to read and to answer. */
export function askedTests(campus: () => Campus): void {
  test("with the keyboard alone: asked, thought better of it, asked again, kept", async () => {
    const lesson = await planLesson(campus());
    const { page, context } = await campus().signIn("林知远");
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    try {
      await openForm(page, lesson);
      await page.route("**/api/**", (route) => route.abort());
      await field(page, "strengths").fill(words);
      await page.locator("xb-observation-form").getByText("已存在这台设备上").waitFor({ timeout: patience });
      const question = page.locator("xb-sync-status dialog[open]");
      await page.locator("#me").focus();
      await press("Enter", "Tab", "Enter");
      await question.waitFor({ timeout: patience });
      await press("Escape");
      await question.waitFor({ state: "detached" });
      assert.match(page.url(), /observations/);
      assert.equal(await field(page, "strengths").inputValue(), words);

      assert.equal(await page.locator('form[action="/sign-out"] button').evaluate((button) => button === document.activeElement), true);
      await press("Enter");
      await question.waitFor({ timeout: patience });
      await tabTo(page, "xb-sync-status", "input[value=send]");
      await press("ArrowDown");
      assert.equal(await question.locator("input[value=keep]").isChecked(), true);
      await tabTo(page, "xb-sync-status", "dialog button.primary");
      await press("Enter");
      await page.waitForURL("**/sign-in", { timeout: patience });
      await page.unroute("**/api/**");
      await page.getByRole("button", { name: "林知远" }).focus();
      await press("Enter");
      await recordWhen(campus(), "林知远", lesson, ({ strengths }) => strengths === words);
    } finally {
      await context.close();
    }
  });

  for (const language of ["zh-Hans", "zh-Hant", "en"] as const)
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
