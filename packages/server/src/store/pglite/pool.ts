import { protocol, type messages, type PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { heard } from "../heard.ts";
import { types } from "../types.ts";
import type { PgliteDatabase } from "./database.ts";
import { DatabaseGoneError } from "./thread.ts";

/** The database as a node-postgres pool of one connection: PGlite has one session, so transactions run one after another. */
export function pglitePool(database: PgliteDatabase): pg.Pool {
  const config = createPgConfig(protocolOf(database) as PGlite) as unknown as pg.PoolConfig;
  return heard(new pg.Pool({ ...config, types, max: 1, idleTimeoutMillis: 0 }));
}

const [query, sync] = ["Q".charCodeAt(0), "S".charCodeAt(0)];

/**
 * node-postgres hands over parse, bind, describe, execute and sync one by one and waits for each in turn; it needs no answer
 * before the sync. They are gathered, so that a statement is one exchange with the thread and not five.
 */
function protocolOf(database: PgliteDatabase): Pick<PGlite, "waitReady" | "execProtocolStream"> {
  let gathered: Uint8Array[] = [];
  return {
    // Asked for at the beginning of every session, and never refused: what cannot be opened is said of the first statement.
    get waitReady() {
      gathered = [];
      database.beginSession();
      return Promise.resolve();
    },
    async execProtocolStream(message: Uint8Array): Promise<messages.BackendMessage[]> {
      gathered.push(message);
      if (message[0] !== sync && message[0] !== query) return [];
      const bytes = gathered.length === 1 ? message : Buffer.concat(gathered);
      gathered = [];
      const answers: messages.BackendMessage[] = [];
      new protocol.Parser().parse(await database.exchange(new Uint8Array(bytes)), (answer) => answers.push(answer));
      if (answers.some(givesUp)) {
        await database.abandon();
        throw new DatabaseGoneError(answers.find(givesUp));
      }
      return answers;
    },
  };
}

/** After such an error PGlite answers nothing more: PostgreSQL would end its processes and start them again. */
const givesUp = (answer: messages.BackendMessage): boolean =>
  answer.name === "error" && /^(PANIC|FATAL)$/.test((answer as messages.DatabaseError).severity ?? "");
