import { UsageError } from "../terminal/errors.ts";
import type { Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { checkFile } from "./check.ts";
import { diffFiles } from "./diff.ts";
import { explainFile } from "./explain.ts";
import { publishFile } from "./publish.ts";
import { testFile } from "./examples.ts";

type Command = (args: readonly string[], terminal: Terminal, words: Words) => Exit | Promise<Exit>;

const commands: Readonly<Record<string, Command>> = {
  check: checkFile,
  explain: explainFile,
  test: testFile,
  diff: diffFiles,
  publish: publishFile,
};

/** `pack check | explain | test | diff | publish`. @throws {UsageError} | {FailedError} */
export async function packCommand(name: string | undefined, args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  if (name === undefined || !Object.hasOwn(commands, name))
    throw new UsageError(words.unknownCommand(["pack", name].filter(Boolean).join(" ")));
  return commands[name]!(args, terminal, words);
}
