import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Words } from "../words/words.ts";
import { isLoopback, isToken, type ServiceOptions } from "./options.ts";

/** The token to ask with: the one given, else one handed out, else (on this machine) the demo's. @throws {FailedError} */
export async function tokenFor(options: ServiceOptions, words: Words): Promise<string> {
  if (options.token) return options.token;
  if (options.tokenUrl) return handedOut(options.tokenUrl, undefined, words);
  if (!isLoopback(options.url)) throw new FailedError("token", words.noToken, exits.usage);
  return demoToken(options.url, options.as ?? "沈若川", words);
}

/** A token of somebody of the demo on this machine. @throws {FailedError} */
export const demoToken = (url: string, person: string, words: Words): Promise<string> =>
  handedOut(new URL("/demo/token", url).href, { person }, words);

async function handedOut(url: string, body: unknown, words: Words): Promise<string> {
  const headers = { "x-requested-with": "xiaoben", ...(body === undefined ? {} : { "content-type": "application/json" }) };
  const response = await reach(url, { method: "POST", headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }, words);
  const answer = await jsonOf(response);
  const token = typeof answer === "object" && answer !== null && "token" in answer ? answer.token : undefined;
  if (!response.ok || typeof token !== "string" || !isToken(token))
    throw new FailedError("token", words.tokenRefused(url, response.status), exits.server);
  return token;
}

/** An answer of the service, whatever its status. @throws {FailedError} where there is none */
export async function reach(url: string, init: RequestInit, words: Words): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(120_000) });
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError"))
      throw new FailedError("unreachable", words.unreachable(url), exits.server);
    throw error;
  }
}

/** The body as JSON; nothing where it is none. */
export async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
