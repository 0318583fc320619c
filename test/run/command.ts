import { spawn } from "node:child_process";
import type { Part } from "./parts.ts";

/** The commands that run a part's files: one, or as many as share them. */
export function commandsOf(part: Part): [string, string[]][] {
  if (part.runner === "browser") return [[process.execPath, browserArguments(part)]];
  const processes = part.concurrency ?? 2;
  if (!part.shared) return [[process.execPath, [...nodeArguments, `--test-concurrency=${processes}`, ...part.files]]];
  return Array.from({ length: processes }, (_, i) => [
    process.execPath,
    [...nodeArguments, "--import=./test/run/seeded.ts", "--test-isolation=none", `--test-shard=${i + 1}/${processes}`, ...part.files],
  ]);
}

const nodeArguments = [
  "--conditions=xiaoben-source",
  "--test",
  // Of a file, too: the longest walks thousands of schedules.
  "--test-timeout=3600000",
  "--test-reporter=./test/run/console-reporter.ts",
  "--test-reporter-destination=stdout",
  "--test-reporter=./test/run/count-reporter.ts",
  "--test-reporter-destination=stderr",
];

// Its tests ask back ends in the runner's own process, from their source as everywhere.
const browserArguments = (part: Part): string[] => [
  "--conditions=xiaoben-source",
  "node_modules/@web/test-runner/dist/bin.js",
  "--config",
  "test/browser/wtr.config.mjs",
  ...part.files.flatMap((each) => ["--files", each]),
];

/** Runs a command to its end, or until the time is up; tells its code. */
export const run = (command: string, args: string[], env: NodeJS.ProcessEnv, until: number): Promise<number | null> =>
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
