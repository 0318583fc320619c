import { MaintenanceError, StartError } from "@xiaoben/server";
import { FailedError, UsageError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { backupCommand } from "./backup.ts";
import { checkCommand } from "./check.ts";
import { doctorCommand } from "./doctor.ts";
import { rebuildCommand } from "./rebuild.ts";
import { restoreCommand } from "./restore.ts";
import { startCommand } from "./start.ts";

type Command = (args: readonly string[], terminal: Terminal, words: Words) => Promise<Exit>;

const commands: Readonly<Record<string, Command>> = {
  start: startCommand,
  check: checkCommand,
  doctor: doctorCommand,
  backup: backupCommand,
  restore: restoreCommand,
  rebuild: rebuildCommand,
};

/** `server start | check | doctor | backup | restore | rebuild`. @throws {UsageError} | {FailedError} */
export async function serverCommand(name: string | undefined, args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  if (name === undefined || !Object.hasOwn(commands, name))
    throw new UsageError(words.unknownCommand(["server", name].filter(Boolean).join(" ")));
  try {
    return await commands[name]!(args, terminal, words);
  } catch (error) {
    if (error instanceof StartError) throw new FailedError(error.code, error.message, exits.server);
    if (error instanceof MaintenanceError) throw new FailedError(error.code, error.message, isOfFile(error) ? exits.faulty : exits.server);
    throw error;
  }
}

const isOfFile = ({ code }: MaintenanceError): boolean => /^(file-|backup-|not-a-backup)/.test(code);
