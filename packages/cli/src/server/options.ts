import { parseArgs } from "node:util";
import { readConfig, type Config, type ConfigNeeds, type Where } from "@xiaoben/server";
import { FailedError, UsageError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

/** What a server command is given. */
export interface ServerArguments {
  config: Config;
  files: string[];
  tenants: string[];
  json: boolean;
}

interface Asked extends ConfigNeeds {
  /** How many files are named. */
  files: 0 | 1;
}

/** @throws {UsageError} */
export function serverArguments(args: readonly string[], { env }: Terminal, asked: Asked, words: Words): ServerArguments {
  const { values, positionals } = parsed(args, words);
  if (positionals.length !== asked.files) throw new UsageError(asked.files === 1 ? words.server.fileWanted : words.server.noFiles);
  const config = readConfig({ env, file: values.config }, asked);
  return { config, files: positionals, tenants: values.tenant ?? [], json: values.json === true };
}

/** @throws {FailedError} with everything that is wrong with the configuration */
export function demandGood({ problems }: Config, words: Words): void {
  if (problems.length === 0) return;
  const lines = problems.map((problem) => `  ${problem}`).join("\n");
  throw new FailedError("config", `${words.server.configWrong(problems.length)}\n${lines}`, exits.faulty);
}

/** Where the data is. @throws {FailedError} where the configuration is wrong */
export function whereOf(config: Config, words: Words): Where {
  demandGood(config, words);
  const { databaseUrl, dataDir } = config.values;
  return databaseUrl === undefined ? { dataDir: dataDir! } : { databaseUrl };
}

function parsed(args: readonly string[], words: Words) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { config: { type: "string" }, tenant: { type: "string", multiple: true }, json: { type: "boolean" } },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(words.badOption(error.message));
    throw error;
  }
}
