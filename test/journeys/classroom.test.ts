import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { openCampus, type Campus } from "./campus.ts";
import { tabTo } from "./page.ts";
import { personOf, planLesson, recordsOf, submit, wholeForm, writeAll } from "./unsent/writing.ts";

const patience = 30_000;
const words = "先让学困生说，再追问理由。";
const reason = "漏记了一位学生的发言。";

describe("a lesson in a room without network, from taking it along to what it counts for", () => {
  let campus: Campus;
  let lesson: string;
  before(async () => {
    campus = await openCampus();
    lesson = await planLesson(campus, { observers: ["林知远", "顾明岚"].map(personOf) });
  });
  after(() => campus?.close());

  test("[R001] [R043] [R078] [R263] taken along, written offline, a tab that dies, two observers, an answer, signatures, opened again by agreement", async () => {
    const lin = await campus.signIn("林知远");
    const [gu, su] = [await campus.signIn("顾明岚"), await campus.signIn("苏禾")];
    try {
      const before = await standing(lin.page);

      await lin.page.goto(`${campus.url}observations?lesson=${lesson}`);
      await takeAlong(lin.page);
      const reopened = await writeOffline(lin);
      await submit(reopened);
      await reopened.locator("xb-observation-form").getByText("联网后自动提交").waitFor({ timeout: patience });
      await lin.context.setOffline(false);
      await stands(reopened, "已提交");
      assert.deepEqual(await taken(reopened), [], "what was taken along goes with handing in");
      const [record, ...more] = await recordsOf(campus, "林知远", lesson);
      assert.deepEqual([record!.strengths, record!.state, more.length], [words, "submitted", 0]);

      await gu.page.goto(`${campus.url}observations?lesson=${lesson}`);
      await wholeForm(gu.page);
      await writeAll(gu.page, "板书两种做法并排。");
      await submit(gu.page);
      await stands(gu.page, "已提交");

      await answer(su.page, record!.id, "同意。下次合作前先发分工卡。");
      await press(su.page, "sign");
      await open(reopened, record!.id);
      await press(reopened, "sign");
      await stands(reopened, "双方已签字，记录已锁定");
      const counted = await standing(reopened);
      assert.deepEqual(difference(before, counted), { hours: 1, quota: 1 });

      await open(reopened, record!.id);
      await press(reopened, "askUnlock");
      await reopened.locator("xb-observation-form #reason").fill(reason);
      await reopened.locator("xb-observation-form .reason button.primary").click();
      await open(su.page, record!.id);
      await su.page.locator("xb-observation-form").getByText(reason).first().waitFor({ timeout: patience });
      await press(su.page, "agree");
      await wholeForm(reopened);
      await reopened.locator("xb-observation-form #strengths").fill(`${words}第三组也说了。`);
      await submit(reopened);
      await stands(reopened, "已提交");
      await answer(su.page, record!.id, "同意，已补上。");
      await press(su.page, "sign");
      await press(reopened, "sign");
      await stands(reopened, "双方已签字，记录已锁定");

      assert.deepEqual(difference(before, await standing(reopened)), { hours: 1, quota: 1 }, "it counts once, however often it was signed");
      await ofThePair(reopened, record!.id);
    } finally {
      for (const { context } of [lin, gu, su]) await context.close();
    }
  });
});

/** With the keyboard; then the page has everything that it needs. */
async function takeAlong(page: Page): Promise<void> {
  await wholeForm(page);
  await page.locator("xb-observation-form #along-take").waitFor({ timeout: patience });
  await tabTo(page, "xb-observation-form", "#along-take");
  await page.keyboard.press("Enter");
  await page.locator("xb-observation-form").getByText("已存到这台设备").waitFor({ timeout: patience });
  assert.equal((await taken(page)).length, 1);
}

/** Without a network: the page is opened anew, written in, dies, and is opened again in another tab, with everything in it. */
async function writeOffline({ page, context }: { page: Page; context: BrowserContext }): Promise<Page> {
  await context.setOffline(true);
  await page.reload();
  await wholeForm(page);
  await writeAll(page, words.slice(0, 5));
  await page.locator("xb-observation-form #strengths").focus();
  await page.keyboard.press("End");
  await page.keyboard.type(words.slice(5), { delay: 30 });
  await page.locator("xb-observation-form").getByText("已存在这台设备上").first().waitFor({ timeout: patience });
  await page.waitForTimeout(1_000);
  const address = page.url();
  const crashed = page.waitForEvent("crash");
  page.goto("chrome://crash").catch(() => undefined);
  await crashed;
  await page.close();
  const reopened = await context.newPage();
  await reopened.goto(address);
  await wholeForm(reopened);
  const strengths = reopened.locator("xb-observation-form #strengths");
  assert.equal(await strengths.inputValue(), words);
  return reopened;
}

/** The lessons that are kept on the device, as the page knows them. */
const taken = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const provider = document.querySelector("xb-provider") as unknown as {
      gateway: { device: { along: { taken: { refresh(): Promise<void>; current: { data: { lesson: { id: string } }[] } } } } };
    };
    const { taken } = provider.gateway.device.along;
    await taken.refresh();
    return taken.current.data.map(({ lesson }) => lesson.id);
  });

async function open(page: Page, observation: string): Promise<void> {
  await page.goto(new URL(`/observations?observation=${observation}`, page.url()).href);
}

async function answer(page: Page, observation: string, text: string): Promise<void> {
  await open(page, observation);
  await page.locator("xb-observation-form #answer").fill(text, { timeout: patience });
  await press(page, "answer");
}

async function press(page: Page, move: string): Promise<void> {
  await page.locator(`xb-observation-form button[data-move=${move}]:not([aria-disabled=true])`).click({ timeout: patience });
}

async function stands(page: Page, says: string): Promise<void> {
  await page.locator("xb-observation-form").getByText(says).first().waitFor({ timeout: patience });
}

interface Standing {
  /** Hours of observation in the tracker. */
  hours: number;
  /** Observed lessons of the term. */
  quota: number;
}
const difference = (was: Standing, now: Standing): Standing => ({ hours: now.hours - was.hours, quota: now.quota - was.quota });

/** What the tracker and the counter of the term show. */
async function standing(page: Page): Promise<Standing> {
  await page.goto(new URL("/desk", page.url()).href);
  const tracker = page.locator("xb-study-hours");
  const figure = /校本(?:学时)?[^\d]{0,12}([\d.]+)\s*\/\s*24/;
  await tracker.getByText("校本").first().waitFor({ timeout: patience });
  const hours = figure.exec((await tracker.evaluate((element) => element.shadowRoot!.textContent)) ?? "");
  await page.goto(new URL("/lessons", page.url()).href);
  const quota = page.locator("xb-lesson .quota span").first();
  await quota.waitFor({ timeout: patience });
  const said = (await quota.textContent()) ?? "";
  const count = /([\d.]+)/.exec(said);
  assert.ok(hours && count, `${await tracker.count()} ${said}`);
  return { hours: Number(hours[1]), quota: Number(count[1]) };
}

/** The mentor shows the observation for a task of the stage. */
async function ofThePair(page: Page, observation: string): Promise<void> {
  await page.goto(new URL("/pairs", page.url()).href);
  const card = page.locator("xb-mentor-pair");
  const tasks = card.locator("[data-task]");
  await tasks.first().locator(".add").waitFor({ timeout: patience });
  // Only some of its tasks ask for an observation.
  for (let i = 0; i < (await tasks.count()); i++) {
    await tasks.nth(i).locator(".add").click();
    const found = card.locator(`.evidence input[value="${observation}"]`);
    if (
      await found.waitFor({ state: "attached", timeout: 5_000 }).then(
        () => true,
        () => false,
      )
    ) {
      await found.check();
      await card.locator(".evidence button.primary").click();
      return card.locator("[data-task]").filter({ hasText: "分数的初步认识" }).first().waitFor({ timeout: patience });
    }
  }
  assert.fail(`no task of the pair offers the observation ${observation}`);
}
