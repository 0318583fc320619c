import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Whether an output folder was built from these files as they stand; `seal` says so after a build. */
export function stampOf(folder: string, patterns: readonly string[]): { current: boolean; seal(): void } {
  const hash = createHash("sha256");
  for (const file of patterns.flatMap((pattern) => globSync(pattern)).sort())
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  const now = hash.digest("hex");
  const file = join(folder, ".stamp");
  return { current: existsSync(file) && readFileSync(file, "utf8") === now, seal: () => writeFileSync(file, now) };
}
