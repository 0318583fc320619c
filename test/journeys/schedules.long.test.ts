import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { idOf } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { Device, type Mutant } from "./schedules/device.ts";
import { mutants } from "./schedules/mutants.ts";
import { scheduleOf } from "./schedules/steps.ts";
import { walk } from "./schedules/walk.ts";
import { personOf, planLesson, recordsOf } from "./unsent/writing.ts";

/*
 * Random schedules of writing, kills, reloads and failing requests, in a browser against the server. XB_SEED and XB_SCHEDULES=1 repeat the one
 * that a failure names.
 */
const schedules = Number(process.env["XB_SCHEDULES"]) || (process.env["XB_TIER"] === "long" ? 200 : 6);
const seed = Number(process.env["XB_SEED"]) || Date.now() % 1_000_000_007;
const author = "林知远";

describe("a form that is written in while tabs die and the network comes and goes", { timeout: 7_200_000 }, () => {
  let campus: Campus;
  let browser: Browser;
  let storageState: NonNullable<BrowserContextOptions["storageState"]>;
  before(async () => {
    campus = await openCampus();
    const { context } = await campus.signIn(author);
    browser = context.browser()!;
    storageState = await context.storageState();
    await context.close();
  });
  after(() => campus?.close());

  /** Walks the schedule of a seed on a device of its own. */
  const run = async (of: number, counts: Map<string, number>, mutant?: Mutant): Promise<void> => {
    const schedule = scheduleOf(of);
    const lesson = await planLesson(campus);
    const id = idOf("observation", lesson, personOf(author));
    const device = await Device.open(browser, { storageState, url: campus.url, lesson, id, locks: schedule.locks, mutant });
    try {
      const walked = await walk(device, schedule);
      walked.check(await recordsOf(campus, author, lesson), device.line.taken);
    } catch (cause) {
      const steps = schedule.steps.map((step) => `  ${JSON.stringify(step)}`).join("\n");
      throw new Error(`XB_SEED=${of} XB_SCHEDULES=1 (locks: ${schedule.locks}, fresh: ${schedule.fresh})\n${steps}\n${String(cause)}`, {
        cause,
      });
    } finally {
      for (const [what, times] of device.counts) counts.set(what, (counts.get(what) ?? 0) + times);
      await device.close();
    }
  };

  test(`nothing is lost and nothing doubled over ${schedules} schedules`, { timeout: 3_600_000 }, async (t) => {
    t.diagnostic(`seed ${seed}`);
    const counts = new Map<string, number>();
    const began = Date.now();
    let next = 0;
    const line = async (): Promise<void> => {
      try {
        while (next < schedules) await run(seed + next++, counts);
      } finally {
        // Where one fails, the other ends too.
        next = schedules;
      }
    };
    for (const end of await Promise.allSettled([line(), line()])) if (end.status === "rejected") throw end.reason;
    t.diagnostic(`${Math.round((Date.now() - began) / schedules)} ms each`);
    t.diagnostic([...counts].map(([what, times]) => `${what}: ${times}`).join(", "));
  });

  for (const [name, mutant] of Object.entries(mutants))
    test(`catches what ${name}`, { timeout: 600_000 }, async (t) => {
      for (let n = 0; n < 40; n++) {
        const failure = await run(seed + n, new Map(), mutant()).then(
          () => undefined,
          (error: Error) => error,
        );
        if (!failure) continue;
        t.diagnostic(`after ${n + 1} schedules: ${String((failure.cause as Error).message).slice(0, 400)}`);
        return;
      }
      assert.fail("every schedule passed");
    });
});
