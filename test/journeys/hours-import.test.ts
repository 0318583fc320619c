import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import type { Download, Page } from "playwright-core";
import { readHoursSheet } from "@xiaoben/bridges/hours-sheet";
import { workbookOf } from "@xiaoben/bridges/sheet-writer";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn, tabTo } from "./page.ts";

const patience = 20_000;
/** One good row, one whose name is misspelt, one whose day has no year; and nobody knows what 怎么学 means. */
const table = [
  "南湖小学校本学时台账,,,,",
  "姓名,日期,学时,怎么学,活动名称",
  "林知远,2026年10月9日,2.5,校本,群文阅读",
  "林知园,2026-10-10,１.5,校本,大单元教学",
  "苏禾,10月11日,2,校本,=1+1 同课异构",
].join("\n");

describe("a ledger of study hours goes in, comes back and goes in again", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R009] [R246] the administrator says what a column is, imports the good row, mends the others in the workbook that comes back, and nothing stands twice", async () => {
    const { page, context } = await campus.signIn("沈若川");
    try {
      await page.goto(`${campus.url}import`);
      await choose(page, { name: "台账.csv", buffer: Buffer.from(table) });
      await page.locator('xb-hours-import [data-column="D"] select').selectOption("category");
      await page.locator("xb-hours-import #take:not([disabled])", { hasText: "导入 1 行" }).waitFor({ timeout: patience });
      assert.match(await text(page, "[part=faulty]"), /4 林知园.*“林知园”：本校没有找到这个人.*5 苏禾.*日期没有年份/);
      assert.deepEqual(await faultsIn(page, "xb-hours-import"), []);
      const written = await hoursOf(page);
      await page.locator("xb-hours-import #take").click();
      await page.locator("xb-hours-import #done").waitFor({ timeout: patience });
      assert.match(await text(page, "section"), /已导入 1 行.*还有 2 行没有导入/);
      assert.equal(await hoursOf(page), written + 1);

      const [download] = await Promise.all([page.waitForEvent("download"), page.locator("xb-hours-import #download").click()]);
      assert.equal(download.suggestedFilename(), "台账-要改的行.xlsx");
      const mended = await mend(download, (cells) =>
        cells.map((cell) => cell.replace("林知园", "林知远").replace(/^10月11日$/, "2026-10-11")),
      );

      await page.locator("xb-hours-import #another").click();
      await choose(page, { name: "台账-要改的行.xlsx", buffer: Buffer.from(mended) });
      await page.locator("xb-hours-import #take:not([disabled])", { hasText: "导入 2 行" }).waitFor({ timeout: patience });
      assert.match(await text(page, "[part=columns]"), /这样的表头您改过/);
      await page.locator("xb-hours-import #take").click();
      await page.locator("xb-hours-import #done").waitFor({ timeout: patience });
      assert.equal(await hoursOf(page), written + 3);

      for (const [name, buffer] of [
        ["台账.csv", Buffer.from(table)],
        ["台账-要改的行.xlsx", Buffer.from(mended)],
      ] as const) {
        await page.locator("xb-hours-import #another").click();
        await choose(page, { name, buffer });
        await page.locator("xb-hours-import [part=rows]", { hasText: "已经登记过，不会重复" }).waitFor({ timeout: patience });
        assert.ok(await page.locator("xb-hours-import #take").isDisabled(), name);
      }
      assert.equal(await hoursOf(page), written + 3);
    } finally {
      await context.close();
    }
  });

  test("with the keyboard alone, on a telephone", async () => {
    const { page, context } = await campus.signIn("沈若川", { width: 360 });
    try {
      await page.goto(`${campus.url}import`);
      await page.locator("xb-hours-import #file").waitFor({ state: "attached", timeout: patience });
      await tabTo(page, "xb-hours-import", "#file");
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
      const line = `姓名,日期,学时,类别,活动名称\n林知远,2026-10-12,1,校本,键盘 ${Date.now()}`;
      await chooser.setFiles({ name: "一行.csv", mimeType: "text/csv", buffer: Buffer.from(line) });
      await page.locator("xb-hours-import #take:not([disabled])").waitFor({ timeout: patience });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
      await tabTo(page, "xb-hours-import", "#take");
      await page.keyboard.press("Enter");
      await page.locator("xb-hours-import #done").waitFor({ timeout: patience });
      assert.match(await text(page, "section"), /已导入 1 行/);
    } finally {
      await context.close();
    }
  });

  test("a teacher is told who does it", async () => {
    const { page, context } = await campus.signIn("林知远");
    try {
      await page.goto(`${campus.url}import`);
      assert.match(await page.locator("main").innerText(), /由学校的教科室主任来做/);
    } finally {
      await context.close();
    }
  });
});

async function choose(page: Page, { name, buffer }: { name: string; buffer: Buffer }): Promise<void> {
  await page.locator("xb-hours-import #file").setInputFiles({ name, mimeType: "application/octet-stream", buffer }, { timeout: patience });
  await page.locator("xb-hours-import [part=rows]").waitFor({ timeout: patience });
}

const text = async (page: Page, part: string): Promise<string> =>
  (await page.locator(`xb-hours-import ${part}`).first().innerText()).replace(/\s+/g, " ");

/** Changes cells of the workbook that came back, as a person would, and saves it. */
async function mend(download: Download, change: (cells: string[]) => string[]): Promise<Uint8Array> {
  const sheet = await readHoursSheet(new Uint8Array(await readFile(await download.path())), { choices: {} });
  const rows = sheet.rows.map(({ cells }) => cells);
  assert.ok(
    rows.some((cells) => cells.includes("=1+1 同课异构")),
    "what was typed comes back as it was",
  );
  return workbookOf({ name: "学时", rows: [sheet.columns.map(({ heading }) => heading), ...rows.map(change)] });
}

/** How many hours of the school the server has, by its own list. */
async function hoursOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { token } = await (await fetch("/portal/token", { method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" } })).json();
    const lines = await (await fetch("/api/v1/exports/hours?format=jsonl", { headers: { Authorization: `Bearer ${token}` } })).text();
    return (JSON.parse(lines.trimEnd().split("\n").at(-1)!) as { records: number }).records;
  });
}
