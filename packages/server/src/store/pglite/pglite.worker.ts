import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { Answer, Ask, Opening } from "./messages.ts";

const port = parentPort;
if (port === null) throw new Error("pglite.worker runs as a worker thread only");

const say = (answer: Answer, transfer: ArrayBuffer[] = []): void => port.postMessage(answer, transfer);
const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** Memory of the database for pages of its tables, which every opening fills with zeros; the system keeps what has been read of files beside it. */
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB"];

try {
  const { dataDir, template } = workerData as Opening;
  const dump = typeof template === "string" ? readFileSync(template) : template && new Uint8Array(template);
  const pglite = await PGlite.create(dataDir, { startParams, ...(dump && { loadDataDir: new Blob([dump]) }) });
  // One after another: the protocol is a stream.
  let queue = Promise.resolve();
  port.on("message", (ask: Ask) => {
    queue = queue.then(() => answer(pglite, ask));
  });
  say({ ready: true });
} catch (error) {
  say({ failed: textOf(error) });
}

async function answer(pglite: PGlite, ask: Ask): Promise<void> {
  try {
    if ("close" in ask) {
      await pglite.close();
      say({ id: ask.id, done: true });
      port?.close();
    } else if ("dump" in ask) {
      const dump = await pglite.dumpDataDir("none");
      const bytes = new Uint8Array(await dump.arrayBuffer());
      say({ id: ask.id, bytes }, [bytes.buffer]);
    } else {
      // The answer is a view into the memory of the database: it is copied before it is handed over.
      const bytes = Uint8Array.from(await pglite.execProtocolRaw(ask.bytes));
      say({ id: ask.id, bytes }, [bytes.buffer]);
    }
  } catch (error) {
    say({ id: ask.id, error: textOf(error) });
  }
}
