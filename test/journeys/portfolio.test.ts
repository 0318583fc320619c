import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn, settled } from "./page.ts";

const patience = 40_000;

describe("what is filed by itself", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R242] [R246] a teacher finds what she did, and what is missing, without having filed anything; it goes out as a workbook", async () => {
    const { page, context } = await campus.signIn("苏禾");
    try {
      const portfolio = await open(page, "portfolio");
      await portfolio.locator(".gaps > li").filter({ hasText: "学年总学时" }).waitFor({ timeout: patience });
      assert.ok((await portfolio.locator("[data-pile=hours] [data-entry]").count()) > 5);
      assert.ok((await portfolio.locator("[data-pile=received] [data-entry]").count()) > 0);
      assert.deepEqual(await faultsIn(page, "xb-portfolio"), []);
      const waiting = page.waitForEvent("download");
      await portfolio.locator("[data-make=xlsx]").click();
      const file = await waiting;
      assert.match(file.suggestedFilename(), /档案袋 2026-2027\.xlsx$/);
      assert.equal(
        readFileSync(await file.path())
          .subarray(0, 2)
          .toString(),
        "PK",
      );
    } finally {
      await context.close();
    }
  });

  test("edge, [R013]: the school opens it for appraisal, and no growth note comes along", async () => {
    const { page, context } = await campus.signIn("沈若川");
    try {
      const portfolio = await open(page, "portfolio");
      const hers = await portfolio.locator("select[name=whose] option", { hasText: "苏禾" }).getAttribute("value", { timeout: patience });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      const rated = await open(page, `portfolio?person=${hers!.split("/")[1]}&purpose=appraisal`);
      await rated.locator("[data-pile=hours] [data-entry]").first().waitFor({ timeout: patience });
      await rated.locator("#title", { hasText: "苏禾的研修档案袋" }).waitFor({ timeout: patience });
      assert.equal(await rated.locator("[data-pile=received], [data-pile=given], [data-pile=debriefs], [data-pile=pairs]").count(), 0);
      assert.deepEqual(
        asked.filter((path) => /\/(observations|debriefs|pairs)(\/|$)/.test(path)),
        [],
      );
      assert.ok(asked.some((path) => path.endsWith("/hours")));
    } finally {
      await context.close();
    }
  });
});

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(`${new URL(page.url()).origin}/${path}`, { timeout: patience });
  await settled(page, "xb-portfolio");
  return page.locator("xb-portfolio");
}
