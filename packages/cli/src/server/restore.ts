import { resolve } from "node:path";
import { checkBackup, restore } from "@xiaoben/server";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { serverArguments, whereOf } from "./options.ts";
import { reportText } from "./report.ts";

/** `server restore FILE`: checks all of it, then puts it into an empty place. With `--check` it is only checked. */
export async function restoreCommand(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const isCheck = args.includes("--check");
  const rest = args.filter((arg) => arg !== "--check");
  const { config, files, json } = serverArguments(rest, terminal, { files: 1, serving: false }, words);
  const path = resolve(files[0]!);
  const report = isCheck ? await checkBackup(path) : await restore(whereOf(config, words), path);
  const said = isCheck ? words.server.whole(path) : words.server.restored;
  terminal.out(json ? JSON.stringify(report, null, 2) : `${reportText(report, words)}\n${said}`);
  return exits.good;
}
