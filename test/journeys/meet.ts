import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Campus } from "./campus.ts";
import { openForm, patience, planLesson, recordWhen, submit, writeAll } from "./unsent/writing.ts";

/** The address of the open answer. */
export const live = /\/v1\/live/;

export interface Meeting {
  /** Puts something in the way of a page. */
  refuse?(page: Page): Promise<unknown>;
  within: number;
  check(heard: { questions: number }): void;
  say(line: string): void;
}

/** 林知远 hands in what he saw of a lesson of 苏禾's, who answers it: each of them sees what the other did, without a reload. */
export async function meet(campus: Campus, { refuse, within, check, say }: Meeting): Promise<void> {
  const lesson = await planLesson(campus);
  const [observer, observed] = [await campus.signIn("林知远"), await campus.signIn("苏禾")];
  try {
    for (const { page } of [observer, observed]) await refuse?.(page);
    const opened = [observer, observed].map(({ page }) => page.waitForResponse(live, { timeout: patience }));
    await openForm(observer.page, lesson);
    await observed.page.goto(new URL("/desk", campus.url).href);
    await Promise.all(opened);
    const tasks = observed.page.locator("xb-tasks li").filter({ hasText: "林知远" }).filter({ hasText: "答复" });
    await observed.page.locator("xb-tasks li").first().waitFor({ timeout: patience });
    const before = await tasks.count();
    for (const { page } of [observer, observed]) await page.evaluate(() => ((window as { wasHere?: true }).wasHere = true));
    // The first event of an open answer, which ends the asking, comes at once.
    await observed.page.waitForTimeout(1_000);
    const heard = hears(observed.page);

    await writeAll(observer.page, "追问具体。");
    await submit(observer.page);
    const { id } = await recordWhen(campus, "林知远", lesson, ({ state }) => state === "submitted");
    let began = Date.now();
    await tasks.nth(before).waitFor({ timeout: within });
    say(`her task came after ${Date.now() - began} ms`);
    check(heard);

    const other = await observed.context.newPage();
    await other.goto(new URL(`/observations?observation=${id}`, campus.url).href);
    await other.locator("xb-observation-form #answer").fill("同意。下次先发分工卡。");
    await other.locator("xb-observation-form button[data-move=answer]:not([aria-disabled=true])").click({ timeout: patience });
    await recordWhen(campus, "林知远", lesson, ({ state }) => state === "answered");
    began = Date.now();
    await observer.page.locator("xb-observation-form").getByText("同意。下次先发分工卡。").first().waitFor({ timeout: within });
    say(`her answer came after ${Date.now() - began} ms`);
    for (const { page } of [observer, observed])
      assert.ok(await page.evaluate(() => (window as { wasHere?: true }).wasHere), "no page was loaded anew");
  } finally {
    await observer.context.close();
    await observed.context.close();
  }
}

/** Counts the questions that a page asks the feed from now on. */
function hears(page: Page): { questions: number } {
  const heard = { questions: 0 };
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith("/v1/changes")) heard.questions++;
  });
  return heard;
}
