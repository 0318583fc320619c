import { serviceNames, serviceOptions, type ServiceOptions } from "../service/options.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

export interface ImportOptions extends ServiceOptions {
  file: string;
  commit: boolean;
  all: boolean;
  json: boolean;
}

const known = { ...serviceNames, commit: "flag", all: "flag", json: "flag" } as const;

/** @throws {UsageError} */
export function importOptions(args: readonly string[], env: Terminal["env"], words: Words): ImportOptions {
  const asked = given(args, known, 1, words, words.fileWanted);
  return {
    file: asked.files[0]!,
    ...serviceOptions(asked, env, words),
    commit: asked.flag("commit"),
    all: asked.flag("all"),
    json: asked.flag("json"),
  };
}
