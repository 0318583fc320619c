import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { StartError } from "../../start-error.ts";

/** Version of PostgreSQL that PGlite writes. */
const written = "18";
const controlFileBytes = 8192;

/** A data folder: the lock, the database below it, and a mark that stands while the database is made for the first time. */
export interface DataFolder {
  database: string;
  /** Whether the database is to be made. */
  isNew: boolean;
  /** Called once the database is complete: from now on a start finds it. */
  made(): void;
}

/** Makes the folder where there is none. Throws `data-read-only`. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw readOnly(folder, error);
  }
}

export const readOnly = (folder: string, cause: unknown): StartError => {
  const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
  return new StartError(
    "data-read-only",
    `The data folder ${folder} cannot be written (${code}). Give this account the right to write there, or start with another folder.`,
    cause,
  );
};

/** Looks at what is in a locked folder. Throws `data-damaged` or `data-version`. */
export function openFolder(folder: string): DataFolder {
  const [database, mark] = [join(folder, "db"), join(folder, "making")];
  // A start that was broken off while the database was first made has left nothing worth keeping.
  if (existsSync(mark)) rmSync(database, { recursive: true, force: true });
  const isNew = !existsSync(database) || readdirSync(database).length === 0;
  if (isNew) writeFileSync(mark, "");
  else checkWhole(folder, database);
  return {
    database,
    isNew,
    made() {
      if (isNew) unlinkSync(mark);
    },
  };
}

/** PGlite itself only says "Aborted()" of a damaged folder: the two files that every start needs are looked at first. */
function checkWhole(folder: string, database: string): void {
  const version = existsSync(join(database, "PG_VERSION")) ? readFileSync(join(database, "PG_VERSION"), "utf8").trim() : "";
  if (version === "") throw damaged(folder, "PG_VERSION is missing or empty");
  if (/^\d+$/.test(version) && version !== written) {
    throw new StartError(
      "data-version",
      `The data folder ${folder} was written by PostgreSQL ${version}; this program writes ${written}. Start the version that wrote it.`,
    );
  }
  if (version !== written) throw damaged(folder, "PG_VERSION is not readable");
  const control = join(database, "global", "pg_control");
  if (!existsSync(control) || statSync(control).size !== controlFileBytes) throw damaged(folder, "global/pg_control is missing or cut off");
}

export const damaged = (folder: string, what: string, cause?: unknown): StartError =>
  new StartError(
    "data-damaged",
    `The data folder ${folder} is damaged (${what}). Put a backup in its place, or move it away to begin with an empty one.`,
    cause,
  );
