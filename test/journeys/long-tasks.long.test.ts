import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { newObservation } from "@xiaoben/backend/testing";
import { idOf, newId, type Lesson, type Observation } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { callerOf, field, openForm, planLesson } from "./unsent/writing.ts";

const slowDown = 6;
/**
 * Milliseconds. What takes longer than 100 is felt by whoever types, and that is the aim; what is found is printed. The limit leaves room for a
 * machine that does other things, and still stops what was once so: 654 before the clock of the lesson was kept and notes were drawn only when they change.
 */
const limit = 250;
const runs = 3;
/** Sixty keys. */
const words = "first they work alone then they tell each other why and how.";

describe("nobody who writes during a lesson waits for the form", { timeout: 600_000 }, () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test(`no task is long while somebody types, on a processor slowed down ${slowDown} times, with forty notes`, async (t) => {
    const longest = new Map<string, number[]>();
    for (let run = 0; run < runs; run++)
      for (const [what, ms] of await measure(campus)) longest.set(what, [...(longest.get(what) ?? []), ms]);
    for (const [what, all] of longest) t.diagnostic(`${what}: ${all.join(", ")} ms`);
    // Of several runs the best counts: what else the machine does can only make a task longer.
    for (const [what, all] of longest) assert.ok(Math.min(...all) <= limit, `${what}: a task of ${Math.min(...all)} ms`);
  });
});

/** The longest task of each thing that a person does, in milliseconds. */
async function measure(campus: Campus): Promise<[string, number][]> {
  const lesson = await lessonWithNotes(campus, 40);
  const { page, context } = await campus.signIn("林知远", { width: 390 });
  try {
    await openForm(page, lesson);
    await page.locator("xb-observation-form .note").nth(39).waitFor();
    await page.locator("xb-observation-form .class-bar [data-tag]").first().waitFor();
    await page.waitForTimeout(1_000);
    await watch(page);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
    const found: [string, number][] = [];
    await field(page, "strengths").focus();
    await longestOf(page);
    await page.keyboard.type(words, { delay: 20 });
    found.push(["typing in a field", await longestOf(page)]);
    for (let i = 0; i < 6; i++) {
      await page.locator("xb-observation-form .class-bar [data-tag]").nth(i).click();
      await page
        .locator("xb-observation-form .note")
        .nth(40 + i)
        .waitFor();
    }
    found.push(["adding notes with one thumb", await longestOf(page)]);
    await page.keyboard.type(words, { delay: 20 });
    found.push(["typing in a new note", await longestOf(page)]);
    return found;
  } finally {
    await context.close();
  }
}

/** A lesson that is on now, of which so many notes have been taken. */
async function lessonWithNotes(campus: Campus, count: number): Promise<string> {
  const observer = callerOf("林知远");
  const { backend } = campus.server;
  const now = new Date().toLocaleTimeString("en-GB", { timeZone: "Asia/Shanghai" });
  const minute = Number(now.slice(0, 2)) * 60 + Number(now.slice(3, 5));
  const at = (n: number): string => `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`;
  const id = await planLesson(campus, { slot: { period: 1, from: at(Math.max(0, minute - 20)), to: at(Math.min(1_439, minute + 20)) } });
  const lesson = (await backend.get(observer, { kind: "lesson", id })) as Lesson;
  const notes: Observation["notes"] = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    minute: Math.floor(n / 3),
    text: `第 ${n + 1} 笔：追问“为什么”，等了五秒，后排的学生也举手了。`,
    ...(n % 3 > 0 && { tag: n % 3 === 1 ? ("question" as const) : ("good" as const) }),
  }));
  await backend.write(
    observer,
    "observation.create",
    {
      id: idOf("observation", id, observer.person),
      body: {
        ...newObservation("lesson", observer.person),
        org: lesson.org,
        observed: lesson.teacher,
        lesson: id,
        on: lesson.on,
        lessons: lesson.lessons,
        form: lesson.form,
        points: lesson.points,
        notes,
      },
    } as never,
    newId(),
  );
  return id;
}

/** Notes every task of the page that takes more than 50 ms. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    (window as { tasks?: number[] }).tasks = tasks;
  });

/** The longest task since the last time; what follows from the last key is waited for. */
async function longestOf(page: Page): Promise<number> {
  await page.waitForTimeout(700);
  return page.evaluate(() => Math.round(Math.max(0, ...(window as unknown as { tasks: number[] }).tasks.splice(0))));
}
