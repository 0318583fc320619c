import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/**
 * A data folder of one's own with the county in it. Where a whole run of the tests goes on, the county is loaded once and copied:
 * `load` loads it into a folder and stops. By itself a file begins with an empty folder, so that it never sees what older code loaded.
 */
export async function begunFolder(load: (folder: string) => Promise<void>): Promise<string> {
  const own = mkdtempSync(join(tmpdir(), "xiaoben-journey-"));
  const run = process.env["XB_COUNT_FILE"];
  if (!run) return own;
  const kept = resolve(dirname(run), "county");
  if (!existsSync(kept)) await makeKept(kept, load);
  cpSync(kept, own, { recursive: true });
  return own;
}

/** Several files may make it at once: each moves a whole one into place, and the first stays. */
async function makeKept(kept: string, load: (folder: string) => Promise<void>): Promise<void> {
  const making = `${kept}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  await load(making);
  try {
    renameSync(making, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
    rmSync(making, { recursive: true, force: true });
  }
}
