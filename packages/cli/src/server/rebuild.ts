import { openInstallation, rebuildAll } from "@xiaoben/server";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { serverArguments, whereOf } from "./options.ts";

/** `server rebuild`: makes the narrow tables anew from the records. Exit 2 where two records claim one key: that a person must settle. */
export async function rebuildCommand(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const { config, tenants } = serverArguments(args, terminal, { files: 0, serving: false }, words);
  const at = await openInstallation(whereOf(config, words));
  let doubles = 0;
  try {
    for await (const one of rebuildAll(at, tenants)) {
      terminal.out(words.server.rebuilt(one.tenant, one.records));
      if (one.doubles > 0) terminal.err(words.server.doubles(one.tenant, one.doubles));
      doubles += one.doubles;
    }
  } finally {
    await at.close();
  }
  return doubles > 0 ? exits.faulty : exits.good;
}
