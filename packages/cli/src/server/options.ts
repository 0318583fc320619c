import { readConfig, type Config, type ConfigNeeds, type Where } from "@xiaoben/server";
import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import { given } from "../terminal/given.ts";
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

const known = { config: "text", tenant: "texts", json: "flag" } as const;

/** @throws {UsageError} */
export function serverArguments(args: readonly string[], { env }: Terminal, asked: Asked, words: Words): ServerArguments {
  const wanted = asked.files === 1 ? words.server.fileWanted : words.server.noFiles;
  const { files, text, texts, flag } = given(args, known, asked.files, words, wanted);
  const config = readConfig({ env, file: text("config") }, asked);
  return { config, files, tenants: texts("tenant"), json: flag("json") };
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
