import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn, settled } from "./page.ts";

const patience = 40_000;

describe("how far everybody has come, and what is told of it", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R018] the school follows every duty by requirement and by person: the same figure as in the overview, and down to how it comes about", async () => {
    const { page, context } = await campus.signIn("沈若川");
    try {
      const overview = await open(page, "overview", "xb-hour-overview");
      await overview.locator(".headline").waitFor({ timeout: patience });
      await overview.locator(".notice[role=status]").waitFor({ state: "detached", timeout: patience });
      const headline = await overview.locator(".headline").innerText();
      const [, of, reached] = /(\d+) 人中 (\d+) 人已达到/.exec(headline)!;
      const board = await open(page, "progress", "xb-progress");
      const total = board.locator('[data-duty="total"]').first();
      await total.locator("strong", { hasText: `${of} 人中 ${reached} 人达到` }).waitFor({ timeout: patience });
      assert.ok((await board.locator(".duties > li").count()) > 5, "what the term's document asks of everybody stands there too");
      await total.locator("button[aria-expanded]").click();
      const first = total.locator(".named > li").first();
      await first.waitFor({ timeout: patience });
      assert.deepEqual(await faultsIn(page, "xb-progress"), []);
      // The portal shows on a page of its own how a verdict comes about.
      await first.locator("button").click();
      await page.waitForURL("**/verdict?*", { timeout: patience });
      await page.locator("xb-verdict #title.headline").waitFor({ timeout: patience });
      await page.goBack();
      await settled(page, "xb-progress");
      await board.locator('select[name="arrangement"]').selectOption("people");
      await board.locator("tr[data-person]").first().waitFor({ timeout: patience });
      assert.deepEqual(await faultsIn(page, "xb-progress"), []);
    } finally {
      await context.close();
    }
  });

  test("[R018] the term's summary is written from the figures; what she adds is there after a reload, also with the network cut", async () => {
    const { page, context } = await campus.signIn("沈若川");
    try {
      const board = await open(page, "progress", "xb-progress");
      await board.locator('[data-draft="summary"]').click({ timeout: patience });
      const standing = board.locator("#draft-standing");
      await standing.waitFor({ timeout: patience });
      assert.match(await standing.inputValue(), /学年总学时（.*学年）：\d+ 人中 \d+ 人达到.*依据：/);
      assert.match(await board.locator("#draft-activities").inputValue(), /举行 \d+ 次|没有记录下来的活动/);
      await context.setOffline(true);
      await board.locator("#draft-next").fill("下学期每月查一次反思。");
      await context.setOffline(false);
      const again = await open(page, "progress", "xb-progress");
      await again.locator('[data-draft="summary"]').click({ timeout: patience });
      await again.locator("#draft-next").waitFor({ timeout: patience });
      assert.equal(await again.locator("#draft-next").inputValue(), "下学期每月查一次反思。");
      const waiting = page.waitForEvent("download");
      await again.locator('[data-do="save"]').click();
      assert.match((await waiting).suggestedFilename(), /校本研修总结.*\.txt$/);
      assert.deepEqual(await faultsIn(page, "xb-progress"), []);
    } finally {
      await context.close();
    }
  });

  test("[R249] on a telephone the principal has a report to the staff meeting before him, with nobody's name in it", async () => {
    const { page, context } = await campus.signIn("邵怀瑾", { width: 360 });
    try {
      const board = await open(page, "progress", "xb-progress");
      await board.locator('[data-draft="meeting"]').click({ timeout: patience });
      await board.locator("#draft-checked").waitFor({ timeout: patience });
      const text = await board.locator("#whole").inputValue();
      assert.match(text, /例会通报（草稿）/);
      assert.match(text, /检查的情况\n/);
      for (const name of ["苏禾", "林知远", "顾明岚", "沈若川"]) assert.ok(!text.includes(name), name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
      assert.deepEqual(await faultsIn(page, "xb-progress"), []);
    } finally {
      await context.close();
    }
  });

  test("a county sees its schools and goes down to one; a teacher is not shown how others stand", async () => {
    const county = await campus.signIn("陆星桥");
    try {
      const board = await open(county.page, "progress", "xb-progress");
      await board.locator('[data-duty="total"] button[aria-expanded]').first().click({ timeout: patience });
      const school = board.locator('[data-duty="total"] .named > li').first();
      await school.waitFor({ timeout: patience });
      assert.equal(await board.locator("[data-person]").count(), 0);
      const name = await board.locator('select[name="where"] optgroup option').first().innerText();
      await board.locator('select[name="where"]').selectOption({ label: name });
      await board.locator(".sums", { hasText: name }).waitFor({ timeout: patience });
    } finally {
      await county.context.close();
    }
    const teacher = await campus.signIn("苏禾");
    try {
      const board = await open(teacher.page, "progress", "xb-progress");
      await board.getByText("您不能查看").waitFor({ timeout: patience });
      assert.equal(await board.locator(".duties").count(), 0);
    } finally {
      await teacher.context.close();
    }
  });
});

async function open(page: Page, path: string, tag: string): Promise<Locator> {
  await page.goto(`${new URL(page.url()).origin}/${path}`, { timeout: patience });
  await settled(page, tag);
  return page.locator(tag);
}
