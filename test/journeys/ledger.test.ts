import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { newId, type Hour, type Id } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn } from "./page.ts";
import { callerOf } from "./unsent/writing.ts";

const patience = 20_000;

describe("the ledger of study hours", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("edge, [R009]: two people approve the same record at once: one wins, the other is shown who was first, nothing counts twice", async () => {
    const id = await declare(campus, "林知远", "两个人同时审核的讲座");
    const [one, two] = [await campus.signIn("沈若川"), await campus.signIn("邵怀瑾")];
    try {
      // Neither hears of the other before both have decided.
      for (const { page } of [one, two]) await page.route(/\/v1\/(live|changes)/, (route) => route.abort());
      for (const { page } of [one, two]) await choose(campus, page, "两个人同时审核的讲座");
      await Promise.all([one, two].map(({ page }) => page.locator('xb-hour-ledger [data-does="approve"]').click()));
      const outcomes = await Promise.all(
        [one, two].map(({ page }) => page.locator('xb-hour-ledger [part="outcome"]').innerText({ timeout: patience })),
      );
      const lost = outcomes.findIndex((text) => text.includes("1 条已由别人处理，没有重复计。"));
      assert.ok(lost >= 0 && outcomes[1 - lost]!.includes("通过了 1 条。"), outcomes.join(" | "));
      const { page } = [one, two][lost]!;
      await page.locator("xb-hour-ledger").getByText("看这几条").click();
      const winner = ["沈若川", "邵怀瑾"][1 - lost]!;
      await page.locator("xb-hour-ledger .note").getByText(`已由${winner}处理，现在是“已通过”`).waitFor({ timeout: patience });
      const { state, approvals } = await hour(campus, id);
      assert.deepEqual([state, approvals?.map(({ by }) => by)], ["approved", [callerOf(winner).person]]);
    } finally {
      await one.context.close();
      await two.context.close();
    }
  });

  test("decides a batch and takes it back, on a telephone too, with nothing that axe finds", async () => {
    const id = await declare(campus, "苏禾", "撤回来的讲座");
    const { page, context } = await campus.signIn("沈若川", { width: 360 });
    try {
      await choose(campus, page, "撤回来的讲座");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
      assert.deepEqual(await faultsIn(page, "xb-hour-ledger"), []);
      await page.locator('xb-hour-ledger [data-does="approve"]').click();
      await page.locator("xb-hour-ledger [data-undo]").click({ timeout: patience });
      await page.locator('xb-hour-ledger [part="outcome"]').getByText("撤回了 1 条。").waitFor({ timeout: patience });
      assert.equal((await hour(campus, id)).state, "submitted");
    } finally {
      await context.close();
    }
  });
});

/** Somebody declares hours and hands them in. */
async function declare(campus: Campus, name: string, title: string): Promise<Id> {
  const caller = callerOf(name);
  const { backend } = campus.server;
  const id = newId();
  const { org } = await backend.get(caller, { kind: "person", id: caller.person });
  const { today } = await backend.session(caller);
  const body = {
    org,
    person: caller.person,
    on: today,
    title,
    claimedHours: "2",
    category: "external",
    role: "participant",
    level: "county",
  } as const;
  await backend.write(caller, "hour.create", { id, body }, newId());
  await backend.write(caller, "hour.submit", { id, version: 1 }, newId());
  return id;
}

const hour = (campus: Campus, id: Id): Promise<Hour> => campus.server.backend.get(callerOf("沈若川"), { kind: "hour", id });

async function choose(campus: Campus, page: Page, title: string): Promise<void> {
  await page.goto(`${campus.url}ledger?state=submitted`);
  const row = page.locator("xb-hour-ledger .row-of").filter({ hasText: title });
  await row.locator('[aria-colindex="1"].check').click({ timeout: patience });
  await page.locator('xb-hour-ledger [data-does="approve"]').waitFor({ timeout: patience });
}
