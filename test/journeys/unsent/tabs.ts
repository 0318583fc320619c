import assert from "node:assert/strict";
import { test } from "node:test";
import type { Campus } from "../campus.ts";
import { field, openForm, patience, planLesson, recordsOf, recordWhen, shows, storedIn, submit, wholeForm, writeAll } from "./writing.ts";

const words = "先让学困生说，再追问理由。";

/** Several pages of one person, and a page that is no secure context. */
export function tabTests(campus: () => Campus): void {
  test("two tabs write in one form, one of them dies: what both wrote arrives in one record", async () => {
    const lesson = await planLesson(campus());
    const { page: dying, context } = await campus().signIn("林知远");
    try {
      const living = await context.newPage();
      await living.goto(campus().url);
      await openForm(dying, lesson);
      await openForm(living, lesson);
      await context.setOffline(true);
      await field(dying, "strengths").pressSequentially(words.slice(0, 3));
      await shows(living, "strengths", words.slice(0, 3));
      await field(living, "problems").fill("小组分工不清。");
      await shows(dying, "problems", "小组分工不清。");
      await field(dying, "strengths").pressSequentially(words.slice(3));
      // By itself a keystroke is on the device within 300 ms; beside other journeys the machine takes longer.
      for (const end = Date.now() + patience; !(await storedIn(living)).includes(words);)
        assert.ok(Date.now() < end, "what was typed did not come to the device");
      const crashed = dying.waitForEvent("crash");
      dying.goto("chrome://crash").catch(() => undefined);
      await crashed;
      await dying.close();
      await shows(living, "strengths", words);
      await context.setOffline(false);
      await recordWhen(campus(), "林知远", lesson, ({ strengths, problems }) => strengths === words && problems === "小组分工不清。");
    } finally {
      await context.close();
    }
  });

  test("on plain http, without locks and cryptography of the browser, work is kept over a reload and sent once", async () => {
    const lesson = await planLesson(campus());
    const { page, context } = await campus().signIn("林知远", { plain: true });
    try {
      assert.deepEqual(await page.evaluate(() => [isSecureContext, "locks" in navigator, "subtle" in crypto]), [false, false, false]);
      await openForm(page, lesson);
      await page.route("**/api/**", (route) => route.abort());
      await writeAll(page, words);
      await page.locator("xb-observation-form").getByText("已存在这台设备上").waitFor({ timeout: patience });
      await page.unroute("**/api/**");
      await page.reload();
      await shows(page, "strengths", words);
      await wholeForm(page);
      await context.setOffline(true);
      await submit(page);
      await page.locator("xb-observation-form").getByText("联网后自动提交").waitFor({ timeout: patience });
      await context.setOffline(false);
      const record = await recordWhen(campus(), "林知远", lesson, ({ state }) => state === "submitted");
      assert.equal(record.strengths, words);
      assert.equal((await recordsOf(campus(), "林知远", lesson)).length, 1);
    } finally {
      await context.close();
    }
  });
}
