import { readdirSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "../installation.ts";
import { sizeOfData, sizeWarnings } from "../../store/pglite/room.ts";
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

/** How full the embedded database is. */
export async function checkLimit(folder: string, limit: number): Promise<Finding> {
  const size = await sizeOfData(join(folder, "db"));
  const said = `the tables take ${sizeText(size)} of the ${sizeText(limit)} that are the limit (${Math.floor((size / limit) * 100)} %)`;
  const [warning] = sizeWarnings(size, limit);
  if (warning === undefined) return good("limit", said);
  const isFull = warning.code === "data-full";
  const mend = `${isFull ? "Nothing more is written. " : ""}Move to PostgreSQL (a backup is restored into either), or raise the limit: dataLimit, XIAOBEN_DATA_LIMIT.`;
  return worse(isFull ? "bad" : "notice", "limit", said, mend);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => bytes + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
