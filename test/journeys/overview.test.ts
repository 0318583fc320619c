import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn, settled } from "./page.ts";

const patience = 60_000;

describe("how the county stands with its study hours", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R001] [R012] from the county to a school, its categories and a teacher: the figure that she is shown herself, also on paper", async () => {
    const teacher = await campus.signIn("苏禾");
    const { page, context } = await campus.signIn("陆星桥");
    try {
      const bar = teacher.page.locator("xb-study-hours .bar").filter({ hasText: "学年总学时" });
      const hers = figureOf(await bar.locator(".right .figure").innerText({ timeout: patience }));
      assert.match(hers, /^[\d.]+\/40$/);

      await page.goto(`${campus.url}overview`);
      const overview = page.locator("xb-hour-overview");
      assert.match(await headline(page, "青禾县"), /人中 \d+ 人已达到/);
      await overview.locator("[part=parts] .rows button").filter({ hasText: "南湖小学" }).click();
      await headline(page, "南湖小学");
      const school = await people(overview);
      await overview.locator("[part=categories] .rows > li").first().waitFor({ timeout: patience });
      assert.deepEqual(await faultsIn(page, "xb-hour-overview"), []);

      const row = overview.locator("[part=people] tbody tr").filter({ hasText: "苏禾" });
      await row.waitFor({ state: "attached", timeout: patience });
      assert.equal(figureOf((await row.locator("td").nth(2).textContent()) ?? ""), hers, "the same figure on both screens");

      await page.emulateMedia({ media: "print" });
      assert.ok(await row.isVisible(), "paper shows everybody");
      assert.ok(await overview.locator("#categories-table").isVisible());
      assert.ok(await overview.locator(".sign").isVisible());
      assert.equal(await overview.locator("button:visible").count(), 0);
      await page.emulateMedia({ media: "screen" });

      await row.locator("button").evaluate((button: HTMLElement) => button.click());
      await page.waitForURL("**/verdict?*", { timeout: patience });
      await page.locator("xb-verdict #title.headline").waitFor({ timeout: patience });
      const explained = (await page.locator("xb-verdict section").first().innerText()).replace(/\s/g, "");
      assert.ok(explained.includes(hers), `${hers} stands where it is explained: ${explained}`);

      // The first data of a server is judged one person after the other.
      let county = 0;
      for (const end = Date.now() + patience; county <= school && Date.now() < end;) {
        await page.goto(`${campus.url}overview`);
        await headline(page, "青禾县");
        county = await people(overview);
      }
      assert.ok(county > school, `the county has more people than the school: ${county}, ${school}`);
    } finally {
      await context.close();
      await teacher.context.close();
    }
  });
});

/** The sentence at the top, once it speaks of a place and no figure is being worked out any more. */
async function headline(page: Page, place: string): Promise<string> {
  const overview = page.locator("xb-hour-overview");
  await overview.locator(".headline").filter({ hasText: place }).waitFor({ timeout: patience });
  await overview.locator(".notice[role=status]").waitFor({ state: "detached", timeout: patience });
  await settled(page, "xb-hour-overview");
  return overview.locator(".headline").innerText();
}

const people = async (overview: Locator): Promise<number> => Number(/(\d+) 人中/.exec(await overview.locator(".headline").innerText())![1]);

const figureOf = (text: string): string => text.replace(/\s/g, "");
