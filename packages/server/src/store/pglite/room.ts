import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "@xiaoben/contract";

/** How large the embedded database may become, in bytes. Its upkeep holds up everybody, and takes the longer the larger it is: see the decision on the engines. */
export const usualLimit = 1024 ** 3;

/** What is said to whoever runs the server, before nothing more can be written and after. No names, no content. */
export interface RoomWarning {
  code: "data-nearly-full" | "data-full" | "disk-nearly-full";
  message: string;
}

/** Room of the embedded database: what its limit and its disk leave. */
export interface Room {
  /** @throws {ProblemError} `maintenance` where nothing more may be written. Reading goes on. */
  demand(): void;
  /** What is to be said now. */
  warnings(): RoomWarning[];
  /** Looks again now. */
  measure(): Promise<void>;
}

export interface RoomOptions {
  /** Largest size of the tables and their indexes, in bytes. The log of the database comes on top of it: a gigabyte at most. */
  limit?: number;
  /** Told once of each thing that begins to be so. */
  onWarning?: (warning: RoomWarning) => void;
  /** Told when the folder could not be measured, or the upkeep of the database failed; nothing is lost by it. */
  onFault?(error: unknown): void;
}

/** From this part of the limit on it is said that it will be reached. */
const warnFrom = 0.8;
/** Bytes that stay free on the disk: the log grows by 16 MiB at a time, and a database that cannot write its log ends itself. */
const reserve = 64 * 1024 ** 2;
/** The size is looked at again when it is asked for and older than this. */
const freshFor = 2_000;

/** What the tables and indexes of a database take, in bytes: what its limit is for. */
export const sizeOfData = (database: string): Promise<number> => sizeOf(join(database, "base"));

/** Keeps an eye on the folder of a database. */
export async function watchRoom(database: string, { limit = usualLimit, onWarning, onFault }: RoomOptions = {}): Promise<Room> {
  let [size, free, measuredAt] = [0, Infinity, 0];
  let measuring: Promise<void> | undefined;
  let told = new Set<string>();

  const look = async (): Promise<void> => {
    [size, free] = await Promise.all([sizeOfData(database), freeAt(database)]);
    measuredAt = Date.now();
    const now = warnings();
    for (const warning of now) if (!told.has(warning.code)) onWarning?.(warning);
    told = new Set(now.map(({ code }) => code));
  };
  const measure = (): Promise<void> => (measuring ??= look().finally(() => (measuring = undefined)));
  const warnings = (): RoomWarning[] => [...sizeWarnings(size, limit), ...(free < reserve ? [diskWarning(free)] : [])];

  await measure();
  return {
    demand() {
      // The answer is for the next one: this one is not kept waiting for the disk.
      if (Date.now() - measuredAt > freshFor) measure().catch((error: unknown) => onFault?.(error));
      const refused = warnings().find(({ code }) => code !== "data-nearly-full");
      if (refused !== undefined) throw new ProblemError("maintenance", `${refused.message} Nothing was changed; reading goes on.`);
    },
    warnings,
    measure,
  };
}

/** What is said of a size: nothing, before four fifths of the limit. */
export function sizeWarnings(size: number, limit: number): RoomWarning[] {
  if (size < limit * warnFrom) return [];
  const [has, may] = [megabytes(size), megabytes(limit)];
  if (size < limit) {
    return [
      {
        code: "data-nearly-full",
        message: `The embedded database has ${has} MB of the ${may} MB that are its limit. Plan the move to PostgreSQL, or raise the limit.`,
      },
    ];
  }
  return [
    {
      code: "data-full",
      message: `The embedded database has reached its limit (${has} of ${may} MB). Move to PostgreSQL, or raise the limit.`,
    },
  ];
}

const diskWarning = (free: number): RoomWarning => ({
  code: "disk-nearly-full",
  message: `The disk of the embedded database has ${megabytes(free)} MB left; ${megabytes(reserve)} MB must stay free. Make room.`,
});

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

async function freeAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(files.map((file) => (file.isFile() ? sizeOfFile(join(file.parentPath, file.name)) : 0)));
  return sizes.reduce((sum, one) => sum + one, 0);
}

/** A table that was dropped meanwhile has no size. */
async function sizeOfFile(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}
