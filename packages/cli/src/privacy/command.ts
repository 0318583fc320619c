import { UsageError } from "../terminal/errors.ts";
import type { Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { erasePerson } from "./erase.ts";
import { exportToFolder } from "./export.ts";
import { readmitPerson } from "./readmit.ts";

/** `privacy erase | export | readmit`. @throws {UsageError} | {FailedError} */
export async function privacyCommand(name: string | undefined, args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  if (name === "erase") return erasePerson(args, terminal, words);
  if (name === "export") return exportToFolder(args, terminal, words);
  if (name === "readmit") return readmitPerson(args, terminal, words);
  throw new UsageError(words.unknownCommand(["privacy", name].filter(Boolean).join(" ")));
}
