import { parseArgs } from "node:util";
import { isPersonName, personNames, type ConformOptions } from "@xiaoben/conformance";
import { isToken, serviceOptions } from "../service/options.ts";
import { UsageError } from "../terminal/errors.ts";
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

/** @throws {UsageError} */
export function conformArguments(args: readonly string[], env: Terminal["env"], words: Words): ConformArguments {
  const { values, positionals } = parsed(args, words);
  if (positionals.length > 0) throw new UsageError(words.conform.noFiles);
  const { url, token } = serviceOptions({ url: values.url }, env, words);
  const given = values.token ?? (token === undefined ? [] : [token]);
  return {
    url,
    tokens: tokensIn(given, words),
    readOnly: values["read-only"] === true,
    approve: values["approve"] === true,
    only: (values.only ?? []).flatMap((text) => text.split(",")).filter((name) => name !== ""),
    ...(values.patience === undefined ? {} : { patience: secondsIn(values.patience, words) * 1000 }),
    ...(values.junit === undefined ? {} : { junit: values.junit }),
    ...(values.json === undefined ? {} : { json: values.json }),
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

function parsed(args: readonly string[], words: Words) {
  const text = { type: "string" } as const;
  const texts = { type: "string", multiple: true } as const;
  const options = {
    url: text,
    token: texts,
    only: texts,
    "read-only": { type: "boolean" },
    approve: { type: "boolean" },
    patience: text,
    junit: text,
    json: text,
  } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(words.badOption(error.message));
    throw error;
  }
}
