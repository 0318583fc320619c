import { parseArgs } from "node:util";
import { UsageError } from "../terminal/errors.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

export interface ImportOptions {
  file: string;
  /** Base URL, without `/` at its end. */
  url: string;
  token?: string;
  tokenUrl?: string;
  as?: string;
  commit: boolean;
  all: boolean;
  json: boolean;
}

const defaultUrl = "http://127.0.0.1:8787/api";

/** @throws {UsageError} */
export function importOptions(args: readonly string[], env: Terminal["env"], words: Words): ImportOptions {
  const { values, positionals } = parsed(args, words);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(words.fileWanted);
  const url = (values.url ?? env["XIAOBEN_URL"] ?? defaultUrl).replace(/\/+$/, "");
  for (const each of [url, values["token-url"] ?? url])
    if (!/^https?:\/\/[^/]/.test(each) || !URL.canParse(each)) throw new UsageError(words.badOption(each));
  const token = values.token ?? env["XIAOBEN_TOKEN"];
  if (token && !isToken(token)) throw new UsageError(words.badOption("--token"));
  return {
    file,
    url,
    ...(token ? { token } : {}),
    ...(values["token-url"] ? { tokenUrl: values["token-url"] } : {}),
    ...(values.as ? { as: values.as } : {}),
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

/** Whether a text can be sent as a token: visible ASCII. */
export const isToken = (text: string): boolean => /^[!-~]+$/.test(text);

/** Whether a URL is on this machine: only there the demo hands out tokens. */
export const isLoopback = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
