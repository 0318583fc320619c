import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { newObservation } from "@xiaoben/backend/testing";
import { idOf, newId, type Lesson, type Observation } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { callerOf, field, openForm, planLesson } from "./unsent/writing.ts";

const slowDown = 6;
/**
 * Milliseconds on the slow processor. What takes longer than 100 is felt by whoever types, and that is the aim; what is found is printed. The limits
 * leave room for another processor than that of the developers, and still stop what was once so: 654 before the clock of the lesson was kept and
 * notes were drawn only when they change.
 */
const limits = { "typing in a field": 200, "adding notes with one thumb": 300, "typing in a new note": 200 };
type What = keyof typeof limits;
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
    const longest = new Map<What, number[]>();
    for (let run = 0; run < runs; run++)
      for (const [what, ms] of await measure(campus)) longest.set(what, [...(longest.get(what) ?? []), ms]);
    for (const [what, all] of longest) t.diagnostic(`${what}: ${all.join(", ")} ms`);
    // Of several runs the best counts: what else the machine does can only make a task longer.
    for (const [what, all] of longest) assert.ok(Math.min(...all) <= limits[what], `${what}: a task of ${Math.min(...all)} ms`);
  });
});

/** The longest task of each thing that a person does, in milliseconds. */
async function measure(campus: Campus): Promise<[What, number][]> {
  const lesson = await lessonWithNotes(campus, 40);
  const { page, context } = await campus.signIn("林知远", { width: 390 });
  try {
    await openForm(page, lesson);
    await page.locator("xb-observation-form .note").nth(39).waitFor();
    await page.locator("xb-observation-form .class-bar [data-tag]").first().waitFor();
    await page.waitForTimeout(1_000);
    const longest = await watchTasks(context, page);
    const found: [What, number][] = [];
    await field(page, "strengths").focus();
    await page.waitForTimeout(700);
    found.push(["typing in a field", await longest(() => page.keyboard.type(words, { delay: 20 }))]);
    found.push(["adding notes with one thumb", await longest(() => addNotes(page))]);
    found.push(["typing in a new note", await longest(() => page.keyboard.type(words, { delay: 20 }))]);
    return found;
  } finally {
    await context.close();
  }
}

async function addNotes(page: Page): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await page.locator("xb-observation-form .class-bar [data-tag]").nth(i).click();
    await page
      .locator("xb-observation-form .note")
      .nth(40 + i)
      .waitFor();
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

/**
 * The longest task of the page's main thread while something is done and what follows from it, in milliseconds of its own processor time on the slow
 * processor: by the clock, a task would be as long as whatever else the machine does lets it be.
 */
async function watchTasks(context: BrowserContext, page: Page): Promise<(act: () => Promise<void>) => Promise<number>> {
  const session = await context.newCDPSession(page);
  return async (act) => {
    const events: TraceEvent[] = [];
    const collect = ({ value }: { value: object[] }): void => void events.push(...(value as TraceEvent[]));
    session.on("Tracing.dataCollected", collect);
    await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel"] } });
    await act();
    await page.waitForTimeout(700);
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    session.off("Tracing.dataCollected", collect);
    const main = new Set(events.filter(({ args }) => args?.name === "CrRendererMain").map(threadOf));
    const tasks = events.filter((event) => event.tdur !== undefined && main.has(threadOf(event)));
    assert.ok(tasks.length > 100, `the trace has ${tasks.length} tasks of the page`);
    return Math.round((Math.max(...tasks.map(({ tdur }) => tdur!)) / 1_000) * slowDown);
  };
}

/** Of a trace of Chromium, what is read here; `tdur` is processor time in microseconds. */
interface TraceEvent {
  pid: number;
  tid: number;
  tdur?: number;
  args?: { name?: string };
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
