import { createHash, randomUUID } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readdirSync, readFileSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../../start-error.ts";
import { processStart } from "./process.ts";

/** The right of one process to a data folder. */
export interface Lock {
  release(): void;
}

const root = "lock";
const after = (content: string): string => `${root}.after.${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;

/**
 * Takes the data folder for this process, or throws `data-in-use` naming the process that holds it.
 *
 * The lock is a chain: `lock` names a process; the right to follow a dead process belongs to whoever first creates the file
 * named after what that process had written. `link` creates with content or fails, so of two starters after a crash one wins,
 * also when a third died while it took over. The winner then puts itself at the root of the chain and clears up.
 */
export function takeLock(folder: string): Lock {
  const mine = `${process.pid} ${processStart(process.pid) ?? "-"} ${randomUUID()}\n`;
  const own = join(folder, `${root}.own.${randomUUID()}`);
  writeSynced(own, mine);
  try {
    while (!tryTake(folder, own, mine));
  } finally {
    unlinkIfThere(own);
  }
  clearUp(folder);
  return { release: () => release(folder, mine) };
}

/** `false`: somebody moved in between; look again. */
function tryTake(folder: string, own: string, mine: string): boolean {
  const end = walk(folder);
  if (end.holder !== undefined) {
    if (isAlive(end.holder)) throw inUse(folder, end.holder);
    if (!linkNew(own, join(folder, end.next))) return false;
    // A slow starter may have created the successor of a chain that was cleared up meanwhile: only the walk from the root counts.
    if (walk(folder).holder !== mine) {
      unlinkIfThere(join(folder, end.next));
      return false;
    }
    const fresh = `${own}.root`;
    linkSync(own, fresh);
    renameSync(fresh, join(folder, root));
    unlinkIfThere(fresh);
    return true;
  }
  return linkNew(own, join(folder, root));
}

/** The last holder of the chain, and the name of the file that its successor would create. */
function walk(folder: string): { holder?: string; next: string } {
  let next = root;
  let holder: string | undefined;
  for (;;) {
    const content = read(join(folder, next));
    if (content === undefined) return holder === undefined ? { next } : { holder, next };
    holder = content;
    next = after(content);
  }
}

function isAlive(content: string): boolean {
  const [pid, start] = content.trim().split(" ");
  return /^\d+$/.test(pid ?? "") && start !== undefined && processStart(Number(pid)) === start;
}

function inUse(folder: string, content: string): StartError {
  const pid = content.split(" ")[0];
  return new StartError(
    "data-in-use",
    `The data folder ${folder} is in use by process ${pid}. Stop that process, or start with another folder.`,
  );
}

/** Successor files are of no use once their maker stands at the root; those of dead starters go too. */
function clearUp(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${root}.after.`) && !name.startsWith(`${root}.own.`)) continue;
    const content = read(join(folder, name));
    // Empty: another starter has created its file and not yet written it.
    if (content === undefined || content === "") continue;
    if (content.startsWith(`${process.pid} `) || !isAlive(content)) unlinkIfThere(join(folder, name));
  }
}

function release(folder: string, mine: string): void {
  if (read(join(folder, root)) === mine) unlinkIfThere(join(folder, root));
}

function writeSynced(path: string, content: string): void {
  const file = openSync(path, "wx");
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Creates `to` with the content of `from`; `false` where `to` exists. */
function linkNew(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
