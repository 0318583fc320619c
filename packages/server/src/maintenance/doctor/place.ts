import { readdirSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "../installation.ts";
import { good, sizeText, worse, type Finding } from "./finding.ts";

/** Bytes below which the database may stop in the middle of its work. */
const least = 268_435_456;

/** What the data takes, and what the disk has left where it is this machine's. */
export async function checkSpace(at: Installation): Promise<Finding> {
  if (at.folder === undefined) {
    const { rows } = await at.pool.query<{ bytes: number }>("select pg_database_size(current_database()) as bytes");
    return good("space", `the database takes ${sizeText(rows[0]!.bytes)}; its disk is another machine's to watch`);
  }
  const taken = bytesIn(at.folder);
  const { bavail, bsize } = await statfs(at.folder);
  const free = bavail * bsize;
  const said = `the data takes ${sizeText(taken)}, the disk has ${sizeText(free)} left`;
  if (free < least) return worse("bad", "space", said, "Make room or move the folder to a larger disk while the server is stopped.");
  if (free < taken) return worse("notice", "space", said, "Less is left than the data takes. Make room before it grows as much again.");
  return good("space", said);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => bytes + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
