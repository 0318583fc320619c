import { parseArgs } from "node:util";
import { UsageError } from "./errors.ts";
import type { Words } from "../words/words.ts";

/** How an option is given: with a text, with several, or alone. */
export type Options = Readonly<Record<string, "text" | "texts" | "flag">>;

export interface Given {
  files: string[];
  text(name: string): string | undefined;
  texts(name: string): string[];
  flag(name: string): boolean;
  /** Those of these options that are given with a text. */
  picked(names: Options): Record<string, string>;
}

/** Reads the arguments of a command. `wanted`: what is said where it is given more files or fewer. @throws {UsageError} */
export function given(args: readonly string[], options: Options, files: number, words: Words, wanted = wantedOf(files, words)): Given {
  const { values, positionals } = parsed(args, options, words);
  if (positionals.length !== files) throw new UsageError(wanted);
  return {
    files: positionals,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    texts: (name) => (Array.isArray(values[name]) ? values[name].filter((value) => typeof value === "string") : []),
    flag: (name) => values[name] === true,
    picked: (names) =>
      Object.fromEntries(
        Object.entries(values).filter((entry): entry is [string, string] => Object.hasOwn(names, entry[0]) && typeof entry[1] === "string"),
      ),
  };
}

const wantedOf = (files: number, words: Words): string =>
  files === 0 ? words.noFiles : files === 1 ? words.pack.fileWanted : words.pack.twoFilesWanted;

function parsed(args: readonly string[], options: Options, words: Words) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, kind]) => [
          name,
          kind === "flag" ? { type: "boolean" as const } : { type: "string" as const, multiple: kind === "texts" },
        ]),
      ),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(words.badOption(error.message));
    throw error;
  }
}
