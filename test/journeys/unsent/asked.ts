import assert from "node:assert/strict";
import { test } from "node:test";
import type { Campus } from "../campus.ts";
import { tabTo } from "../page.ts";
import { field, openForm, patience, planLesson, recordWhen } from "./writing.ts";

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
}
