import { UsageError } from "../terminal/errors.ts";
import type { Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { printKeys, rotate } from "./keys.ts";
import { listEntries } from "./list.ts";
import { printHead, verifyTrail } from "./verify.ts";

type Command = (args: readonly string[], terminal: Terminal, words: Words) => Exit | Promise<Exit>;

const commands: Readonly<Record<string, Command>> = {
  verify: verifyTrail,
  head: printHead,
  list: listEntries,
  keys: printKeys,
  rotate,
};

/** `audit verify | head | list | keys | rotate`. @throws {UsageError} | {FailedError} */
export async function auditCommand(name: string | undefined, args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  if (name === undefined || !Object.hasOwn(commands, name))
    throw new UsageError(words.unknownCommand(["audit", name].filter(Boolean).join(" ")));
  return commands[name]!(args, terminal, words);
}
