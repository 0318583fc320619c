import type { Language } from "@xiaoben/contract";
import { explainLines } from "@xiaoben/policy/check";
import { UsageError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { readPack, whole } from "./read.ts";

const languages: readonly string[] = ["zh-Hans", "zh-Hant", "en"] satisfies Language[];

/** `pack explain FILE [--language …] [--parent FILE]…`: the pack as numbered clauses that can be signed; with its parents, what it takes over too. */
export function explainFile(args: readonly string[], terminal: Terminal, words: Words): Exit {
  const options = given(args, { language: "text", parent: "texts" }, 1, words);
  const language = options.text("language") ?? words.language;
  if (!languages.includes(language)) throw new UsageError(words.pack.languageUnknown(language));
  const parents = options.texts("parent").map((path) => readPack(path, words));
  const pack = readPack(options.files[0]!, words);
  terminal.out(explainLines(parents.length > 0 ? whole(pack, parents, words) : pack, language as Language).join("\n"));
  return exits.good;
}
