import { parseArgs } from "node:util";
import { serviceOptions, type ServiceOptions } from "../service/options.ts";
import { UsageError } from "../terminal/errors.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

export interface RosterOptions extends ServiceOptions {
  /** File or folder. */
  path: string;
  commit: boolean;
  changes: boolean;
  confirmLeaving?: string;
  source?: string;
  org?: string;
  all: boolean;
  json: boolean;
}

/** @throws {UsageError} */
export function rosterOptions(args: readonly string[], env: Terminal["env"], words: Words): RosterOptions {
  const { values, positionals } = parsed(args, words);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(words.roster.fileWanted);
  const leaving = values["confirm-leaving"];
  if (leaving !== undefined && !/^\d{1,6}$/.test(leaving)) throw new UsageError(words.roster.notANumber);
  return {
    path,
    ...serviceOptions(values, env, words),
    commit: values.commit === true,
    changes: values.changes === true,
    all: values.all === true,
    json: values.json === true,
    ...(leaving !== undefined && { confirmLeaving: leaving }),
    ...(values.source !== undefined && { source: values.source }),
    ...(values.org !== undefined && { org: values.org }),
  };
}

function parsed(args: readonly string[], words: Words) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: text,
        token: text,
        "token-url": text,
        as: text,
        commit: flag,
        changes: flag,
        "confirm-leaving": text,
        source: text,
        org: text,
        all: flag,
        json: flag,
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(words.badOption(error.message));
    throw error;
  }
}
