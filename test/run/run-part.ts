import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Engines } from "../browser/engines.ts";
import type { Part, Tier } from "./parts.ts";

export interface Result {
  part: string;
  passed: number;
  failed: number;
  skipped: number;
  titles: string[];
  failures: string[];
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

/** Runs one part in a process of its own and reads what it counted. */
export async function runPart(part: Part, around: Surroundings): Promise<Result> {
  const began = Date.now();
  const file = `${around.folder}/${part.name}.json`;
  const env = {
    ...process.env,
    XB_TIER: around.tier,
    XB_SEED: around.seed,
    XB_COUNT_FILE: file,
    // Every file is a process: what one has read of the sources the next need not read again.
    NODE_COMPILE_CACHE: resolve(".cache/compiled"),
    ...(part.postgres && around.postgres && { XB_POSTGRES_URL: around.postgres }),
    ...(part.engines && { XB_ENGINES: part.engines.join(",") }),
  };
  for (const script of part.needs ?? []) await run("npm", ["run", "--silent", script], env, around.until);
  const code = await run(...commandOf(part), env, around.until);
  const count = countIn(file);
  if (count?.crashed?.length) await runAgain(part, count, { ...env, XB_COUNT_FILE: `${file}.again` }, around.until);
  const result: Result = {
    part: part.name,
    passed: 0,
    failed: 0,
    skipped: 0,
    titles: [],
    failures: [],
    cutOff: false,
    ...count,
    ms: Date.now() - began,
  };
  result.cutOff = Date.now() > around.until;
  if (!result.cutOff && (!count || (code !== 0 && result.failed === 0 && !count.crashed?.length))) {
    result.failed += 1;
    result.failures.push(`${part.name} ended with code ${code} and counted no failure of its own`);
  }
  return result;
}

type Count = Omit<Result, "part" | "ms" | "cutOff"> & { crashed?: string[] };

const countIn = (file: string): Count | undefined => (existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Count) : undefined);

/** Files in which the engine itself crashed (V8 does now and then where threads with WebAssembly end) are run once more, and what that says holds. */
async function runAgain(part: Part, count: Count, env: NodeJS.ProcessEnv, until: number): Promise<void> {
  const files = count.crashed!;
  console.log(`The engine crashed, which no test can make it do; run once more: ${files.join(", ")}`);
  await run(...commandOf({ ...part, files }), env, until);
  const again = countIn(env["XB_COUNT_FILE"]!);
  const titles = [...new Set([...count.titles, ...(again?.titles ?? [])])];
  const crashed = again ? (again.crashed ?? []) : files;
  count.passed += titles.length - count.titles.length;
  count.titles = titles;
  count.failed += (again?.failed ?? 0) + crashed.length;
  count.failures.push(...(again?.failures ?? []), ...crashed.map((file) => `${file} (the engine crashed again)`));
}

function commandOf(part: Part): [string, string[]] {
  if (part.runner === "node") {
    return [
      process.execPath,
      [
        "--conditions=xiaoben-source",
        "--test",
        `--test-concurrency=${part.concurrency ?? 2}`,
        "--test-timeout=600000",
        "--test-reporter=./test/run/console-reporter.ts",
        "--test-reporter-destination=stdout",
        "--test-reporter=./test/run/count-reporter.ts",
        "--test-reporter-destination=stderr",
        ...part.files,
      ],
    ];
  }
  const files = part.files.flatMap((each) => ["--files", each]);
  // Its tests ask back ends in the runner's own process, from their source as everywhere.
  return [
    process.execPath,
    ["--conditions=xiaoben-source", "node_modules/@web/test-runner/dist/bin.js", "--config", "test/browser/wtr.config.mjs", ...files],
  ];
}

const run = (command: string, args: string[], env: NodeJS.ProcessEnv, until: number): Promise<number | null> =>
  new Promise((done, failed) => {
    // A group of its own, so that what it started ends with it.
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], env, detached: true });
    const limit = Number.isFinite(until)
      ? setTimeout(() => process.kill(-child.pid!, "SIGKILL"), Math.max(1000, until - Date.now()))
      : undefined;
    const end = (): never => {
      process.kill(-child.pid!, "SIGKILL");
      process.exit(130);
    };
    process.once("SIGINT", end).once("SIGTERM", end);
    child.once("error", failed);
    child.once("close", (code) => {
      clearTimeout(limit);
      process.off("SIGINT", end).off("SIGTERM", end);
      done(code);
    });
  });
