import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { choosePerson, type Campus } from "../campus.ts";
import {
  finish,
  hoursOf,
  openForm,
  patience,
  planLesson,
  recordsOf,
  recordWhen,
  signOut,
  statusOf,
  storedIn,
  submit,
  textOf,
  writeAll,
} from "./writing.ts";

const words = "先让学困生说，再追问理由。";

/** Signing out with unsent work. */
export function leavingTests(campus: () => Campus): void {
  test("kept on the device: nobody else sees it, and it is sent once when its author is back", async () => {
    const lesson = await planLesson(campus());
    const { page, context } = await campus().signIn("林知远");
    const hours = (await hoursOf(campus(), "林知远")).length;
    try {
      await openForm(page, lesson);
      await context.setOffline(true);
      await writeAll(page, words);
      await submit(page);
      await page.locator("xb-observation-form").getByText("联网后自动提交").waitFor({ timeout: patience });
      await signOut(page);
      const question = page.locator("xb-sync-status dialog[open]");
      await question.getByText("没送到服务器").waitFor({ timeout: patience });
      await question.locator("input[value=send]").check();
      await question.locator("button.primary").click();
      await question.getByText("现在发不出去").waitFor({ timeout: patience });
      assert.equal(await question.locator("input[value=send]").count(), 0);
      await question.locator("input[value=keep]").check();
      await question.locator("button.primary").click();
      // The portal cannot be reached either: it says so, and nobody is signed out.
      await page.getByText("还没有退出").waitFor({ timeout: patience });
      assert.ok((await textOf(page)).includes(words), "what was written is still shown");

      // The portal answers again, the back end of the widgets does not.
      await page.route("**/api/**", (route) => route.abort());
      await context.setOffline(false);
      await signOut(page);
      await question.locator("input[value=keep]").check({ timeout: patience });
      await question.locator("button.primary").click();
      await page.waitForURL("**/sign-in", { timeout: patience });
      assert.equal((await recordsOf(campus(), "林知远", lesson)).length, 0);

      await page.unroute("**/api/**");
      await choosePerson(page, "苏禾");
      await page.goto(`${campus().url}observations?lesson=${lesson}`);
      await page.locator("xb-sync-status").getByText("都已存到服务器").waitFor({ timeout: patience });
      await page.waitForTimeout(1_000);
      assert.ok(!(await textOf(page)).includes(words), "another person reads what is not hers");
      assert.ok((await storedIn(page)).includes(words), "it is kept");
      assert.equal((await recordsOf(campus(), "林知远", lesson)).length, 0, "it was sent in somebody else's name");
      await signOut(page);
      await page.waitForURL("**/sign-in");

      await choosePerson(page, "林知远");
      const record = await recordWhen(campus(), "林知远", lesson, ({ state }) => state === "submitted");
      assert.equal(record.strengths, words);
      await page.locator("xb-sync-status").getByText("都已存到服务器").waitFor({ timeout: patience });
      await page.reload();
      await page.locator("xb-sync-status").getByText("都已存到服务器").waitFor({ timeout: patience });
      const still = await recordWhen(campus(), "林知远", lesson, ({ state }) => state === "submitted");
      assert.equal(still.version, record.version, "it was sent again");
      await finish(campus(), still);
      assert.equal((await hoursOf(campus(), "林知远")).length, hours + 1);
    } finally {
      await context.close();
    }
  });

  test("saved as a file: nothing is left here; taken back elsewhere it is sent once, and only by its author", async () => {
    const lesson = await planLesson(campus());
    const [here, elsewhere, other] = [await campus().signIn("林知远"), await campus().signIn("林知远"), await campus().signIn("苏禾")];
    try {
      const { page } = here;
      await openForm(page, lesson);
      await page.route("**/api/**", (route) => route.abort());
      await writeAll(page, words);
      await submit(page);
      await page.locator("xb-observation-form").getByText("联网后自动提交").waitFor({ timeout: patience });
      await signOut(page);
      const question = page.locator("xb-sync-status dialog[open]");
      await question.locator("input[value=file]").check({ timeout: patience });
      const download = page.waitForEvent("download");
      await question.locator("button.primary").click();
      const file = await (await download).path();
      assert.match((await download).suggestedFilename(), /^xiaoben-unsent-\d{4}-\d{2}-\d{2}\.json$/);
      assert.ok(readFileSync(file, "utf8").includes(words), "the file holds what was written");
      await page.waitForURL("**/sign-in", { timeout: patience });
      assert.ok(!(await storedIn(page)).includes(words), "the device still holds what was written");

      const takeBack = async (at: typeof here, says: RegExp): Promise<void> => {
        const status = at.page.locator("xb-sync-status");
        if ((await status.locator("button[aria-expanded=false]").count()) > 0) await status.locator("button[aria-expanded=false]").click();
        await status.locator("input[type=file]").setInputFiles(file);
        await status.locator(".rescue ~ p").filter({ hasText: says }).waitFor({ timeout: patience });
      };
      await other.page.locator("xb-sync-status button[aria-expanded=false]").waitFor({ timeout: patience });
      await takeBack(other, /不是您账号的，没有取/);
      assert.ok(!(await storedIn(other.page)).includes(words), "somebody else's device holds it now");
      assert.doesNotMatch(await statusOf(other.page), /会发送|正在发送/);

      await elsewhere.page.locator("xb-sync-status button[aria-expanded=false]").waitFor({ timeout: patience });
      await takeBack(elsewhere, /取回了 [12] 件/);
      const record = await recordWhen(campus(), "林知远", lesson, ({ state }) => state === "submitted");
      assert.equal(record.strengths, words);
      await takeBack(elsewhere, /这里已有或已送到/);
      await elsewhere.page.waitForTimeout(1_000);
      assert.equal((await recordWhen(campus(), "林知远", lesson, () => true)).version, record.version, "it was sent again");
      assert.equal((await recordsOf(campus(), "苏禾", lesson)).length, 0);
    } finally {
      for (const { context } of [here, elsewhere, other]) await context.close();
    }
  });
}
