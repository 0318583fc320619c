import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { isProblemError, type Id, type Publication } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn } from "./page.ts";
import { callerOf } from "./unsent/writing.ts";

const patience = 40_000;
const says = "两次集中研修没有到，也没有请假";
const right = "一次集中研修没有到，假条后补";

describe("results made public", () => {
  let campus: Campus;
  let criticism: Id = "";
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R020] results are taken out of a rule in the words of the verdicts, opened for objection, and published by their author", async () => {
    const { page, context } = await campus.signIn("沈若川");
    try {
      const element = await open(page);
      await element.locator("#draw-up").click({ timeout: patience });
      await element.locator("#p-title").fill("上学年学时考评结果");
      await element.locator(".fill summary").click();
      await element.locator("#fill-rule").selectOption({ label: "学年总学时" }, { timeout: patience });
      await element.locator("#fill-period").selectOption({ index: 1 });
      await element.locator('[data-outcome="met"]').check({ timeout: patience });
      await element.locator("#fill-shown").selectOption({ label: "只写首字" });
      await element.locator("#take").click();
      const taken = await element.locator("[data-item]").count();
      assert.ok(taken > 1, "whoever met it is taken");
      assert.match(await element.locator("[data-item] textarea").first().inputValue(), /^学年总学时 [\d.]+ \/ 40，已经达到$/);

      // What is typed is there after a reload.
      await page.reload();
      await element.locator("#draw-up").click({ timeout: patience });
      await element
        .locator("[data-item]")
        .nth(taken - 1)
        .waitFor({ timeout: patience });
      assert.equal(await element.locator("#p-title").inputValue(), "上学年学时考评结果");
      await element.locator('[data-move="create"]').click();
      await agree(element, "open");
      await element.getByText("听取意见", { exact: true }).first().waitFor({ timeout: patience });
      assert.deepEqual(await faultsIn(page, "xb-publication"), []);
      await agree(element, "publish");
      await element
        .locator('[part="list"] [data-read]')
        .nth(taken - 1)
        .waitFor({ timeout: patience });
      const [first] = await element.locator("[data-read]").allInnerTexts();
      assert.match(first!, /^.\*\*\s+学年总学时/);
      assert.match(first!, /第三条第一款/);
      const stored = await found((one) => one.title === "上学年学时考评结果");
      assert.ok(stored.items.every(({ basis }) => basis?.rule === "total" && basis.outcome === "met" && basis.clause === "c3.1"));
      assert.ok(stored.list!.every((one) => one.person === undefined));
    } finally {
      await context.close();
    }
  });

  test("edge, [R014]: a criticism is drawn up by hand, whoever is named objects on her telephone, is answered and put right; another approves it", async () => {
    const [author, named, principal] = [
      await campus.signIn("沈若川"),
      await campus.signIn("苏禾", { width: 360 }),
      await campus.signIn("邵怀瑾"),
    ];
    try {
      const desk = await open(author.page);
      await desk.locator("#draw-up").click({ timeout: patience });
      await desk.locator("#p-title").fill("本学期通报");
      await desk.locator("#p-notice").selectOption({ label: "通报批评" });
      await add(desk, "苏禾", says);
      await add(desk, "林知远", says);
      await desk.locator("[data-item]").nth(1).locator("select").selectOption({ label: "只写编号" });
      await desk.locator('[data-move="create"]').click();
      await agree(desk, "open");
      await desk.locator('[data-why="another"]').waitFor({ timeout: patience });
      criticism = (await found((one) => one.title === "本学期通报")).id;

      const phone = await open(named.page);
      await phone.locator(`[data-group="asked"] [data-open="${criticism}"]`).click({ timeout: patience });
      await phone.locator("[data-own]").getByText(says).waitFor({ timeout: patience });
      assert.equal(await phone.locator("[data-own]").count(), 1, "she sees her own, and nobody else's");
      assert.ok(!(await wordsOf(phone)).includes("林知远"));
      await phone.locator('[data-move="object"]').click();
      await phone.locator("#reason").fill("十月那次我交了假条");
      await named.page.reload();
      await phone.locator(`[data-open="${criticism}"]`).click({ timeout: patience });
      await phone.locator('[data-move="object"]').click({ timeout: patience });
      assert.equal(await phone.locator("#reason").inputValue(), "十月那次我交了假条");
      await phone.locator(".reason button.primary").click();
      await phone.getByText("没有答复以前，名单不能公开").waitFor({ timeout: patience });
      assert.ok(await named.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
      assert.deepEqual(await faultsIn(named.page, "xb-publication"), []);

      await author.page.goto(`${campus.url}publications?publication=${criticism}`);
      await desk.locator('[data-why="unanswered"]').waitFor({ timeout: patience });
      await desk.locator('[data-objection] [data-move="answer"]').click();
      await desk.locator("#reason").fill("假条已找到，改为一次");
      await desk.locator(".reason button.primary").click();
      await desk.locator('[data-why="unanswered"]').waitFor({ state: "detached", timeout: patience });
      await desk.locator("#correct").click();
      await desk.locator("[data-item] textarea").first().fill(right);
      await desk.locator('[data-move="save"]').click();
      await desk.locator("[data-read]").getByText(right).waitFor({ timeout: patience });
      await desk.locator("#correct").waitFor({ timeout: patience });
      assert.match(await desk.locator('[data-why="another"]').innerText(), /要由另一个人批准/);
      await desk.locator('[data-move="publish"]').click({ force: true });
      assert.equal(await desk.locator("dialog").count(), 0, "he is not even asked");
      assert.deepEqual(await faultsIn(author.page, "xb-publication"), []);

      const approving = await open(principal.page, `?publication=${criticism}`);
      await approving.locator("[data-read]").getByText(right).waitFor({ timeout: patience });
      await agree(approving, "publish");
      await approving.locator('[part="list"]').waitFor({ timeout: patience });
      const { publishedBy, by } = await found((one) => one.id === criticism);
      assert.deepEqual([publishedBy, by], [callerOf("邵怀瑾").person, callerOf("沈若川").person]);
    } finally {
      for (const { context } of [author, named, principal]) await context.close();
    }
  });

  test("[R020] edge, public to whom: colleagues read it with what is redacted, another school has none of it, and nobody does once it is withdrawn", async () => {
    const [reader, principal] = [await campus.signIn("顾明岚", { width: 360 }), await campus.signIn("邵怀瑾")];
    try {
      const element = await open(reader.page, `?publication=${criticism}`);
      await element.locator("[data-read]").nth(1).waitFor({ timeout: patience });
      const read = (await element.locator("[data-read]").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
      assert.deepEqual([read[0], /^QH\d{4} /.test(read[1]!)], [`苏** ${right}`, true]);
      assert.doesNotMatch(await wordsOf(element), /苏禾|林知远|假条已找到/);
      assert.equal(await element.locator("[data-move]").count(), 0);
      assert.ok(await reader.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");

      await assert.rejects(
        campus.server.backend.get(await elsewhere(), { kind: "publication", id: criticism }),
        (error) => isProblemError(error) && error.code === "not-found",
      );
      const { items } = await campus.server.backend.list(await elsewhere(), { kind: "publication", limit: 200 });
      assert.deepEqual(items, []);

      const approving = await open(principal.page, `?publication=${criticism}`);
      await approving.locator('[data-move="withdraw"]').click({ timeout: patience });
      await approving.locator("#reason").fill("学期末再一起公布");
      await approving.locator(".reason button.primary").click();
      await approving.getByText("已撤回：学期末再一起公布").waitFor({ timeout: patience });
      await reader.page.reload();
      await element.getByText("没有找到这份名单").waitFor({ timeout: patience });
    } finally {
      for (const { context } of [reader, principal]) await context.close();
    }
  });

  test("what is drawn up without a network waits on the device, can be read there, and is sent later", async () => {
    const { page, context } = await campus.signIn("沈若川");
    try {
      const element = await open(page);
      await element.locator("#draw-up").click({ timeout: patience });
      await element.locator("#p-title").fill("断网时拟的名单");
      await add(element, "苏禾", says);
      await context.setOffline(true);
      await element.locator('[data-move="create"]').click();
      await element.getByText("已存在本机，联网后自动提交").waitFor({ timeout: patience });
      assert.match(await element.locator("#title").innerText(), /断网时拟的名单/);
      assert.match(await wordsOf(element), /两次集中研修没有到/);
      await context.setOffline(false);
      await element.locator('[data-move="open"]').waitFor({ timeout: patience });
      assert.equal((await found((one) => one.title === "断网时拟的名单")).items[0]!.says, says);
    } finally {
      await context.close();
    }
  });

  async function open(page: Page, query = ""): Promise<Locator> {
    await page.goto(`${campus.url}publications${query}`, { timeout: patience });
    return page.locator("xb-publication");
  }

  /** The publication that fits, as who runs the county sees it: whole. */
  async function found(fits: (one: Publication) => boolean): Promise<Publication> {
    const { items } = await campus.server.backend.list(callerOf("陆星桥"), { kind: "publication", limit: 200 });
    return items.find(fits)!;
  }

  /** Somebody who teaches in another school of the county. */
  async function elsewhere(): Promise<ReturnType<typeof callerOf>> {
    const officer = callerOf("陆星桥");
    const { items: orgs } = await campus.server.backend.list(officer, { kind: "org", limit: 200 });
    const village = orgs.find(({ type }) => type === "villageSchool")!;
    const { items: people } = await campus.server.backend.list(officer, { kind: "person", where: { org: village.id }, limit: 200 });
    return { ...officer, person: people.at(-1)!.id };
  }
});

/** Everything that can be read in it. */
const wordsOf = (element: Locator): Promise<string> => element.locator("section").first().innerText();

async function add(element: Locator, name: string, text: string): Promise<void> {
  await element.locator("#add").selectOption({ label: name }, { timeout: patience });
  await element.locator("#add-item").click();
  await element.locator("[data-item]").filter({ hasText: name }).locator("textarea").fill(text);
}

/** Presses the button of a move, and agrees to the question that it asks. */
async function agree(element: Locator, move: string): Promise<void> {
  await element.locator(`[data-move="${move}"]:not([aria-disabled])`).click({ timeout: patience });
  await element.locator("dialog button.primary").click({ timeout: patience });
}
