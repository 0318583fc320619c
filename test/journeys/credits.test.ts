import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { reportHash, sumOf, type Credit, type Id, type ReportFile } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn } from "./page.ts";
import { callerOf } from "./unsent/writing.ts";

const patience = 40_000;

describe("from hours to what is registered above", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("edge, [R009]: the school gathers, the county sends, one is rejected, put right and sent again, and nothing counts twice", async () => {
    const [school, county] = [await campus.signIn("沈若川"), await campus.signIn("陆星桥")];
    try {
      for (const { page } of [school, county]) await page.goto(`${campus.url}credits`, { timeout: patience });
      await gather(school.page);
      const first = await sendUp(school.page, county.page);
      assert.ok(first.items.length > 1);
      const { person: sentBack } = first.items.find(({ person }) => person.id !== callerOf("林知远").person)!;
      const [back] = first.items.filter(({ person }) => person.id === sentBack.id);
      const good = first.items.filter((item) => item !== back);
      await answer(county.page, first, back!.number);

      const row = register(school.page).locator("[data-credit]").filter({ hasText: "工号查不到" });
      await row.getByRole("button").click({ timeout: patience });
      const { registered, rejected } = { registered: sumOf(good.map(({ amount }) => amount)), rejected: back!.amount };
      assert.deepEqual(await totals(school.page), [first.total, registered, rejected].map(Number));
      await row.locator("#reason").fill("工号已补登");
      await row.locator(".reason button.primary").click();
      await register(school.page).locator("#state").selectOption("corrected");
      await register(school.page).locator("[data-credit]").filter({ hasText: "已更正：工号已补登" }).waitFor({ timeout: patience });

      await gather(school.page);
      const second = await sendUp(school.page, county.page);
      assert.deepEqual(
        second.items.map(({ person, amount, replaces }) => [person.id, amount, replaces]),
        [[sentBack.id, back!.amount, back!.number]],
      );
      assert.notEqual(second.number, first.number);
      await answer(county.page, second);
      assert.equal(sumOf((await credits(campus)).flatMap(({ state, amount }) => (state === "registered" ? [amount] : []))), first.total);

      await gather(school.page);
      await newest(school.page).getByText("这一批没有可以报的").waitFor({ timeout: patience });
      assert.deepEqual(await faultsIn(county.page, "xb-credit-register"), []);
    } finally {
      await school.context.close();
      await county.context.close();
    }
  });

  test("[R009] a teacher sees on her telephone what became of her own credits, and of nobody else's", async () => {
    const { page, context } = await campus.signIn("林知远", { width: 360 });
    try {
      await page.goto(`${campus.url}credits`);
      const rows = register(page).locator("[data-credit]");
      await rows.filter({ hasText: "已登记" }).getByText("登记号 XZ-").waitFor({ timeout: patience });
      const own = (await credits(campus)).filter(({ person }) => person === callerOf("林知远").person);
      assert.equal(await rows.count(), own.length);
      assert.equal(await register(page).locator("[data-report]").count(), 0);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
      assert.deepEqual(await faultsIn(page, "xb-credit-register"), []);
    } finally {
      await context.close();
    }
  });
});

const register = (page: Page): Locator => page.locator("xb-credit-register");
const newest = (page: Page): Locator => register(page).locator("[data-report]").first();

async function credits(campus: Campus): Promise<Credit[]> {
  const found: Credit[] = [];
  let cursor: string | undefined;
  do {
    const page = await campus.server.backend.list(callerOf("陆星桥"), {
      kind: "credit",
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

/** What stands side by side in the newest report: sent, registered, rejected. */
const totals = async (page: Page): Promise<number[]> =>
  (await newest(page).locator('[part="totals"] dd').allInnerTexts()).map((text) => Number(/[\d.]+/.exec(text)?.[0]));

/** Gathers a report and waits until it was worked out. */
async function gather(page: Page): Promise<void> {
  const reports = register(page).locator("[data-report]");
  const button = register(page).locator(".begin button.primary");
  await button.waitFor({ timeout: patience });
  const before: Id | null = (await reports.count()) === 0 ? null : await newest(page).getAttribute("data-report");
  await button.click();
  if (before !== null)
    await register(page).locator(`[data-report]:not([data-report="${before}"]) ~ [data-report="${before}"]`).waitFor({ timeout: patience });
  await newest(page).getByText("截至").waitFor({ timeout: patience });
}

/** The school hands in, the county sends; answers the file that the county saves. */
async function sendUp(school: Page, county: Page): Promise<ReportFile> {
  await newest(school).locator('[data-move="submit"]').click({ timeout: patience });
  await newest(school).getByText("待上报").first().waitFor({ timeout: patience });
  // What is sent is what was seen: the county hears of what was handed in before it sends.
  await newest(county).getByText("待上报").first().waitFor({ timeout: patience });
  await newest(county).locator('[data-move="send"]').click({ timeout: patience });
  await register(county).locator("dialog button.primary").click({ timeout: patience });
  await newest(county).getByText("等回执").waitFor({ timeout: patience });
  const [download] = await Promise.all([
    county.waitForEvent("download", { timeout: patience }),
    newest(county).locator('[data-save="json"]').click({ timeout: patience }),
  ]);
  return JSON.parse(readFileSync(await download.path(), "utf8")) as ReportFile;
}

/** The upper level answers with its spreadsheet, and the county reads it. */
async function answer(page: Page, file: ReportFile, rejected?: string): Promise<void> {
  const hash = reportHash(file);
  const rows = file.items.map(({ number }) =>
    number === rejected ? [number, hash, "退回", "", "工号查不到"] : [number, hash, "已登记", `XZ-${number}`, ""],
  );
  const sheet = [["凭证", "校验码", "登记结果", "登记号", "原因"], ...rows].map((cells) => cells.join(",")).join("\r\n");
  await newest(page)
    .locator('[data-move="receipt"]')
    .setInputFiles({ name: "登记结果.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
  await register(page).locator("dialog button.primary").click({ timeout: patience });
  await newest(page).getByText("已有回执").waitFor({ timeout: patience });
}
