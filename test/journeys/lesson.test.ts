import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { addDays, dayOf } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { tabTo } from "./page.ts";

const patience = 20_000;

describe("a lesson is planned, announced, visited, and its observation opens with what the visitor watches", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R044] [R045] [R050] [R051] two people, from the plan to the form", async () => {
    const [teacher, observer] = [await campus.signIn("苏禾"), await campus.signIn("林知远")];
    try {
      await plan(campus, teacher.page);
      await announce(teacher.page);
      await ask(campus, observer.page);
      await welcome(campus, teacher.page);
      await prepare(observer.page);
      await seeReaders(teacher.page);
      await observe(observer.page);
    } finally {
      await teacher.context.close();
      await observer.context.close();
    }
  });

  test("[R045] without a network she comes to a lesson that is open to her, with the keyboard alone, and is expected once it is back", async () => {
    const [observer, teacher] = [await campus.signIn("林知远"), await campus.signIn("顾明岚")];
    const { page, context } = observer;
    try {
      await page.goto(`${campus.url}lessons`);
      const lesson = page.locator("xb-lesson");
      await lesson.locator('[aria-labelledby="group-open"] [data-lesson]').first().waitFor({ timeout: patience });
      await tabTo(page, "xb-lesson", '[aria-labelledby="group-open"] [data-lesson]');
      await page.keyboard.press("Enter");
      await lesson.locator('[data-move="come"]').waitFor({ timeout: patience });
      const url = page.url();
      await context.setOffline(true);
      await tabTo(page, "xb-lesson", '[data-move="come"]');
      await page.keyboard.press("Enter");
      await lesson.getByText("联网后自动提交").waitFor({ timeout: patience });
      await context.setOffline(false);
      await lesson.getByText("您已定下来听").waitFor({ timeout: patience });
      await teacher.page.goto(url);
      await teacher.page.locator("xb-lesson .guests li").filter({ hasText: "林知远" }).getByText("来听").waitFor({ timeout: patience });
    } finally {
      await context.close();
      await teacher.context.close();
    }
  });
});

/** A lesson of today in a week, half of it typed before a reload. */
async function plan(campus: Campus, page: Page): Promise<void> {
  await page.goto(`${campus.url}lessons`);
  const lesson = page.locator("xb-lesson");
  await lesson.locator("#plan").click({ timeout: patience });
  await lesson.locator("#f-topic").fill("长方形的面积（重上）", { timeout: patience });
  await page.reload();
  await lesson.locator("#plan").click({ timeout: patience });
  await lesson.locator("#f-topic").waitFor({ timeout: patience });
  assert.equal(await lesson.locator("#f-topic").inputValue(), "长方形的面积（重上）");
  for (const [name, text] of Object.entries({
    className: "三（2）班",
    subjectName: "数学",
    on: addDays(dayOf(Date.now(), "Asia/Shanghai"), 7),
    period: "3",
  }))
    await lesson.locator(`#f-${name}`).fill(text);
  for (const [name, text] of Object.entries({ from: "10:20", to: "11:00" })) await lesson.locator(`#f-${name}`).fill(text);
  await lesson.locator("#f-kind").selectOption("rebuilt");
  await lesson.locator('[data-move="plan"]:not([aria-disabled="true"])').click({ timeout: patience });
  await lesson.getByRole("heading", { name: "长方形的面积（重上）" }).waitFor({ timeout: patience });
  await page.waitForURL("**/lessons?lesson=*");
}

async function announce(page: Page): Promise<void> {
  const lesson = page.locator("xb-lesson");
  await lesson.locator("#idea").fill("先用小方块铺，再找规律。", { timeout: patience });
  await lesson.getByText("已存在这台设备上").or(lesson.getByText("已存到服务器")).first().waitFor({ timeout: patience });
  await page.reload();
  await lesson.locator("#idea").waitFor({ timeout: patience });
  assert.equal(await lesson.locator("#idea").inputValue(), "先用小方块铺，再找规律。");
  await lesson.locator('[data-move="announce"]:not([aria-disabled="true"])').click();
  await lesson.getByText("研讨手册已发").waitFor({ timeout: patience });
}

async function ask(campus: Campus, page: Page): Promise<void> {
  await page.goto(`${campus.url}lessons`);
  const lesson = page.locator("xb-lesson");
  const more = lesson.locator('[data-more="mustAsk"]');
  const wanted = lesson.locator("[data-lesson]").filter({ hasText: "长方形的面积（重上）" });
  await lesson.locator("[data-lesson]").first().waitFor({ timeout: patience });
  if (await more.isVisible()) await more.click();
  await wanted.click({ timeout: patience });
  await lesson.getByText("先用小方块铺").waitFor({ timeout: patience });
  await lesson.locator('[data-move="come"]').click({ timeout: patience });
  await lesson.getByText("等她答复").waitFor({ timeout: patience });
}

async function welcome(campus: Campus, page: Page): Promise<void> {
  await page.goto(`${campus.url}desk`);
  const task = page.locator("xb-tasks li").filter({ hasText: "答复听课申请" }).filter({ hasText: "林知远" });
  await task.getByRole("button").click({ timeout: patience });
  await page.waitForURL("**/lessons?visit=*");
  const lesson = page.locator("xb-lesson");
  await lesson.locator('[data-move="welcome"]').click({ timeout: patience });
  await lesson.locator(".guests .badge").getByText("来听", { exact: true }).waitFor({ timeout: patience });
}

async function prepare(page: Page): Promise<void> {
  await page.reload();
  const lesson = page.locator("xb-lesson");
  await lesson.getByText("您已定下来听").waitFor({ timeout: patience });
  await lesson.locator('[data-move="acknowledge"]').click({ timeout: patience });
  await lesson.getByText("您说了看过").waitFor({ timeout: patience });
  await lesson.locator("#add-point").fill("铺不满的时候学生怎么想");
  await page.keyboard.press("Enter");
  await lesson.locator("#offers summary").click();
  await lesson.locator("#offers button").first().click();
  assert.equal(await lesson.locator(".mine .rows li").count(), 2);
  assert.equal(await lesson.locator(".watched > li").count(), 2);
}

async function seeReaders(page: Page): Promise<void> {
  await page.reload();
  await page.locator("xb-lesson").locator("#read-by").getByText("收到的 1 位老师里，1 位说看过了").waitFor({ timeout: patience });
}

async function observe(page: Page): Promise<void> {
  await page.locator("xb-lesson").locator('[data-move="observe"]').click();
  await page.waitForURL("**/observations?lesson=*");
  const form = page.locator("xb-observation-form");
  await form.locator(".point input").nth(1).waitFor({ timeout: patience });
  assert.deepEqual(
    await form
      .locator(".point input")
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
      .then((texts) => [texts.length, texts[0]]),
    [2, "铺不满的时候学生怎么想"],
  );
}
