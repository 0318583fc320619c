import { resolve } from "node:path";
import type { Engines } from "../browser/engines.ts";
import { commandsOf, run } from "./command.ts";
import { addCounts, takeCounts, type Count, type Counts } from "./count.ts";
import type { Part, Tier } from "./parts.ts";

export interface Result {
  part: string;
  passed: number;
  failed: number;
  skipped: number;
  titles: string[];
  failures: string[];
  /** What failed at first and not when its file was run once more, by itself. */
  unsteady: string[];
  ms: number;
  /** Ended early because the time was up: what it counted until then stands. */
  cutOff: boolean;
}

export interface Surroundings {
  folder: string;
  tier: Tier;
  seed: string;
  engines: Engines;
  /** A PostgreSQL server whose account may make databases. */
  postgres?: string;
  /** When a tier with limited time must end. */
  until: number;
}

/** Runs one part in processes of its own and reads what they counted. */
export async function runPart(part: Part, around: Surroundings): Promise<Result> {
  const began = Date.now();
  const isOver = (): boolean => Date.now() > around.until;
  for (const script of part.needs ?? []) await run("npm", ["run", "--silent", script], environmentOf(part, around), around.until);
  const counts = await runOnce(part, around, isOver);
  const unsteady: string[] = [];
  const again = filesToRunAgain(part, counts);
  if (again.length > 0 && !isOver()) {
    const second = await runOnce({ ...part, files: again, shared: false, concurrency: 1 }, around, isOver);
    unsteady.push(...again.flatMap((file) => (second[file]?.failures.length === 0 ? counts[file]!.failures : [])));
    for (const file of again) delete counts[file];
    addCounts(counts, second);
  }
  const all = Object.entries(counts);
  const sum = (key: "passed" | "skipped"): number => all.reduce((total, [, count]) => total + count[key], 0);
  const failures = all.flatMap(([file, { failures, crashed }]) => [
    ...failures,
    ...(crashed ? [`${file} (the engine crashed again)`] : []),
  ]);
  return {
    part: part.name,
    passed: sum("passed"),
    failed: failures.length,
    skipped: sum("skipped"),
    titles: [...new Set(all.flatMap(([, { titles }]) => titles))],
    failures,
    unsteady,
    ms: Date.now() - began,
    cutOff: isOver(),
  };
}

/**
 * What is run once more, alone, and then holds: files in which the engine itself crashed (V8 does now and then where threads
 * with WebAssembly end), and files of parts whose browsers compete for the machine and are now and then late. The end says which they were.
 */
function filesToRunAgain(part: Part, counts: Counts): string[] {
  const those = (which: (count: Count) => boolean): string[] => Object.keys(counts).filter((file) => which(counts[file]!));
  const crashed = those((count) => count.crashed);
  if (crashed.length > 0) console.log(`The engine crashed, which no test can make it do; run once more: ${crashed.join(", ")}`);
  const failed = part.again ? those((count) => count.failures.length > 0) : [];
  if (failed.length > 0) console.log(`Failed beside others; run once more, alone: ${failed.join(", ")}`);
  return [...new Set([...crashed, ...failed])];
}

/** Runs the part's commands side by side. A command that ends badly and counts no failure is one itself. */
async function runOnce(part: Part, around: Surroundings, isOver: () => boolean): Promise<Counts> {
  const counts: Counts = {};
  const runs = commandsOf(part).map(async ([command, args], i) => {
    const file = resolve(around.folder, `${part.name}.${i}.json`);
    const code = await run(command, args, { ...environmentOf(part, around), XB_COUNT_FILE: file }, around.until);
    const counted = takeCounts(file) ?? {};
    addCounts(counts, counted);
    const isExplained = Object.values(counted).some(({ failures, crashed }) => failures.length > 0 || crashed);
    if (isOver() || isExplained || (code === 0 && Object.keys(counted).length > 0)) return;
    addCounts(counts, {
      [part.name]: {
        passed: 0,
        skipped: 0,
        titles: [],
        crashed: false,
        failures: [`ended with code ${code} and counted no failure of its own`],
      },
    });
  });
  await Promise.all(runs);
  return counts;
}

const environmentOf = (part: Part, { tier, seed, postgres }: Surroundings): NodeJS.ProcessEnv => ({
  ...process.env,
  XB_TIER: tier,
  XB_SEED: seed,
  // What one process has read of the sources the next need not read again.
  NODE_COMPILE_CACHE: resolve(".cache/compiled"),
  ...(part.postgres && postgres && { XB_POSTGRES_URL: postgres }),
  ...(part.engines && { XB_ENGINES: part.engines.join(",") }),
  ...(part.minutesPerFile !== undefined && { XB_MINUTES_PER_FILE: String(part.minutesPerFile) }),
});
