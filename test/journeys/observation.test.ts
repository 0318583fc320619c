import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { openCampus, type Campus } from "./campus.ts";

const patience = 20_000;

describe("a lesson is observed, answered, signed by both, and counts", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R001] [R002] [R043] [R078] online: from the observer's task to the hour in his tracker", () =>
    journey(campus, { observer: "林知远", observed: "苏禾", cut: false }));
  test("[R001] [R002] [R043] with the network cut between typing and submitting", () =>
    journey(campus, { observer: "苏禾", observed: "林知远", cut: true }));
});

async function journey(campus: Campus, { observer, observed, cut }: { observer: string; observed: string; cut: boolean }): Promise<void> {
  const one = await campus.signIn(observer);
  const two = await campus.signIn(observed);
  try {
    await openTask(one.page, observed, "/observations?lesson=");
    const before = await schoolBased(one.page);
    await fill(one.page);
    await submit(one.page, one.context, cut);

    await openTask(two.page, observer, "/observations?observation=");
    await two.page.locator("xb-observation-form #answer").fill("同意。下次合作前先发分工卡。");
    await press(two.page, "answer");
    await press(two.page, "sign");

    await press(one.page, "sign");
    await one.page.locator("xb-observation-form").getByText("双方已签字").waitFor({ timeout: patience });
    await one.page.waitForFunction(
      (was) => document.querySelector("xb-study-hours")?.shadowRoot?.textContent?.includes(was) === false,
      before.text,
      { timeout: patience },
    );
    const now = await schoolBased(one.page);
    assert.equal(now.hours - before.hours, 1, `school-based hours went from ${before.hours} to ${now.hours}`);
  } finally {
    await one.context.close();
    await two.context.close();
  }
}

/** Opens the task that concerns a person, with the keyboard. */
async function openTask(page: Page, who: string, leadsTo: string): Promise<void> {
  await page.goto(new URL("/desk", page.url()).href);
  const task = page
    .locator("xb-tasks li")
    .filter({ hasText: who })
    .filter({ hasText: leadsTo.includes("lesson=") ? /听课/ : /答复/ })
    .first();
  await task.waitFor({ timeout: patience });
  await task.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${leadsTo}*`);
}

async function fill(page: Page): Promise<void> {
  const form = page.locator("xb-observation-form");
  await form.locator("#strengths").waitFor({ timeout: patience });
  await form.getByRole("button", { name: "记一笔" }).click();
  await page.keyboard.type("提问面向后排，等了五秒");
  const radios = form.locator('input[type="radio"]');
  await radios.nth(6).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await form.locator("#strengths").fill("先让学困生说，再追问理由。");
  await form.locator("#problems").fill("小组分工不清。");
  await form.locator("#measures").fill("合作前给每组一张分工卡。");
  await form.locator("#nextStep").fill("先写后说。");
}

async function submit(page: Page, context: BrowserContext, cut: boolean): Promise<void> {
  const form = page.locator("xb-observation-form");
  if (cut) await context.setOffline(true);
  await press(page, "submit");
  if (cut) {
    await form.getByText("联网后自动提交").waitFor({ timeout: patience });
    await context.setOffline(false);
  }
  await form.getByText("已提交").first().waitFor({ timeout: patience });
}

async function press(page: Page, move: string): Promise<void> {
  const button = page.locator(`xb-observation-form button[data-move=${move}]:not([aria-disabled=true])`);
  await button.waitFor({ timeout: patience });
  await button.click();
}

/** The school-based figure as the tracker shows it. */
async function schoolBased(page: Page): Promise<{ hours: number; text: string }> {
  const read = (): string =>
    document.querySelector("xb-study-hours")?.shadowRoot?.textContent?.match(/校本(?:学时)?[^\d]{0,12}([\d.]+)\s*\/\s*24/)?.[0] ?? "";
  await page.waitForFunction(read, undefined, { timeout: patience });
  const text = await page.evaluate(read);
  return { hours: Number(/([\d.]+)\s*\/\s*24/.exec(text)![1]), text };
}
