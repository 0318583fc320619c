import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** One of several servers on one database, in a process of its own. */
export interface Member {
  child: ChildProcess;
  url: string;
}

/** Starts a server on a database and waits until it answers. */
export async function startMember(databaseUrl: string): Promise<Member> {
  const child = fork(new URL("./campus.child.ts", import.meta.url), [databaseUrl], { execArgv: ["--conditions=xiaoben-source"] });
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)));
  const [url] = (await Promise.race([once(child, "message"), ended])) as [string];
  ended.catch(() => undefined);
  return { child, url };
}
