import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn, settled, tabTo } from "./page.ts";

const languages = ["zh-Hans", "zh-Hant", "en"] as const;
const pages = {
  desk: ["xb-tasks", "xb-study-hours"],
  observations: ["xb-tasks", "xb-observation-form", "xb-study-hours"],
  growth: ["xb-growth"],
  pairs: ["xb-mentor-pair"],
  plans: ["xb-plan-editor"],
} as const;

describe("the portal at 360 px, in three languages", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  for (const language of languages) {
    test(`${language}: no page scrolls sideways, axe finds nothing in the widgets, none shows the words of another language`, async () => {
      const { page, context } = await campus.signIn("林知远", { width: 360, language });
      try {
        for (const [name, tags] of Object.entries(pages)) {
          await page.goto(`${campus.url}${name}`);
          if (name === "observations") await page.locator("xb-tasks button").first().click();
          for (const tag of tags) await settled(page, tag);
          assert.ok(
            await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
            `${name} scrolls sideways in ${language}`,
          );
          for (const tag of tags) {
            assert.deepEqual(await faultsIn(page, tag), [], `${tag} on ${name} in ${language}`);
            const words = await page.locator(tag).evaluate((element) => element.shadowRoot!.querySelector("h2")?.textContent ?? "");
            assert.equal(
              /[\u4e00-\u9fff]/.test(words) && name !== "plans",
              language !== "en" && name !== "plans",
              `the title of ${tag} is "${words}" in ${language}`,
            );
          }
        }
      } finally {
        await context.close();
      }
    });
  }

  test("[R098] the gate of a stage is signed by both, with the keyboard alone, and the pair goes on", async () => {
    const [one, two] = [await campus.signIn("林知远"), await campus.signIn("苏禾")];
    try {
      for (const { page } of [one, two]) {
        await page.goto(`${campus.url}pairs`);
        const button = page.locator("xb-mentor-pair button.primary");
        await button.waitFor();
        await tabTo(page, "xb-mentor-pair", "button.primary");
        await page.keyboard.press("Enter");
        await button.waitFor({ state: "hidden", timeout: 20_000 });
      }
      await one.page.reload();
      await settled(one.page, "xb-mentor-pair");
      const text = await one.page.locator("xb-mentor-pair").evaluate((element) => element.shadowRoot!.textContent ?? "");
      assert.equal(text.match(/过关/g)!.length >= 2, true, "two gates are passed");
      assert.match(text, /专攻课型要做的事/);
    } finally {
      await one.context.close();
      await two.context.close();
    }
  });

  test("[R108] [R109] a plan with an empty section cannot be submitted; filled it is submitted, and approved by the principal", async () => {
    const [author, principal] = [await campus.signIn("沈若川"), await campus.signIn("邵怀瑾")];
    try {
      const { page } = author;
      await page.goto(`${campus.url}plans`);
      const editor = page.locator("xb-plan-editor");
      const submit = editor.locator('button[data-move="submit"]');
      await submit.waitFor();
      assert.equal(await submit.getAttribute("aria-disabled"), "true");
      for (const section of [5, 6]) await editor.locator("summary").nth(section).click();
      await editor.locator("#text-steps").fill("九月定题，十月听课，一月总结。");
      for (const item of ["九月定题", "十月听课", "一月总结"]) {
        await editor.locator('.add-item[data-section="steps"]').click();
        await page.keyboard.type(item);
      }
      await editor.locator("#text-support").fill("每周二下午不排课，校长带头参加。");
      await page.waitForFunction(
        () => document.querySelector("xb-plan-editor")!.shadowRoot!.querySelector('button[data-move="submit"]:not([aria-disabled])'),
        undefined,
        { timeout: 20_000 },
      );
      await submit.click();
      await editor.getByText("已提交，等校长审批。").first().waitFor({ timeout: 20_000 });

      await principal.page.goto(`${campus.url}desk`);
      await principal.page.locator("xb-tasks li").filter({ hasText: "南湖小学下学期研修计划" }).getByRole("button").click();
      await principal.page.waitForURL("**/plans?plan=*");
      const approve = principal.page.locator('xb-plan-editor button[data-move="approve"]');
      await approve.waitFor();
      await approve.click();
      await principal.page.locator("xb-plan-editor").getByText("已通过").first().waitFor({ timeout: 20_000 });
    } finally {
      await author.context.close();
      await principal.context.close();
    }
  });
});
