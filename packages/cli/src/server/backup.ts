import { resolve } from "node:path";
import { backup, openInstallation } from "@xiaoben/server";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { serverArguments, whereOf } from "./options.ts";
import { reportText } from "./report.ts";

/** `server backup FILE`: one snapshot in one file. */
export async function backupCommand(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const { config, files, tenants, json } = serverArguments(args, terminal, { files: 1, serving: false }, words);
  const at = await openInstallation(whereOf(config, words));
  try {
    const path = resolve(files[0]!);
    const report = await backup(at, path, { tenants });
    terminal.out(json ? JSON.stringify(report, null, 2) : `${reportText(report, words)}\n${words.server.wrote(path)}`);
    return exits.good;
  } finally {
    await at.close();
  }
}
