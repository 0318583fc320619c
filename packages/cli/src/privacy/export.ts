import { createWriteStream, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportPerson, type ExportSink } from "@xiaoben/server";
import { withStore } from "../data/options.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { personOptions, refusable } from "./options.ts";

/** `privacy export PERSON FOLDER --basis TEXT`: writes everything about a person into a new folder that its owner alone can read. */
export async function exportToFolder(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const options = personOptions(args, {}, 2, terminal, words);
  const folder = options.asked.files[1]!;
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new FailedError("folder", words.privacy.folderFull(folder), exits.usage);
  const { records, files, withheld } = await withStore(options, words, (store) =>
    refusable(() => exportPerson(store, options, folderSink(folder)), words),
  );
  terminal.out(words.privacy.exported(folder, records, files, withheld));
  return exits.good;
}

const folderSink = (folder: string): ExportSink => ({
  async file(path, content) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    await pipeline(Readable.from(content), createWriteStream(file, { mode: 0o600 }));
  },
});
