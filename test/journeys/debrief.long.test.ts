import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { dayOf, idOf, newId, type Hour, type Id, type Lesson, type Observation } from "@xiaoben/contract";
import { generateCounty, type County, type PersonKey } from "@xiaoben/demo/county";
import { openCampus, type Campus } from "./campus.ts";

const patience = 30_000;

describe("after a lesson: two observers, side by side, and a debrief by which the records lock", () => {
  let campus: Campus;
  let county: County;
  let lesson: Id;
  before(async () => {
    campus = await openCampus({ settings: { workflows: { observation: { debriefRequired: true } } } });
    county = generateCounty({ today: dayOf(Date.now(), "Asia/Shanghai") });
    lesson = county.landmarks.lessonForLin.id;
  });
  after(() => campus?.close());

  const tokens = new Map<PersonKey, string>();
  /** What somebody does without a page. */
  const call = async <T>(person: PersonKey, method: string, path: string, body?: object): Promise<T> => {
    if (!tokens.has(person)) {
      const answer = await fetch(`${campus.url}demo/token`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ person }),
      });
      tokens.set(person, ((await answer.json()) as { token: string }).token);
    }
    const response = await fetch(`${campus.url}api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens.get(person)}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  const act = (person: PersonKey, path: string, version: number): Promise<{ record: Observation }> =>
    call(person, "POST", path, { actionId: newId(), version });
  const observation = (author: PersonKey): Promise<Observation> =>
    call("su", "GET", `observations/${idOf("observation", lesson, county.people[author].id)}`);

  test("[R078] [R080] [R053] a second observer, both records side by side, and the debrief locks what was signed", async () => {
    const { version, observers } = await call<Lesson>("su", "GET", `lessons/${lesson}`);
    await call("su", "PATCH", `lessons/${lesson}?expectedVersion=${version}`, { observers: [...observers, county.people.gu.id] });

    for (const [name, strengths] of [
      ["林知远", "先让学困生说，再追问理由。"],
      ["顾明岚", "板书两种做法并排。"],
    ] as const) {
      const { page, context } = await campus.signIn(name);
      await page.goto(`${campus.url}observations?lesson=${lesson}`);
      const form = page.locator("xb-observation-form");
      await form.locator("#strengths").fill(strengths, { timeout: patience });
      await form.locator("#nextStep").fill("先写后说。");
      await press(form, "submit");
      await form.getByText("已提交").first().waitFor({ timeout: patience });
      await context.close();
    }

    const { page, context } = await campus.signIn("苏禾");
    await page.goto(`${campus.url}observations?observation=${(await observation("gu")).id}`);
    await page.locator("#lesson-tabs [data-page=joint]").click();
    await page.waitForURL(`**/joint?lesson=${lesson}`);
    const joint = page.locator("xb-joint-view");
    await joint.getByText("2 人，人数少，不下结论").waitFor({ timeout: patience });
    for (const words of ["先让学困生说，再追问理由。", "板书两种做法并排。"]) await joint.getByText(words).waitFor({ timeout: patience });

    for (const author of ["lin", "gu"] as const) await answerAndSign(author);
    assert.deepEqual(
      [(await observation("lin")).state, (await observation("gu")).state],
      ["answered", "answered"],
      "they wait for the debrief",
    );

    await page.locator("#lesson-tabs [data-page=debrief]").click();
    await page.waitForURL(`**/debrief?lesson=${lesson}`);
    const debrief = page.locator("xb-debrief");
    await debrief.getByText("有 2 份听课记录双方已签字，只等评课").waitFor({ timeout: patience });
    await speak(page, debrief, "talk/1", "后面两道题难度接近，我自己也看出来了。");
    await speak(page, debrief, "talk/2", "等了五秒，后排开了口。");
    assert.match((await debrief.locator(".who").textContent())!, /3 人中有 2 人的发言已记下/);
    await debrief.locator("#summary").fill("下次先发分工卡。");
    await press(debrief, "close");
    await debrief.getByText("评课已结束").waitFor({ timeout: patience });

    for (const author of ["lin", "gu"] as const) {
      const { state, id } = await observation(author);
      assert.equal(state, "locked");
      const { items } = await call<{ items: Hour[] }>(
        author,
        "GET",
        `hours?person=${county.people[author].id}&category=observation&limit=100`,
      );
      assert.ok(
        items.some(({ source }) => source?.id === id),
        "the observer's hour follows",
      );
    }
    await context.close();
  });

  /** Su He answers and signs, and so does the observer. */
  async function answerAndSign(author: PersonKey): Promise<void> {
    const path = `observations/${(await observation(author)).id}`;
    const current = async (): Promise<number> => (await observation(author)).version;
    await call("su", "PATCH", `${path}?expectedVersion=${await current()}`, { answer: "同意。下次合作前先发分工卡。" });
    await act("su", `${path}/actions/answer`, await current());
    await act("su", `${path}/actions/sign`, await current());
    await act(author, `${path}/actions/sign`, await current());
  }
});

async function speak(page: Page, debrief: Locator, turn: string, text: string): Promise<void> {
  await debrief.locator(`[data-add="${turn}"]`).click();
  await page.keyboard.type(text);
  await debrief.locator(`[data-turn="${turn}"].spoken`).waitFor({ timeout: patience });
}

async function press(element: Locator, move: string): Promise<void> {
  const button = element.locator(`button[data-move=${move}]:not([aria-disabled=true])`);
  await button.waitFor({ timeout: patience });
  await button.click();
}
