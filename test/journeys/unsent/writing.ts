import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { newId, type Hour, type Lesson, type Observation } from "@xiaoben/contract";
import { loadRecords } from "@xiaoben/server";
import { portalPeople } from "../../../packages/demo/src/portal/people.ts";
import type { Campus } from "../campus.ts";

export const patience = 20_000;

export const personOf = (name: string): string => portalPeople(1).find(({ displayName }) => displayName === name)!.id;
export const callerOf = (name: string): { tenant: string; person: string } => ({ tenant: "qinghe", person: personOf(name) });

/** A lesson that 苏禾 gives today and 林知远 comes to observe. */
export async function planLesson(campus: Campus, more: Partial<Lesson> = {}): Promise<string> {
  const [teacher, observer] = [callerOf("苏禾"), callerOf("林知远")];
  const { backend, store } = campus.server;
  const { items } = await backend.list(teacher, { kind: "lesson", where: { teacher: teacher.person }, limit: 1 });
  const { today } = await backend.session(teacher);
  const lesson: Lesson = { ...items[0]!, id: newId(), state: "planned", on: today, observers: [observer.person], ...more };
  await loadRecords(store, teacher.tenant, [{ kind: "lesson", record: lesson }]);
  return lesson.id;
}

/** What the server has of a person's records of a lesson. */
export async function recordsOf(campus: Campus, name: string, lesson: string): Promise<Observation[]> {
  const caller = callerOf(name);
  const { items } = await campus.server.backend.list(caller, { kind: "observation", where: { lesson } });
  return items.filter(({ author }) => author === caller.person);
}

/** The one record of a lesson, as soon as the server has it as it should be. */
export async function recordWhen(campus: Campus, name: string, lesson: string, is: (record: Observation) => boolean): Promise<Observation> {
  for (const end = Date.now() + patience; ;) {
    const records = await recordsOf(campus, name, lesson);
    assert.ok(records.length < 2, `${records.length} records of one lesson`);
    if (records[0] && is(records[0])) return records[0];
    assert.ok(Date.now() < end, `the server has ${JSON.stringify(records[0] ?? "nothing")}`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

export async function hoursOf(campus: Campus, name: string): Promise<Hour[]> {
  const caller = callerOf(name);
  const { items } = await campus.server.backend.list(caller, { kind: "hour", where: { person: caller.person }, limit: 200 });
  return items;
}

/** The other side answers, both sign: whatever follows from that is the server's. */
export async function finish(campus: Campus, { id, observed, author }: Observation): Promise<void> {
  const { backend } = campus.server;
  const act = async (person: string, action: "change" | "answer" | "sign", more: object = {}): Promise<void> => {
    const caller = { tenant: "qinghe", person };
    const { version } = (await backend.get(caller, { kind: "observation", id })) as Observation;
    await backend.write(caller, `observation.${action}`, { id, version, ...more } as never, newId());
  };
  await act(observed, "change", { patch: { answer: "同意。" } });
  await act(observed, "answer");
  await act(observed, "sign");
  await act(author, "sign");
}

/** Opens the form of a lesson and waits until it can be written in. */
export async function openForm(page: Page, lesson: string): Promise<void> {
  await page.goto(new URL(`/observations?lesson=${lesson}`, page.url()).href);
  await wholeForm(page);
}

/** Waits until every part of the form is there: what the network has not brought yet cannot be drawn without it. */
export async function wholeForm(page: Page): Promise<void> {
  const form = page.locator("xb-observation-form");
  await field(page, "strengths").waitFor({ timeout: patience });
  await form.locator('input[type="radio"]').nth(6).waitFor({ state: "attached", timeout: patience });
  await form.locator("[part=actions]").waitFor({ timeout: patience });
}

export const field = (page: Page, name: "strengths" | "problems" | "measures" | "nextStep") => page.locator(`xb-observation-form #${name}`);

/** Waits until a field of the form holds a text. */
export async function shows(page: Page, name: Parameters<typeof field>[1], text: string): Promise<void> {
  const isThere = ([id, value]: [string, string]): boolean =>
    (document.querySelector("xb-observation-form")?.shadowRoot?.getElementById(id) as HTMLTextAreaElement | null)?.value === value;
  await page.waitForFunction(isThere, [name, text] as [string, string], { timeout: patience });
}

/** All that has to stand in a record before it may be handed in. */
export async function writeAll(page: Page, words: string): Promise<void> {
  const form = page.locator("xb-observation-form");
  const radios = form.locator('input[type="radio"]');
  await radios.nth(6).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await field(page, "strengths").fill(words);
  await field(page, "problems").fill("小组分工不清。");
  await field(page, "measures").fill("合作前给每组一张分工卡。");
  await field(page, "nextStep").fill("先写后说。");
}

export async function submit(page: Page): Promise<void> {
  await page.locator("xb-observation-form button[data-move=submit]:not([aria-disabled=true])").click({ timeout: patience });
}

/** Presses the portal's own sign-out. */
export async function signOut(page: Page): Promise<void> {
  await page.locator("#me").click();
  await page.locator('form[action="/sign-out"] button').click();
}

/** The one line and everything beside it. */
export const statusOf = (page: Page): Promise<string> =>
  page.locator("xb-sync-status").evaluate((element) => (element.shadowRoot!.querySelector("section") as HTMLElement).innerText);

/** Waits until it is said beside the line of what is unsent. */
export async function said(page: Page, text: string): Promise<void> {
  await page.locator("xb-sync-status .notice").filter({ hasText: text }).waitFor({ timeout: patience });
}

/** Everything that a page says, also within its elements. */
export const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const read = (root: Document | ShadowRoot): string =>
      [...root.querySelectorAll("*")]
        .map((element) => `${(element as HTMLTextAreaElement).value ?? ""} ${element.shadowRoot ? read(element.shadowRoot) : ""}`)
        .join(" ") + (root instanceof Document ? root.body.textContent : root.textContent);
    return read(document);
  });

/** Everything that the browser has stored for the page's origin. */
export const storedIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((fulfil, reject) => {
        request.onsuccess = () => fulfil(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const table of database.objectStoreNames) found.push(table, await done(database.transaction(table).objectStore(table).getAll()));
      database.close();
    }
    return JSON.stringify(found);
  });
