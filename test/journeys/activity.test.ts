import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { dayOf, participationId, type Activity, type Id, type Participation } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn } from "./page.ts";
import { callerOf, hoursOf, patience } from "./unsent/writing.ts";

const title = "数学组研讨：一次真的活动";

describe("an activity, from its plan to the hours", () => {
  let campus: Campus;
  let days = 0;
  before(async () => {
    const afternoon = Date.parse(`${dayOf(Date.now(), "Asia/Shanghai")}T15:50:00.000+08:00`) - Date.now();
    campus = await openCampus({ now: () => new Date(Date.now() + afternoon + days * 86_400_000) });
  });
  after(() => campus?.close());

  test("[R006] [R024] [R025] it is planned by its checklist, signed in to with the code in the room, an excuse with proof is decided, and who was there has an hour", async () => {
    const [host, teacher, away] = [
      await campus.signIn("顾明岚"),
      await campus.signIn("林知远", { width: 360 }),
      await campus.signIn("苏禾", { width: 360 }),
    ];
    try {
      const id = await plan(campus, host.page);
      await host.page.locator("xb-activity #open").click();
      await host.page.locator("xb-activity .missing li").first().waitFor({ timeout: patience });
      assert.deepEqual(await texts(host.page, ".missing li"), ["检查表里还缺：定内容", "检查表里还缺：定措施"]);
      await host.page.locator("xb-activity #edit > summary").click();
      await host.page.locator("xb-activity #f-theme").fill("分数单元的整体设计");
      await host.page.locator("xb-activity #f-measures").fill("各说一节课的难点");

      await away.page.goto(`${campus.url}activities?activity=${id}`);
      await away.page.locator("xb-activity .excuse summary").click({ timeout: patience });
      await away.page.locator("xb-activity #because").fill("去县里监考，通知附后");
      await away.page.locator("xb-activity #excuse:not([aria-disabled])").click({ timeout: patience });
      const proof = { name: "监考通知.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };
      await away.page.locator("xb-activity [data-proof]").setInputFiles(proof, { timeout: patience });
      await away.page.locator("xb-activity .proofs button").getByText(proof.name).waitFor({ timeout: patience });

      await host.page.locator("xb-activity #open").click();
      const code = (await host.page.locator("xb-activity #room-code").innerText({ timeout: patience })).replace(/\s/g, "");
      assert.match(code, /^\d{6}$/);

      await teacher.page.goto(`${campus.url}activities?activity=${id}`);
      await teacher.page.locator("xb-activity #code").fill(code === "000000" ? "000001" : "000000", { timeout: patience });
      await teacher.page.locator("xb-activity #sign-in").click();
      await teacher.page.locator("xb-activity #refusal").getByText("签到码不对").waitFor({ timeout: patience });
      await teacher.page.locator("xb-activity #code").fill(code);
      await teacher.page.locator("xb-activity #sign-in").click();
      await teacher.page.locator("xb-activity #mine").getByText("已经记下：您到了。").waitFor({ timeout: patience });
      await narrow(teacher.page);
      await narrow(away.page);

      const asked = host.page.locator("xb-activity [data-excuse]").filter({ hasText: "苏禾" });
      await asked.getByText(proof.name).waitFor({ timeout: patience });
      await asked.locator("[data-move=grant]").click();
      await away.page.locator("xb-activity #mine").getByText("已经同意您请假。").waitFor({ timeout: patience });

      await host.page.locator("xb-activity #hold").click();
      await host.page.locator("xb-activity #reopen").waitFor({ timeout: patience });
      const hours = (await hoursOf(campus, "林知远")).filter((hour) => hour.activity === id);
      assert.deepEqual(
        hours.map(({ state, minutes, attendance, approvedHours }) => [state, minutes, attendance, approvedHours]),
        [["approved", "90", "present", undefined]],
      );
      assert.deepEqual(
        (await hoursOf(campus, "苏禾")).filter((hour) => hour.activity === id),
        [],
      );
      await teacher.page.goto(`${campus.url}hours`);
      await teacher.page.locator("xb-study-hours").getByText(title).first().waitFor({ timeout: patience });
      await settles(campus, host.page, id);
    } finally {
      for (const { context } of [host, teacher, away]) await context.close();
    }
  });

  /** Nobody settles an absence before the days are over in which she is heard. */
  async function settles(of: Campus, page: Page, id: Id): Promise<void> {
    const { participants } = await activity(of, id);
    const absent = participants.find((person) => ![callerOf("林知远").person, callerOf("苏禾").person].includes(person))!;
    const stands = (): Promise<Participation> =>
      of.server.backend.get(callerOf("顾明岚"), { kind: "participation", id: participationId(id, absent) });
    assert.equal((await stands()).state, "absent");
    const row = page.locator(`xb-activity [data-excuse="${absent}"]`);
    assert.equal(await row.count(), 0);
    days = 8;
    await page.goto(`${of.url}activities?activity=${id}`);
    await row.locator("[data-move=settle]").click({ timeout: patience });
    for (const end = Date.now() + patience; (await stands()).state === "absent";) {
      assert.ok(Date.now() < end, "the server never heard that it is settled");
      await page.waitForTimeout(100);
    }
    const { state, attendance } = await stands();
    assert.deepEqual([state, attendance], ["settled", "unexcused"]);
  }
});

/** Plans one for the whole group, by a checklist of which only the time is there. */
async function plan(campus: Campus, page: Page): Promise<Id> {
  await page.goto(`${campus.url}activities`);
  await page.locator("xb-activity #plan").click({ timeout: patience });
  const form = page.locator("xb-activity");
  await form.locator("#f-title").fill(title, { timeout: patience });
  await form.locator("#f-from").fill("16:00");
  await form.locator("#f-to").fill("17:30");
  await form.locator("#f-place").fill("二楼会议室");
  await form.locator("[data-checklist=three-set]").check({ timeout: patience });
  await form.getByText("还缺：定内容、定措施").waitFor({ timeout: patience });
  await form.locator("[data-group]").getByText("数学组").click();
  await form.locator("#create").click();
  await form.locator("#open").waitFor({ timeout: patience });
  assert.deepEqual(await faultsIn(page, "xb-activity"), []);
  const caller = callerOf("顾明岚");
  const { items } = await campus.server.backend.list(caller, { kind: "activity", limit: 100 });
  return items.find((one) => one.title === title)!.id;
}

const activity = (campus: Campus, id: Id): Promise<Activity> => campus.server.backend.get(callerOf("顾明岚"), { kind: "activity", id });

const texts = (page: Page, selector: string): Promise<string[]> => page.locator(`xb-activity ${selector}`).allInnerTexts();

async function narrow(page: Page): Promise<void> {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
  assert.deepEqual(await faultsIn(page, "xb-activity"), []);
}
