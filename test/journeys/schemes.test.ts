import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn, settled } from "./page.ts";

const patience = 40_000;

describe("a school makes its own scheme of points", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R020] begun from an example and changed; an example that comes out otherwise is mended; published, bound, and a teacher's points follow from it", async () => {
    const { page, context } = await campus.signIn("沈若川");
    try {
      const editor = await open(page, "schemes", "xb-scheme-editor");
      await editor.getByText("这里还没有自己的考评办法").waitFor({ timeout: patience });
      await editor.locator("#begin").selectOption("liuxi.points/points");
      await editor.locator("#n-deduct-lessons-missing-each").waitFor({ timeout: patience });
      await editor.locator("#scheme-name").fill("教师百分");
      await editor.locator("#n-deduct-lessons-missing-each").fill("2");
      await editor.locator("#sentence-c2\\.3").fill("听课每少一节扣两分");
      await publish(editor);
      await editor.locator("[data-take]").first().waitFor({ timeout: patience });
      assert.match(await editor.locator("#findings").innerText(), /检查出 \d+ 处问题，没有发布/);
      assert.deepEqual(await faultsIn(page, "xb-scheme-editor"), []);

      // Three lessons short were three points; the author says what she means, and takes the rest over.
      const short = editor.locator('[data-example="lessons-and-assignments-missing"]');
      assert.match(await short.innerText(), /算出来是：已达到 88/);
      await short.locator('input[id^="figure-"]').fill("88");
      await short.getByText("算出来是").waitFor({ state: "detached", timeout: patience });
      while ((await editor.locator("[data-take]").count()) > 0) await editor.locator("[data-take]").first().click({ timeout: patience });
      await publish(editor);
      // The record says so, whether its answer came at once or later.
      await editor.locator("#bind-next").waitFor({ timeout: patience });
    } finally {
      await context.close();
    }

    const admin = await campus.signIn("沈若川");
    try {
      const packs = await open(admin.page, "rules", "xb-pack");
      const row = packs.locator("section[aria-labelledby=versions] li").filter({ hasText: "教师百分" });
      await row.locator("[data-does=bind]").click({ timeout: patience });
      await packs.locator(".step button.primary").click();
      await packs.locator("dialog button.primary").click();
      await packs.locator("[data-pack^='scheme.']").first().waitFor({ timeout: patience });
    } finally {
      await admin.context.close();
    }

    const teacher = await campus.signIn("林知远");
    try {
      const scheme = await open(teacher.page, "schemes", "xb-scheme-editor");
      await scheme.locator("[part=scheme]").waitFor({ timeout: patience });
      const text = await textOf(scheme);
      assert.match(text, /第 1 版从 .*起启用/);
      assert.match(text, /每节扣 2 分/);
      assert.match(text, /听课每少一节扣两分/);
      assert.equal(await scheme.locator("#publish, #begin").count(), 0);
      assert.deepEqual(await faultsIn(teacher.page, "xb-scheme-editor"), []);

      const pack = await teacher.page.evaluate(async () => {
        const { token } = await (await fetch("/portal/token", { method: "POST", headers: { "x-requested-with": "test" } })).json();
        const { items } = await (await fetch("/api/v1/packs", { headers: { authorization: `Bearer ${token}` } })).json();
        return (items as { pack: { id: string } }[]).map((one) => one.pack.id).find((id) => id.startsWith("scheme."));
      });
      await teacher.page.goto(`${campus.url}verdict?rule=points&pack=${pack}`);
      const verdict = teacher.page.locator("xb-verdict");
      await verdict.locator("#title.headline").waitFor({ timeout: patience });
      assert.match(await textOf(verdict), /教师百分/);
      assert.match(await textOf(verdict), /\d+(\.\d+)?\s*\/\s*60/);
    } finally {
      await teacher.context.close();
    }
  });
});

async function publish(editor: Locator): Promise<void> {
  await editor.locator("#publish").click({ timeout: patience });
  await editor.locator("dialog button.primary").click({ timeout: patience });
}

async function open(page: Page, path: string, tag: string): Promise<Locator> {
  await page.goto(`${new URL(page.url()).origin}/${path}`, { timeout: patience });
  await settled(page, tag);
  return page.locator(tag);
}

const textOf = (part: Locator): Promise<string> => part.evaluate((node) => node.shadowRoot!.textContent!.replace(/\s+/g, " "));
