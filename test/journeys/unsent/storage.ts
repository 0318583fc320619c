import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Campus } from "../campus.ts";
import { field, openForm, patience, planLesson, recordWhen, said, signOut, statusOf, submit, writeAll } from "./writing.ts";

const words = "先让学困生说，再追问理由。";

/** What a browser's storage can do to a page. */
const failing = (): void => {
  IDBFactory.prototype.open = () => {
    throw new DOMException("denied", "SecurityError");
  };
};
const silent = (): void => {
  IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
};
const missing = (): void => {
  Object.defineProperty(globalThis, "indexedDB", { value: undefined });
};
/** No room while `window.full` is set. */
export const full = (): void => {
  for (const name of ["put", "add"] as const) {
    const real = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...what: Parameters<typeof real>) {
      if ((window as { full?: boolean }).full) throw new DOMException("full", "QuotaExceededError");
      return real.apply(this, what);
    };
  }
};

const faults = { "is not there": missing, "is forbidden": failing, "never answers": silent };
export type StorageFault = keyof typeof faults;

/** Writing where the browser does not store at all. */
export function unstoredTests(campus: () => Campus, whats: readonly StorageFault[]): void {
  for (const what of whats)
    test(`storage that ${what}: what is typed is in the page and arrives, and the page says that it would not survive`, async () => {
      const lesson = await planLesson(campus());
      const { page, context } = await campus().signIn("林知远", { script: faults[what] });
      try {
        await openForm(page, lesson);
        await context.setOffline(true);
        await writeAll(page, words);
        await said(page, "关掉页面就没有了");
        await page.locator("xb-observation-form").getByText("还没有存下").waitFor({ timeout: patience });
        assert.equal(await closesAtOnce(page), false, "the browser asks before the page is closed");
        await submit(page);
        await signOut(page);
        const question = page.locator("xb-sync-status dialog[open]");
        await question.getByText("不能留在这里").waitFor({ timeout: patience });
        assert.equal(await question.locator("input[value=keep]").count(), 0);
        await question.getByRole("button", { name: "取消" }).click();
        await page.locator("xb-observation-form").getByText(words).waitFor({ timeout: patience });
        await context.setOffline(false);
        const record = await recordWhen(campus(), "林知远", lesson, ({ state }) => state === "submitted");
        assert.equal(record.strengths, words);
        await page.locator("xb-sync-status").getByText("都已存到服务器").waitFor({ timeout: patience });
        assert.equal(await closesAtOnce(page), true);
      } finally {
        await context.close();
      }
    });
}

/** Writing where the browser has no room for a while. */
export function fullStorageTests(campus: () => Campus): void {
  test("storage that is full for a while: it is said, nothing is lost, and it is stored without a reload once there is room", async () => {
    const lesson = await planLesson(campus());
    const { page, context } = await campus().signIn("林知远", { script: full });
    try {
      await openForm(page, lesson);
      await context.setOffline(true);
      await page.evaluate(() => ((window as { full?: boolean }).full = true));
      await field(page, "strengths").fill(words);
      await said(page, "存满了");
      assert.equal(await closesAtOnce(page), false);
      await field(page, "problems").fill("小组分工不清。");
      await page.evaluate(() => ((window as { full?: boolean }).full = false));
      await page.locator("xb-observation-form").getByText("已存在这台设备上").waitFor({ timeout: patience });
      assert.doesNotMatch(await statusOf(page), /存满了/);
      assert.equal(await closesAtOnce(page), true);
      await page.close();
      await context.setOffline(false);
      const again = await context.newPage();
      await again.goto(campus().url);
      const record = await recordWhen(campus(), "林知远", lesson, () => true);
      assert.deepEqual([record.strengths, record.problems], [words, "小组分工不清。"]);
    } finally {
      await context.close();
    }
  });
}

/** Whether the browser would close the page without asking. */
const closesAtOnce = (page: Page): Promise<boolean> => page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })));
