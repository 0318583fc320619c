import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { ImportReport } from "@xiaoben/contract";
import { limits } from "@xiaoben/bridges/hours-sheet";
import { tokenFor } from "../service/http.ts";
import { commandAgain } from "../terminal/again.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { importOptions, type ImportOptions } from "./options.ts";
import { reportText } from "./report.ts";
import { sendLedger, writeLedger } from "./service.ts";

/** `import hours FILE`: sends the file, prints what was understood, and with `--commit` writes it where nothing is wrong. */
export async function importHours(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const options = importOptions(args, terminal.env, words);
  const bytes = new Uint8Array(readBytes(options.file, limits.fileBytes, words));
  const ask = { url: options.url, token: await tokenFor(options, words), name: basename(options.file), bytes };
  const looked = await sendLedger(ask, words);
  const isGood = looked.counts.faulty === 0 && looked.counts.rows > 0;
  if (!isGood || !options.commit) {
    say(looked, options, terminal, words);
    if (!options.json) terminal.out(isGood ? words.howToCommit(commandAgain("import hours", args, "--commit")) : words.nothingWritten);
    return isGood ? exits.good : exits.faulty;
  }
  const sum = createHash("sha256").update(bytes).digest("hex");
  if (looked.file !== sum) throw new FailedError("file-changed", words.fileChanged, exits.server);
  const written = await writeLedger({ ...ask, commit: sum }, words, (done, of) => terminal.err(words.importProgress(done, of)));
  say(written, options, terminal, words);
  const thereAlready = written.progress?.alreadyThere ?? [];
  if (!options.json && thereAlready.length > 0) terminal.out(words.thereAlready(thereAlready));
  if (!options.json) terminal.out(written.committed ? words.written(written.counts.written) : words.nothingWritten);
  return written.committed ? exits.good : exits.faulty;
}

function say(report: ImportReport, options: ImportOptions, terminal: Terminal, words: Words): void {
  terminal.out(options.json ? JSON.stringify(report, null, 2) : reportText(report, basename(options.file), options.all, words));
}
