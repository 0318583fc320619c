import { protocol } from "@electric-sql/pglite";
import type { Opening } from "./messages.ts";
import { DatabaseGoneError, startPglite, type PgliteThread } from "./thread.ts";
import { actAsApp } from "./upkeep.ts";

/** The embedded database: a thread, and another in its place where it has ended. */
export interface PgliteDatabase {
  /** One exchange in the PostgreSQL wire protocol. Throws {@link DatabaseGoneError} where the thread ended since the session began. */
  exchange(bytes: Uint8Array): Promise<Uint8Array>;
  /** A session begins: what an ended thread had begun is lost, and nobody goes on with it. */
  beginSession(): void;
  /** It has given itself up: ends what is left of it. */
  abandon(): Promise<void>;
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What the one session is told before anybody uses it; the schema is there by then. */
const settings = `set time zone 'UTC'; ${actAsApp}`;
/** Opening takes the time of a start: where it fails, it is not tried with every request. */
const pauseBetweenTries = 2_000;

/**
 * Opens a database. Where the disk is full or fails under its log, PGlite gives itself up as PostgreSQL does, and answers nothing any more; in a
 * folder it is then opened anew, which repeats what the log holds of finished transactions. In memory nothing is left to be opened.
 */
export async function openPglite(opening: Opening): Promise<PgliteDatabase> {
  const { dataDir } = opening;
  let thread = await startPglite(opening);
  let isFresh = true;
  let nextTry = 0;
  let reopening: Promise<PgliteThread> | undefined;

  const reopened = async (): Promise<PgliteThread> => {
    if (dataDir.startsWith("memory:") || Date.now() < nextTry) throw new DatabaseGoneError();
    try {
      return await startAnew(dataDir);
    } catch (error) {
      nextTry = Date.now() + pauseBetweenTries;
      throw new DatabaseGoneError(error);
    }
  };

  return {
    beginSession() {
      isFresh = true;
    },
    async exchange(bytes) {
      if (thread.isGone) {
        if (!isFresh) throw new DatabaseGoneError();
        thread = await (reopening ??= reopened().finally(() => (reopening = undefined)));
      }
      isFresh = false;
      return thread.exchange(bytes);
    },
    abandon: () => thread.end(),
    dump: () => thread.dump(),
    close: () => thread.close(),
  };
}

async function startAnew(dataDir: string): Promise<PgliteThread> {
  const thread = await startPglite({ dataDir });
  new protocol.Parser().parse(await thread.exchange(protocol.serialize.query(settings)), (answer) => {
    // Without the role row security would not bind: such a session is used by nobody.
    if (answer.name === "error") throw answer;
  });
  return thread;
}
