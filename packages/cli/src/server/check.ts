import { configTable } from "@xiaoben/server";
import { exits, type Exit } from "../terminal/exits.ts";
import { table } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { demandGood, serverArguments } from "./options.ts";

/** `server check`: the configuration as it holds, without secrets, and everything that is wrong with it. Nothing is opened. */
export async function checkCommand(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const { config, json } = serverArguments(args, terminal, { files: 0, serving: true }, words);
  const rows = configTable(config);
  const { problems } = config;
  if (json) terminal.out(JSON.stringify({ settings: rows.map(([key, value, from]) => ({ key, value, from })), problems }, null, 2));
  else
    terminal.out(
      table(
        rows.map(([key = "", value = "", from = ""]) => [key, value, from]),
        60,
      ),
    );
  demandGood(config, words);
  return exits.good;
}
