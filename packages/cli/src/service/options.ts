import { UsageError } from "../terminal/errors.ts";
import type { Given } from "../terminal/given.ts";
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

/** Options that `serviceOptions` reads. */
export const serviceNames = { url: "text", token: "text", "token-url": "text", as: "text" } as const;

const defaultUrl = "http://127.0.0.1:8787/api";

/** @throws {UsageError} */
export function serviceOptions({ text }: Pick<Given, "text">, env: Terminal["env"], words: Words): ServiceOptions {
  const url = (text("url") ?? env["XIAOBEN_URL"] ?? defaultUrl).replace(/\/+$/, "");
  const [tokenUrl, as] = [text("token-url"), text("as")];
  for (const each of [url, tokenUrl ?? url])
    if (!/^https?:\/\/[^/]/.test(each) || !URL.canParse(each)) throw new UsageError(words.badOption(each));
  const token = text("token") ?? env["XIAOBEN_TOKEN"];
  if (token && !isToken(token)) throw new UsageError(words.badOption("--token"));
  return {
    url,
    ...(token ? { token } : {}),
    ...(tokenUrl ? { tokenUrl } : {}),
    ...(as ? { as } : {}),
  };
}

/** Whether a text can be sent as a token: visible ASCII. */
export const isToken = (text: string): boolean => /^[!-~]+$/.test(text);

/** Whether a URL is on this machine: only there the demo hands out tokens. */
export const isLoopback = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
