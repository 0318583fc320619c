import { parseArgs } from "node:util";
import { serviceOptions, type ServiceOptions } from "../service/options.ts";
import { UsageError } from "../terminal/errors.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

export interface ImportOptions extends ServiceOptions {
  file: string;
  commit: boolean;
  all: boolean;
  json: boolean;
}

/** @throws {UsageError} */
export function importOptions(args: readonly string[], env: Terminal["env"], words: Words): ImportOptions {
  const { values, positionals } = parsed(args, words);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(words.fileWanted);
  return {
    file,
    ...serviceOptions(values, env, words),
    commit: values.commit === true,
    all: values.all === true,
    json: values.json === true,
  };
}

function parsed(args: readonly string[], words: Words) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: text, token: text, "token-url": text, as: text, commit: flag, all: flag, json: flag },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(words.badOption(error.message));
    throw error;
  }
}
