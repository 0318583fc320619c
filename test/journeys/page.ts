import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Waits until an element has drawn and stays as it is for a moment. */
export async function settled(page: Page, tag: string): Promise<void> {
  await page.locator(tag).locator("h2").first().waitFor({ timeout: 20_000 });
  let last = "";
  for (let i = 0; i < 50; i++) {
    await page.waitForTimeout(150);
    const now = await page
      .locator(tag)
      .evaluate(
        (element) =>
          `${element.shadowRoot!.querySelector("[aria-busy=true], .skeleton") ? Math.random() : ""}${element.shadowRoot!.textContent}`,
      );
    if (now === last) return;
    last = now;
  }
}

export async function faultsIn(page: Page, tag: string): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (selector) => {
    const { violations } = await (
      window as unknown as {
        axe: { run(on: unknown, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run({ include: [selector] }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
  }, tag);
}

/** Moves the focus with Tab until it is on what the selector says, inside an element. */
export async function tabTo(page: Page, tag: string, selector: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate(
      ([host, inner]) => document.querySelector(host!)?.shadowRoot?.activeElement?.matches(inner!) ?? false,
      [tag, selector],
    );
    if (there) return;
  }
  throw new Error(`Tab never came to ${selector} in ${tag}`);
}
