import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import type { Rollup } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { longestWords } from "./narrow/languages.ts";
import { narrowRules } from "./narrow/rules.ts";
import { settled, tabTo } from "./page.ts";

const patience = 20_000;
/** How soon a decision reaches the sums that the server gives, and an open page of somebody else, which asks every few seconds. */
const soon = 15_000;
const heard = 12_000;
const hours = "qinghe.study-hours";
const absences = `${hours}/am3`;
const shortfall = `${hours}/am1`;
const hourLength = `${hours}/am8`;
const goals = readFileSync(new URL("../../packages/policy/packs/qinghe.goals.json", import.meta.url), "utf8");

describe("what the rules say, who settles them, and how a figure came about", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R001] [R002] from the figure in the tracker to its clause, its records, its calculation and the end of the year", async () => {
    const { page, context } = await campus.signIn("林知远");
    try {
      const bar = page.locator("xb-study-hours .bar").filter({ hasText: "其中校本学时" });
      const figure = (await bar.locator(".right .figure").innerText({ timeout: patience })).replace(/\s/g, "");
      assert.match(figure, /^[\d.]+\/24$/);
      await bar.locator("summary").click();
      await bar.getByRole("button", { name: "逐条看依据和算法" }).click();
      await page.waitForURL("**/verdict?rule=*");

      const verdict = page.locator("xb-verdict");
      await verdict.locator("#title.headline").waitFor({ timeout: patience });
      const [value] = figure.split("/");
      const whole = await textOf(verdict);
      assert.match(whole, new RegExp(`${value}\\s*/\\s*24`), "the same figure as in the tracker");
      assert.match(whole, /第三条第一款/);
      assert.match(whole, /含在合计之内/, "the words of the clause");
      await verdict.locator("section[aria-labelledby=records] tbody tr").first().waitFor({ timeout: patience });

      const steps = verdict.locator("details").filter({ hasText: "一步一步怎么算" }).first();
      await steps.locator("summary").first().click();
      await steps.locator("li").first().waitFor({ timeout: patience });
      assert.ok((await textOf(steps)).includes(value!), "the calculation comes to the figure");

      await verdict.locator("section[aria-labelledby=ahead] button").click();
      await verdict.locator("[part=preview]").waitFor({ timeout: patience });
      assert.match(await textOf(verdict.locator("[part=preview]")), /第四条/);
    } finally {
      await context.close();
    }
  });

  test("[R006] the officer decides with basis and day; figures follow at once, and a second decision takes its place", async () => {
    const [officer, teacher] = [await campus.signIn("陆星桥"), await campus.signIn("林知远")];
    try {
      const verdict = await openVerdict(teacher.page, campus, "attended");
      assert.match(await textOf(verdict), /缺席几次算“不参加”？/);
      assert.match(await textOf(verdict), /还没有定/);

      await officer.page.goto(`${campus.url}rules`);
      const question = questionIn(officer.page, absences);
      await question.locator("table").first().waitFor({ timeout: patience });
      const before = await countsOf(officer.page, "attended");
      assert.ok(before.outcomes.undetermined! > 0, "the question leaves somebody open");
      assert.match(
        await textOf(question.locator("table").first()),
        new RegExp(`现在 ?${before.outcomes.met} ?${before.outcomes.notMet} ?${before.outcomes.undetermined} `),
        "what the officer sees is the sum of everybody's verdicts",
      );
      await decide(question, "满三次才算", "县教育局第8号会议纪要");
      await question.getByText("现行").waitFor({ timeout: patience });
      assert.match(await textOf(question), /按“满三次才算”.*依据：县教育局第8号会议纪要/s);

      await verdict.getByText("县教育局第8号会议纪要").waitFor({ timeout: heard });
      assert.doesNotMatch(await textOf(verdict), /还没有定/);
      const three = before.readings.find(({ reading }) => reading === "three")!.outcomes;
      await until(async () => sameTally((await countsOf(officer.page, "attended")).outcomes, three));

      await decide(question, "一次就算", "县教育局第9号会议纪要");
      await question.getByText("以前的裁定（1 次）").waitFor({ timeout: patience });
      await question.locator("details summary").click();
      assert.match(await textOf(question.locator("details")), /满三次才算.*第8号/s);
      assert.match(await textOf(question.locator("ul.decided").first()), /一次就算.*现行.*第9号/s);
      await verdict.getByText("县教育局第9号会议纪要").waitFor({ timeout: heard });
      const once = before.readings.find(({ reading }) => reading === "once")!.outcomes;
      await until(async () => sameTally((await countsOf(officer.page, "attended")).outcomes, once));
    } finally {
      await officer.context.close();
      await teacher.context.close();
    }
  });

  test("with the network cut what was typed stays, is shown as waiting, and goes through when the network is back", async () => {
    const { page, context } = await campus.signIn("陆星桥");
    try {
      await page.goto(`${campus.url}rules`);
      const question = questionIn(page, shortfall);
      await question.locator("button.decide").waitFor({ timeout: patience });
      await settled(page, "xb-decisions");
      await context.setOffline(true);
      await decide(question, "两项都不够", "县教育局第10号会议纪要");
      await question.getByText("联网后自动提交").waitFor({ timeout: patience });
      await question.locator("#keep-editing").click();
      await question.locator("button.decide").click();
      assert.equal(await question.locator("#basis").inputValue(), "县教育局第10号会议纪要", "what was typed is still there");
      await question.getByRole("button", { name: "核对并裁定" }).click();
      await page.locator("xb-decisions dialog button.primary").click();
      await question.getByText("联网后自动提交").waitFor({ timeout: patience });
      await context.setOffline(false);
      await question.getByText("现行").waitFor({ timeout: patience });
      assert.match(await textOf(question), /按“两项都不够”.*第10号/s);
    } finally {
      await context.close();
    }
  });

  test("a school decides what the rules leave to it, with the keyboard alone; what is the county's it may only read", async () => {
    const { page, context } = await campus.signIn("沈若川");
    try {
      await page.goto(`${campus.url}rules`);
      const own = questionIn(page, hourLength);
      await own.locator("button.decide").waitFor({ timeout: patience });
      await settled(page, "xb-decisions");
      for (const county of [shortfall, absences, `${hours}/am2`]) {
        assert.equal(await questionIn(page, county).count(), 1, `${county} is shown`);
        assert.equal(await questionIn(page, county).locator("button.decide").count(), 0, `${county} is not the school's`);
      }

      await tabTo(page, "xb-decisions", `[data-question="${hourLength}"] button.decide`);
      await page.keyboard.press("Enter");
      await tabTo(page, "xb-decisions", "input[type=radio]");
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowDown");
      await tabTo(page, "xb-decisions", "#basis");
      await page.keyboard.type("校务会议第3号纪要");
      await tabTo(page, "xb-decisions", ".form button.primary");
      await page.keyboard.press("Enter");
      await page.locator("xb-decisions dialog").waitFor({ timeout: patience });
      await tabTo(page, "xb-decisions", "dialog button.primary");
      await page.keyboard.press("Enter");
      await own.getByText("现行").waitFor({ timeout: patience });
      assert.match(await textOf(own), /按“一学时 60 分钟”.*校务会议第3号纪要/s);
    } finally {
      await context.close();
    }
  });

  test("a teacher reads the rules and their clauses, and finds nothing to decide, publish or bind", async () => {
    const { page, context } = await campus.signIn("苏禾");
    try {
      await page.goto(`${campus.url}rules`);
      const pack = page.locator(`xb-pack article[data-pack^="${hours}/"]`);
      await pack.locator("button.read").click({ timeout: patience });
      await pack.locator("[data-clause]").first().waitFor({ timeout: patience });
      assert.match(await textOf(pack), /合计至少 40 学时/);
      assert.equal(await page.locator("xb-pack #manage").count(), 0);
      assert.equal(await page.locator("xb-decisions").count(), 0);

      await page.evaluate(() => document.querySelector("xb-provider")!.append(document.createElement("xb-decisions")));
      await questionIn(page, absences).waitFor({ timeout: patience });
      await settled(page, "xb-decisions");
      assert.equal(await page.locator("xb-decisions button.decide").count(), 0);
    } finally {
      await context.close();
    }
  });

  test("[R237] a pack with a fault is not published and every fault is listed; mended it is published, bound, and ended again", async () => {
    const { page, context } = await campus.signIn("陆星桥");
    try {
      await page.goto(`${campus.url}rules`);
      const packs = page.locator("xb-pack");
      await packs.locator("#file").waitFor({ timeout: patience });
      await choose(page, goals.replace('"clause": "c3"', '"clause": "c99"').replace('"measure": "batches"', '"measure": "batch"'));
      await publish(packs);
      await packs.locator("#findings li").first().waitFor({ timeout: patience });
      assert.match(await textOf(packs.locator("#findings")), /没有发布.*提到的东西规则包里没有/s);
      assert.match(await textOf(packs.locator("[part=chosen]")), /青禾县/, "the chosen file is still there");
      await page.reload();
      await packs.locator("#versions").waitFor({ timeout: patience });
      assert.match(await textOf(rowOf(packs, "青禾县教师队伍目标")), /草稿/, "what was handed in is kept as a draft");

      await choose(page, goals);
      await publish(packs);
      const row = rowOf(packs, "青禾县教师队伍目标");
      await row.getByText("已发布").waitFor({ timeout: patience });
      await row.locator("[data-does=bind]").click();
      await packs.locator("form.step button.primary").click();
      await packs.locator("dialog button.primary").click();
      const bound = packs.locator('article[data-pack^="qinghe.goals/"]');
      await bound.waitFor({ timeout: patience });
      await packs.getByText("现在按 2 份办法衡量").waitFor({ timeout: patience });
      await bound.locator("button.read").click();
      await bound.locator("[data-clause]").first().waitFor({ timeout: patience });

      const ends = packs.locator("section[aria-labelledby=bindings] li").filter({ hasText: "青禾县教师队伍目标" });
      await ends.locator("[data-does=end]").click();
      await ends.locator("form.step button.primary").click();
      await packs.locator("dialog button.primary").click();
      await bound.getByText(/从.*到.*适用/).waitFor({ timeout: patience });
    } finally {
      await context.close();
    }
  });

  narrowRules(() => campus, [longestWords]);
});

/** Everything that an element or a part of it says. */
async function textOf(part: Locator): Promise<string> {
  return part.evaluate((node) => (node.shadowRoot ?? node).textContent!.replace(/\s+/g, " "));
}

async function openVerdict(page: Page, campus: Campus, rule: string): Promise<Locator> {
  await page.goto(`${campus.url}verdict?rule=${rule}&pack=${hours}`);
  const verdict = page.locator("xb-verdict");
  await verdict.locator("#title.headline").waitFor({ timeout: patience });
  return verdict;
}

const questionIn = (page: Page, key: string): Locator => page.locator(`xb-decisions article[data-question="${key}"]`);

/** Settles a question by the form, and confirms it. */
async function decide(question: Locator, reading: string, basis: string): Promise<void> {
  await question.locator("button.decide").click({ timeout: patience });
  await question.locator("label.choice").filter({ hasText: reading }).click();
  await question.locator("#basis").fill(basis);
  await question.getByRole("button", { name: "核对并裁定" }).click();
  await question.page().locator("xb-decisions dialog button.primary").click();
}

/** The sum of everybody's verdicts on a rule, as the server gives it to the person of the page. */
async function countsOf(page: Page, rule: string): Promise<Rollup> {
  const rollups = await page.evaluate(async () => {
    const { token } = await (await fetch("/portal/token", { method: "POST", headers: { "x-requested-with": "test" } })).json();
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const { roles } = await (await fetch("/api/v1/session", { headers })).json();
    const body = JSON.stringify({ org: roles[0].org });
    return (await (await fetch("/api/v1/rollup", { method: "POST", headers, body })).json()).rollups;
  });
  return (rollups as Rollup[]).find((rollup) => rollup.rule.id === rule)!;
}

const sameTally = (a: Rollup["outcomes"], b: Rollup["outcomes"]): boolean =>
  (["met", "notYet", "notMet", "undetermined"] as const).every((outcome) => (a[outcome] ?? 0) === (b[outcome] ?? 0));

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + soon;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `not within ${soon} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function choose(page: Page, text: string): Promise<void> {
  await page.locator("xb-pack #file").setInputFiles({ name: "goals.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

async function publish(packs: Locator): Promise<void> {
  await packs.locator("#publish").click({ timeout: patience });
  await packs.locator("dialog button.primary").click();
}

const rowOf = (packs: Locator, title: string): Locator => packs.locator("section[aria-labelledby=versions] li").filter({ hasText: title });
