import { isPersonName, personNames, type ConformOptions } from "@xiaoben/conformance";
import { isToken, serviceOptions } from "../service/options.ts";
import { UsageError } from "../terminal/errors.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

export interface ConformArguments {
  url: string;
  /** Empty: those of the demo, if it runs on this machine. */
  tokens: ConformOptions["tokens"];
  readOnly: boolean;
  approve: boolean;
  only: string[];
  /** In milliseconds. */
  patience?: number;
  junit?: string;
  json?: string;
}

const known = {
  url: "text",
  token: "texts",
  only: "texts",
  "read-only": "flag",
  approve: "flag",
  patience: "text",
  junit: "text",
  json: "text",
} as const;

/** @throws {UsageError} */
export function conformArguments(args: readonly string[], env: Terminal["env"], words: Words): ConformArguments {
  const asked = given(args, known, 0, words, words.conform.noFiles);
  const { text, texts, flag } = asked;
  const { url, token } = serviceOptions(asked, env, words);
  const tokens = texts("token");
  const [patience, junit, json] = [text("patience"), text("junit"), text("json")];
  return {
    url,
    tokens: tokensIn(tokens.length > 0 || token === undefined ? tokens : [token], words),
    readOnly: flag("read-only"),
    approve: flag("approve"),
    only: texts("only")
      .flatMap((names) => names.split(","))
      .filter((name) => name !== ""),
    ...(patience !== undefined && { patience: secondsIn(patience, words) * 1000 }),
    ...(junit !== undefined && { junit }),
    ...(json !== undefined && { json }),
  };
}

/** `TOKEN` is the teacher's, `ROLE=TOKEN` somebody else's. A token may itself hold `=`. */
function tokensIn(given: readonly string[], words: Words): ConformOptions["tokens"] {
  const tokens: ConformOptions["tokens"] = {};
  for (const text of given) {
    const [, before = "", after = ""] = /^([A-Za-z]+)=(.+)$/.exec(text) ?? [];
    const [name, token] = isPersonName(before) ? [before, after] : ["teacher" as const, text];
    const isOddRole = before !== "" && !isPersonName(before) && before.length < 20 && !/^=*$/.test(after);
    if (!isToken(token) || isOddRole) throw new UsageError(words.conform.tokenWanted(personNames.join(", ")));
    if (tokens[name] !== undefined) throw new UsageError(words.conform.tokenTwice(name));
    tokens[name] = token;
  }
  return tokens;
}

function secondsIn(text: string, words: Words): number {
  const seconds = Number(text);
  if (!/^\d{1,3}$/.test(text) || seconds < 1 || seconds > 600) throw new UsageError(words.conform.secondsWanted);
  return seconds;
}
