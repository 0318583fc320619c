import { Worker } from "node:worker_threads";
import type { Answer, Ask, Opening } from "./messages.ts";

/** A PGlite database in a thread of its own, spoken to in the PostgreSQL wire protocol. */
export interface PgliteThread {
  exchange(bytes: Uint8Array): Promise<Uint8Array>;
  /** The whole database as a tar file, to begin others with. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
  /** Ends it as it stands, as a crash would. */
  end(): Promise<void>;
  /** Whether it has ended. */
  readonly isGone: boolean;
}

/** The thread ended while something was asked of it, or before. The code is that of a connection that broke off. */
export class DatabaseGoneError extends Error {
  readonly code = "08006";
  constructor(cause?: unknown) {
    super("The database thread has ended", cause === undefined ? undefined : { cause });
    this.name = "DatabaseGoneError";
  }
}

type Result = Uint8Array | undefined;
type Question = { bytes: Uint8Array } | { dump: true } | { close: true };

/** Starts the thread and waits until the database is open. Rejects with the database's own words where it cannot be opened. */
export async function startPglite(opening: Opening): Promise<PgliteThread> {
  // The suffix is that of this file: the same line runs from the source and from the build.
  const worker = new Worker(new URL(`./pglite.worker${import.meta.url.slice(-3)}`, import.meta.url), { workerData: opening });
  const waiting = new Map<number, { fulfil(result: Result): void; reject(error: Error): void }>();
  let lastId = 0;
  let gone: Error | undefined;
  const end = (error: Error): void => {
    gone ??= error;
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  };
  await new Promise<void>((fulfil, reject) => {
    worker.on("message", (answer: Answer) => {
      if ("ready" in answer) return fulfil();
      if ("failed" in answer) return reject(new Error(answer.failed));
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("error" in answer) asked?.reject(new Error(answer.error));
      else asked?.fulfil("bytes" in answer ? answer.bytes : undefined);
    });
    worker.on("error", (error: Error) => {
      end(new DatabaseGoneError(error));
      reject(error);
    });
    worker.on("exit", () => {
      const error = new DatabaseGoneError();
      end(error);
      reject(error);
    });
  });
  const ask = (question: Question): Promise<Result> =>
    new Promise((fulfil, reject) => {
      if (gone) return reject(gone);
      const id = ++lastId;
      waiting.set(id, { fulfil, reject });
      worker.postMessage({ id, ...question } satisfies Ask);
    });
  const bytesOf = (result: Result): Uint8Array => result ?? new Uint8Array();
  return {
    exchange: async (bytes) => bytesOf(await ask({ bytes })),
    dump: async () => bytesOf(await ask({ dump: true })),
    async close() {
      if (!gone) await ask({ close: true });
      await worker.terminate();
    },
    async end() {
      await worker.terminate();
    },
    get isGone() {
      return gone !== undefined;
    },
  };
}
