import { createHash } from "node:crypto";
import type { RosterReport } from "@xiaoben/contract";
import { tokenFor } from "../service/http.ts";
import { commandAgain } from "../terminal/again.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { rosterBytes } from "./files.ts";
import { rosterOptions, type RosterOptions } from "./options.ts";
import { rosterText } from "./report.ts";
import { sendRoster } from "./service.ts";

/** `import roster FILE|FOLDER`: looks at who works where, prints what would become of it, and with `--commit` writes it where nothing is wrong. */
export async function importRoster(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const options = rosterOptions(args, terminal.env, words);
  const { name, bytes } = rosterBytes(options.path, words);
  const { confirmLeaving, source, org, changes } = options;
  const token = await tokenFor(options, words);
  const more = { ...(confirmLeaving && { confirmLeaving }), ...(source && { source }), ...(org && { org }) };
  const ask = { url: options.url, token, name, bytes, changes, ...more };
  const looked = await sendRoster(ask, words);
  const isGood = looked.counts.faults === 0 && looked.stop?.confirmed !== false;
  if (!isGood || !options.commit) {
    say(looked, name, options, terminal, words);
    if (!options.json) terminal.out(isGood ? words.howToCommit(commandAgain("import roster", args, "--commit")) : whyNot(looked, words));
    return isGood ? exits.good : exits.faulty;
  }
  const sum = createHash("sha256").update(bytes).digest("hex");
  if (looked.file !== sum) throw new FailedError("file-changed", words.fileChanged, exits.server);
  const written = await sendRoster({ ...ask, commit: sum }, words);
  say(written, name, options, terminal, words);
  if (!options.json) terminal.out(written.committed ? done(written, words) : whyNot(written, words));
  return written.committed ? exits.good : exits.faulty;
}

const done = ({ counts }: RosterReport, { roster }: Words): string =>
  counts.written > 0 ? roster.written(counts.written) : roster.unchanged;

function whyNot({ stop, counts }: RosterReport, words: Words): string {
  if (counts.faults > 0 || !stop) return words.nothingWritten;
  return `${words.roster.stopped(stop.leaving, stop.of)}\n${words.roster.confirm(stop.leaving)}`;
}

function say(report: RosterReport, name: string, options: RosterOptions, terminal: Terminal, words: Words): void {
  terminal.out(options.json ? JSON.stringify(report, null, 2) : rosterText(report, name, options.all, words));
}
