import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** One of the builds that the portal serves. Each looks for itself whether its sources have changed. */
interface Build {
  name: string;
  /** Script below the root of the repository. */
  script: string;
  /** Whether the portal can do without. */
  optional?: true;
}

const builds: readonly Build[] = [
  { name: "widgets", script: "packages/kit/build/main.ts" },
  { name: "React and Vue pages", script: "packages/demo/build/pages.ts" },
  { name: "component stories", script: "packages/demo/build/storybook.ts", optional: true },
];

/**
 * Builds what the portal serves, each in a process of its own, so that the database is made meanwhile.
 * Rejects with one line where a build fails that the portal cannot do without.
 */
export async function buildAll(root: string, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  for (const build of builds) {
    if (!existsSync(join(root, build.script))) continue;
    const output = await run(root, build, signal, say);
    if (output === undefined) continue;
    const line = `The ${build.name} could not be built: ${output}`;
    if (!build.optional) throw new Error(line);
    say(`${line} The portal starts without.`);
  }
}

/** Runs a build; answers the beginning of what it said where it failed. */
function run(root: string, { name, script }: Build, signal: AbortSignal, say: (line: string) => void): Promise<string | undefined> {
  const child = spawn(process.execPath, ["--conditions=xiaoben-source", script], { cwd: root, signal, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const hear = (chunk: Buffer): void => {
    const text = chunk.toString();
    if (said === "" && text.startsWith("Building")) say(`Building the ${name} …`);
    said = (said + text).slice(0, 2_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((fulfil, reject) => {
    child.once("error", reject);
    child.once("close", (code) => fulfil(code === 0 ? undefined : said.trim().split("\n").slice(0, 12).join("\n")));
  });
}
