import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { newId, type DefinitionRef, type Lesson, type Observation } from "@xiaoben/contract";
import { loadRecords } from "@xiaoben/server";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn, settled, tabTo } from "./page.ts";

const patience = 20_000;
/** What a school has: dimensions once for several rows, a total that does not fit, marks between bands. */
const table = [
  "南湖小学课堂观察表（满分100分）,,,",
  "教师：____,学科：____,日期：____,",
  "评价项目,评价要点,看什么,分值",
  "学习目标,目标清楚,学生说得出要学什么,20",
  ",目标合适,够得着,15",
  "学习过程,任务有意义,值得想,30",
  ",人人参与,后排也有机会,30",
  "合计,,,100",
  "优秀：90-100 良好：75-89 合格：0-74,,,",
].join("\n");

describe("a school's own rubric, from a spreadsheet to a lesson", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("[R074] the administrator imports a sheet, mends a weight, tries it out and publishes it; a new lesson uses it, a record begun before keeps its own", async () => {
    const [admin, teacher] = [await campus.signIn("沈若川"), await campus.signIn("林知远")];
    try {
      const before = await begunLesson(teacher.page);
      await observe(teacher.page, campus, before.lesson, "开始得早的记录");
      const old = await textOf(teacher.page.locator("xb-observation-form .rubric"));

      const { page } = admin;
      const editor = await openEditor(page, campus);
      await page
        .locator("xb-rubric-editor #sheet-file")
        .setInputFiles({ name: "课堂观察表.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
      await editor.locator("#sheet-findings").waitFor({ timeout: patience });
      assert.match(await textOf(editor.locator("[part=sheet]")), /第 8 行 D 列\s*各项加起来是 95，表里写的合计是 100/);
      assert.ok(await editor.locator("#sheet-take").isDisabled(), "a question is open");
      await editor.locator('[data-question="band-between"] input[value="lower"]').check();
      await editor.locator("#sheet-take:not([disabled])").click({ timeout: patience });

      await editor.locator("#rubric-name").waitFor({ timeout: patience });
      assert.equal(await editor.locator("#rubric-name").inputValue(), "南湖小学课堂观察表");
      assert.match(await textOf(editor.locator(".sums")), /各项合计 95.*离满分还差 5/s);
      const mark = editor.locator('[data-edit-item="s1-2"] input[inputmode=decimal]').first();
      await mark.fill("2x");
      await editor.getByText("“2x”不是数").first().waitFor();
      await page.waitForTimeout(800);
      await page.reload();
      await editor.locator("#rubric-name").waitFor({ timeout: patience });
      assert.equal(await mark.inputValue(), "2x", "what was typed is there after a reload, also what is no number yet");
      await mark.fill("20");
      assert.match(await textOf(editor.locator(".sums")), /正好是满分/);

      await editor.locator('.try [data-item="s1-1"] label').filter({ hasText: /^20$/ }).click();
      assert.match(await textOf(editor.locator(".try .total")), /100.*优秀/s);
      await editor.locator("#publish").click();
      await editor.locator("dialog button.primary").click();
      await editor.getByText("第 1 版已经发布").waitFor({ timeout: patience });

      const form = await publishedForm(page);
      const lesson = await planLesson(page, campus, before, form);
      await observe(teacher.page, campus, lesson, "用新表听的课");
      const fresh = await textOf(teacher.page.locator("xb-observation-form .rubric"));
      assert.match(fresh, /南湖小学课堂观察表.*人人参与：后排也有机会/s);

      await teacher.page.goto(`${campus.url}observations?lesson=${before.lesson}`);
      await teacher.page.locator("xb-observation-form .rubric").waitFor({ timeout: patience });
      assert.equal((await textOf(teacher.page.locator("xb-observation-form .rubric"))).slice(0, 200), old.slice(0, 200));

      // The next version: the lesson of before still has the one that it was planned with.
      await editor.locator("#rubric-name").fill("第二版的表");
      await editor.locator("#publish").click();
      await editor.locator("dialog button.primary").click();
      await editor.getByText("第 2 版已经发布").waitFor({ timeout: patience });
      await teacher.page.goto(`${campus.url}observations?lesson=${lesson}`);
      await teacher.page.getByText("南湖小学课堂观察表").first().waitFor({ timeout: patience });
    } finally {
      await admin.context.close();
      await teacher.context.close();
    }
  });

  test("with the keyboard alone: an item is moved, removed, and comes back; offline nothing is lost", async () => {
    const { page, context } = await campus.signIn("邵怀瑾");
    try {
      const editor = await openEditor(page, campus);
      await tabTo(page, "xb-rubric-editor", "#down-item-s1-1");
      await page.keyboard.press("Enter");
      await editor.getByText("已移动").waitFor({ timeout: patience });
      assert.deepEqual(await itemsOf(editor), ["s1-2", "s1-1", "s2-1", "s2-2"]);
      await context.setOffline(true);
      await tabTo(page, "xb-rubric-editor", '[data-edit-item="s1-1"] .remove');
      await page.keyboard.press("Enter");
      await page.locator("xb-rubric-editor #undo:focus").waitFor({ timeout: patience });
      assert.deepEqual(await itemsOf(editor), ["s1-2", "s2-1", "s2-2"]);
      await page.keyboard.press("Enter");
      assert.deepEqual(await itemsOf(editor), ["s1-2", "s1-1", "s2-1", "s2-2"]);
      await editor.getByText("已存在这台设备上").waitFor({ timeout: patience });
      await context.setOffline(false);
      await editor.getByText("已存到服务器").waitFor({ timeout: patience });
    } finally {
      await context.close();
    }
  });

  test("a teacher sees and tries out what lessons use, and finds nothing to change", async () => {
    const { page, context } = await campus.signIn("苏禾");
    try {
      await page.goto(`${campus.url}rubrics`);
      await settled(page, "xb-rubric-editor");
      assert.match(await textOf(page.locator("xb-rubric-editor")), /现在用的是第 2 版.*试填/s);
      assert.equal(await page.locator("xb-rubric-editor .edit, xb-rubric-editor #publish, xb-rubric-editor #sheet-file").count(), 0);
    } finally {
      await context.close();
    }
  });

  for (const language of ["zh-Hans", "zh-Hant", "en"] as const) {
    test(`${language}: at 360 px the page does not scroll sideways, and axe finds nothing`, async () => {
      const { page, context } = await campus.signIn("沈若川", { width: 360, language });
      try {
        await page.goto(`${campus.url}rubrics`);
        await settled(page, "xb-rubric-editor");
        await page.locator("xb-rubric-editor .bands > summary").click();
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `scrolls sideways in ${language}`);
        assert.deepEqual(await faultsIn(page, "xb-rubric-editor"), [], language);
      } finally {
        await context.close();
      }
    });
  }
});

/** Everything that an element or a part of it says. */
const textOf = (part: Locator): Promise<string> =>
  part.evaluate((node) => ((node.shadowRoot ?? node) as Element).textContent!.replace(/\s+/g, " "));

const itemsOf = (editor: Locator): Promise<string[]> =>
  editor.locator("[data-edit-item]").evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset["editItem"]!));

async function openEditor(page: Page, campus: Campus): Promise<Locator> {
  await page.goto(`${campus.url}rubrics`);
  await settled(page, "xb-rubric-editor");
  const editor = page.locator("xb-rubric-editor");
  await editor.locator("#add-rubric").waitFor({ timeout: patience });
  return editor;
}

async function observe(page: Page, campus: Campus, lesson: string, strengths: string): Promise<void> {
  await page.goto(`${campus.url}observations?lesson=${lesson}`);
  await page.locator("xb-observation-form #strengths").fill(strengths, { timeout: patience });
  await page.locator("xb-observation-form .rubric").waitFor({ timeout: patience });
  await page.locator("xb-observation-form").getByText("已存到服务器").waitFor({ timeout: patience });
}

/** Calls the API as the person of the page. */
async function api<T>(
  page: Page,
  path: string,
  init: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<T> {
  return page.evaluate(
    async ([to, { method = "GET", body, headers = {} }]) => {
      const { token } = await (await fetch("/portal/token", { method: "POST", headers: { "x-requested-with": "test" } })).json();
      const answer = await fetch(`/api/v1/${to}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const said = await answer.text();
      if (!answer.ok) throw new Error(`${to}: ${answer.status} ${said}`);
      return JSON.parse(said);
    },
    [path, init] as const,
  ) as Promise<T>;
}

/** A lesson that the person of the page is asked to observe, and has not begun. */
async function begunLesson(page: Page): Promise<{ lesson: string; person: string; org: string; teacher: string }> {
  const { person } = await api<{ person: string }>(page, "session");
  const { items } = await api<{ items: Lesson[] }>(page, "lessons?limit=200");
  const { items: own } = await api<{ items: Observation[] }>(page, "observations?limit=200");
  const taken = new Set(own.filter(({ author }) => author === person).map(({ lesson }) => lesson));
  const lesson = items.find(
    ({ id, observers, teacher, state }) => observers.includes(person) && teacher !== person && state !== "cancelled" && !taken.has(id),
  );
  assert.ok(lesson, "the county has a lesson to be observed");
  return { lesson: lesson.id, person, org: lesson.org, teacher: lesson.teacher };
}

/** The form that the school has published, as lessons name it. */
async function publishedForm(page: Page): Promise<DefinitionRef> {
  const { items } = await api<{
    items: { state: string; pack: { id: string; version: string; content: { rubrics: { id: string }[] } } }[];
  }>(page, "packs?state=published&limit=200");
  const { pack } = items.find((one) => one.pack.id.startsWith("rubrics."))!;
  return { pack: pack.id, version: pack.version, id: pack.content.rubrics[0]!.id };
}

/** A lesson as the school's timetable brings it in: like another one, with a form of its own. */
async function planLesson(page: Page, campus: Campus, before: { lesson: string; person: string }, form: DefinitionRef): Promise<string> {
  const like = await api<Lesson>(page, `lessons/${before.lesson}`);
  const record: Lesson = { ...like, id: newId(), topic: "用新表", observers: [before.person], form };
  await loadRecords(campus.server.store, "qinghe", [{ kind: "lesson", record }]);
  return record.id;
}
