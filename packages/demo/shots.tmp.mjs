import { chromium } from "playwright-core";
const [, , base, who = "lin", pages = "desk", w = "1280", lang = "zh-Hans"] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-background-networking"] });
const ctx = await browser.newContext({ viewport: { width: +w, height: +w < 500 ? 780 : 900 } });
const page = await ctx.newPage();
page.on("console", (m) => {
  if (["error", "warning"].includes(m.type())) console.log(m.type(), m.text().slice(0, 300));
});
page.on("pageerror", (e) => console.log("pageerror", e.message.slice(0, 300)));
page.on("response", (r) => {
  if (r.status() >= 400) console.log(r.status(), r.url());
});
await page.goto(base + "/sign-in");
if (who === "none") {
  await page.screenshot({ path: `/tmp/xb-shots/signin-${w}.png`, fullPage: true });
  process.exit();
}
if (lang !== "zh-Hans") await page.click(`button[value=${lang}]`);
await page.click(`button[value=${who}]`);
await page.waitForURL("**/desk");
for (const p of pages.split(",")) {
  await page.goto(`${base}/${p}`);
  await page.waitForTimeout(2500);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) console.log("overflow", p, over);
  await page.screenshot({ path: `/tmp/xb-shots/${p.replace(/\W/g, "_").slice(0, 20)}-${who}-${w}-${lang}.png`, fullPage: true });
}
await browser.close();
