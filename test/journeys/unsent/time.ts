import assert from "node:assert/strict";
import { test } from "node:test";
import type { Campus } from "../campus.ts";
import { field, openForm, patience, planLesson, recordWhen, said, submit, writeAll } from "./writing.ts";

const words = "先让学困生说，再追问理由。";
const hourMs = 3_600_000;

/** Work that waits long, and a device whose clock is wrong. */
export function timeTests(campus: () => Campus): void {
  test("what waits longer than three days is said with its day, and is sent all the same", async () => {
    const lesson = await planLesson(campus());
    const began = Date.now() - 96 * hourMs;
    const { page, context } = await campus().signIn("林知远", { clock: began });
    try {
      await openForm(page, lesson);
      await page.route("**/api/**", (route) => route.abort());
      await field(page, "strengths").fill(words);
      await page.locator("xb-observation-form").getByText("已存在这台设备上").waitFor({ timeout: patience });
      await page.clock.setSystemTime(Date.now());
      await page.reload();
      const on = new Date(began).toLocaleDateString("zh-CN", { timeZone: "Asia/Shanghai", month: "long", day: "numeric" });
      await said(page, `有内容从 ${on}`);
      await page.unroute("**/api/**");
      await page.reload();
      const record = await recordWhen(campus(), "林知远", lesson, ({ strengths }) => strengths === words);
      assert.ok(Math.abs(Date.parse(record.createdAt) - Date.now()) < 60_000, `created at ${record.createdAt}`);
    } finally {
      await context.close();
    }
  });

  test("a clock that is hours off is said once; the days of records are the server's", async () => {
    const lesson = await planLesson(campus());
    const { page, context } = await campus().signIn("林知远", { clock: Date.now() + 30 * hourMs });
    try {
      const notice = page.locator("xb-sync-status .notice").filter({ hasText: "快了 30 小时" });
      await notice.waitFor({ timeout: patience });
      await notice.getByRole("button", { name: "知道了" }).click();
      await openForm(page, lesson);
      await writeAll(page, words);
      await submit(page);
      const record = await recordWhen(campus(), "林知远", lesson, ({ state }) => state === "submitted");
      for (const at of [record.createdAt, record.updatedAt, record.submittedAt!])
        assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000, `the server says ${at}`);
      assert.equal(await notice.count(), 0, "it is said again");
    } finally {
      await context.close();
    }
  });
}
