import { protocol, type messages, type PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { types } from "../types.ts";
import type { PgliteThread } from "./thread.ts";

/** The database as a node-postgres pool of one connection: PGlite has one session, so transactions run one after another. */
export function pglitePool(thread: PgliteThread): pg.Pool {
  const config = createPgConfig(protocolOf(thread) as PGlite) as unknown as pg.PoolConfig;
  return new pg.Pool({ ...config, types, max: 1, idleTimeoutMillis: 0 });
}

const [query, sync] = ["Q".charCodeAt(0), "S".charCodeAt(0)];

/**
 * node-postgres hands over parse, bind, describe, execute and sync one by one and waits for each in turn; it needs no answer
 * before the sync. They are gathered, so that a statement is one exchange with the thread and not five.
 */
function protocolOf(thread: PgliteThread): Pick<PGlite, "waitReady" | "execProtocolStream"> {
  let gathered: Uint8Array[] = [];
  return {
    waitReady: Promise.resolve(),
    async execProtocolStream(message: Uint8Array): Promise<messages.BackendMessage[]> {
      gathered.push(message);
      if (message[0] !== sync && message[0] !== query) return [];
      const bytes = gathered.length === 1 ? message : Buffer.concat(gathered);
      gathered = [];
      const answers: messages.BackendMessage[] = [];
      new protocol.Parser().parse(await thread.exchange(new Uint8Array(bytes)), (answer) => answers.push(answer));
      return answers;
    },
  };
}
