import { startConfigured, type RunningServer } from "@xiaoben/server";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { demandGood, serverArguments } from "./options.ts";

/** Seconds beyond the time for answers in which the data must be closed. */
const forData = 10;

/** `server start`: answers until the process is told to stop. What it says goes to `err`; `out` is the log's. */
export async function startCommand(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const { config } = serverArguments(args, terminal, { files: 0, serving: true }, words);
  demandGood(config, words);
  const told = stopSignal();
  const server = await startConfigured(config, {
    onProgress: (step) => terminal.err(words.server.steps[step]),
    onFirstData: (count) => terminal.err(words.server.firstData(count)),
  });
  terminal.err(words.server.answers(`${server.url.slice(0, -1)}${config.values.apiBase}/v1`));
  terminal.err(words.server.stopping(await told));
  return (await closes(server, config.values.closeWithin! + forData)) ? exits.good : failed(terminal, words);
}

/** The first SIGTERM or SIGINT; also one that comes while the server starts is heard. A second one ends the process at once. */
const stopSignal = (): Promise<string> =>
  new Promise((fulfil) => {
    const signals = ["SIGTERM", "SIGINT"] as const;
    const heard = (signal: string): void => {
      for (const each of signals) process.off(each, heard);
      fulfil(signal);
    };
    for (const each of signals) process.on(each, heard);
  });

async function closes(server: RunningServer, seconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((fulfil) => (timer = setTimeout(() => fulfil(false), seconds * 1000)));
  const closed = await Promise.race([server.close().then(() => true), tooLate]);
  clearTimeout(timer);
  return closed;
}

function failed(terminal: Terminal, words: Words): Exit {
  terminal.err(words.server.notClosed);
  // Something still holds the process: it would not end by itself.
  setImmediate(() => process.exit(exits.server));
  return exits.server;
}
