import { UsageError } from "../terminal/errors.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

/** Where a service is, and how a token for it is come by. */
export interface ServiceOptions {
  /** Base URL, without `/` at its end. */
  url: string;
  token?: string;
  tokenUrl?: string;
  /** In the demo on this machine: as whom. */
  as?: string;
}

interface Values {
  url?: string | undefined;
  token?: string | undefined;
  "token-url"?: string | undefined;
  as?: string | undefined;
}

const defaultUrl = "http://127.0.0.1:8787/api";

/** @throws {UsageError} */
export function serviceOptions(values: Values, env: Terminal["env"], words: Words): ServiceOptions {
  const url = (values.url ?? env["XIAOBEN_URL"] ?? defaultUrl).replace(/\/+$/, "");
  for (const each of [url, values["token-url"] ?? url])
    if (!/^https?:\/\/[^/]/.test(each) || !URL.canParse(each)) throw new UsageError(words.badOption(each));
  const token = values.token ?? env["XIAOBEN_TOKEN"];
  if (token && !isToken(token)) throw new UsageError(words.badOption("--token"));
  return {
    url,
    ...(token ? { token } : {}),
    ...(values["token-url"] ? { tokenUrl: values["token-url"] } : {}),
    ...(values.as ? { as: values.as } : {}),
  };
}

/** Whether a text can be sent as a token: visible ASCII. */
export const isToken = (text: string): boolean => /^[!-~]+$/.test(text);

/** Whether a URL is on this machine: only there the demo hands out tokens. */
export const isLoopback = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
