import { isTransportError } from "@xiaoben/sdk";
import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Words } from "../words/words.ts";

/** A failed call of the client, in words; what is none is answered as it is. `refusals`: words of the command's own, by code. */
export function failureOf(error: unknown, url: string, words: Words, refusals: Readonly<Record<string, string>> = words.refusals): unknown {
  if (!isTransportError(error)) return error;
  const { code, detail } = error;
  if (code === "offline" || code === "timeout") return new FailedError("unreachable", words.unreachable(url), exits.server);
  return new FailedError(code, refusals[code] ?? words.refused(code, detail), exits.server);
}
