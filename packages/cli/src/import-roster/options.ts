import { serviceNames, serviceOptions, type ServiceOptions } from "../service/options.ts";
import { UsageError } from "../terminal/errors.ts";
import { given } from "../terminal/given.ts";
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

const known = {
  ...serviceNames,
  commit: "flag",
  changes: "flag",
  "confirm-leaving": "text",
  source: "text",
  org: "text",
  all: "flag",
  json: "flag",
} as const;

/** @throws {UsageError} */
export function rosterOptions(args: readonly string[], env: Terminal["env"], words: Words): RosterOptions {
  const asked = given(args, known, 1, words, words.roster.fileWanted);
  const [leaving, source, org] = [asked.text("confirm-leaving"), asked.text("source"), asked.text("org")];
  if (leaving !== undefined && !/^\d{1,6}$/.test(leaving)) throw new UsageError(words.roster.notANumber);
  return {
    path: asked.files[0]!,
    ...serviceOptions(asked, env, words),
    commit: asked.flag("commit"),
    changes: asked.flag("changes"),
    all: asked.flag("all"),
    json: asked.flag("json"),
    ...(leaving !== undefined && { confirmLeaving: leaving }),
    ...(source !== undefined && { source }),
    ...(org !== undefined && { org }),
  };
}
