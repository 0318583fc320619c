import { mkdirSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { openCampus } from "../journeys/campus.ts";
import { findEngines } from "../browser/engines.ts";

/** `npm run pictures`: takes the pictures of `docs/pictures` from the demo portal and the stories. Build first: `npm run build`, `npm run storybook:build`. */
const out = "docs/pictures";
const ledger =
  "2026年秋学期学时台账,,,,\n姓名,日期,学时,类别,内容\n苏禾,2026年10月9日,１.５,外出,县级骨干培训\n林知远,10月,2,集体备课,第五单元\n合计,,3.5,,\n";
mkdirSync(out, { recursive: true });
const campus = await openCampus();
const { have } = await findEngines({ install: false, say: () => {} });
const browser = await chromium.launch({ executablePath: have.find(({ name }) => name === "chromium")!.executable, args: ["--no-sandbox"] });

try {
  for (const width of [1280, 360]) {
    const { page, context } = await campus.signIn("林知远", { width });
    await open(page, "observations");
    await page.locator("xb-tasks button").first().click();
    await fill(page);
    await shot(page, `portal-${width}`, width === 1280 ? 1150 : undefined);
    await open(page, "desk");
    await shot(page, `desk-${width}`);
    await open(page, "pairs");
    await shot(page, `pair-${width}`);
    await open(page, "verdict?rule=school-based&pack=qinghe.study-hours");
    await shot(page, `verdict-${width}`);
    await context.close();
    const officer = await campus.signIn("陆星桥", { width });
    await open(officer.page, "rules");
    await officer.page.locator('xb-decisions [data-question$="/am3"] button.decide').click();
    await officer.page.waitForTimeout(500);
    await shot(officer.page, `rules-${width}`, 2200);
    await officer.context.close();
  }
  const writer = await campus.signIn("沈若川");
  await open(writer.page, "plans");
  await shot(writer.page, "plan-1280");
  await open(writer.page, "import");
  await writer.page.setInputFiles("xb-hours-import #file", { name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(ledger) });
  await writer.page.locator("xb-hours-import [part=rows]").waitFor();
  await shot(writer.page, "import-1280");
  const english = await campus.signIn("苏禾", { language: "en" });
  await open(english.page, "desk");
  await shot(english.page, "desk-en-1280");
  await story(browser, "study-hours--undetermined", "study-hours-dark", "dark");
  await story(browser, "verdict--consequence", "verdict-360-dark", "dark", 360);
  await story(browser, "decisions--decided", "decisions-dark", "dark");
  await story(browser, "pack--english", "pack-en-360", "light", 360);
  await story(browser, "pack--full", "pack-dark", "dark");
  await story(browser, "observation-form--offline-unsent", "observation-form-offline", "light", 360);
  await story(browser, "observation-form--writing", "observation-form-360-dark", "dark", 360);
} finally {
  await browser.close();
  await campus.close();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${campus.url}${path}`);
  await page.waitForTimeout(1800);
}

async function fill(page: Page): Promise<void> {
  const form = page.locator("xb-observation-form");
  await form.locator("#add-note").click();
  await page.keyboard.type("提问面向后排三名学生，等了约五秒");
  for (const [i, mark] of [7, 6, 5].entries())
    await form.locator("[data-item]").nth(i).locator(`input[value="p${mark}"]`).check({ force: true });
  await form.locator("#strengths").fill("让学困生先说，再追问“你是怎么想的”。");
  await page.waitForTimeout(1500);
}

async function shot(page: Page, name: string, height?: number): Promise<void> {
  const { width } = page.viewportSize()!;
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({
    path: `${out}/${name}.png`,
    ...(height ? { clip: { x: 0, y: 0, width, height }, fullPage: true } : { fullPage: true }),
  });
}

async function story(from: Browser, id: string, name: string, scheme: "light" | "dark", width = 900): Promise<void> {
  const page = await from.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  await page.goto(`${campus.url}storybook/iframe.html?id=${id}&viewMode=story&globals=scheme:${scheme}`);
  await page.waitForTimeout(2500);
  await shot(page, name, 1100);
  await page.close();
}
