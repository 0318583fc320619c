import type { HttpOptions } from "../http/wire.ts";

/** A request that arrived. */
export interface Seen {
  method: string;
  url: URL;
  headers: Headers;
  body: string;
  credentials: RequestCredentials;
}

/** Answers a request; `count` is 1 for the first. Throwing is a network that fails. */
export type Script = (seen: Seen, count: number) => Response | Promise<Response>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

/** A refusal in the contract's words. */
export const problem = (code: string, status: number, more: object = {}, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: "about:blank", title: code, status, code, detail: `it is ${code}`, ...more }), {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
  });

/** A network that fails. */
export const cut = (): Promise<Response> => Promise.reject(new TypeError("fetch failed"));

let hosts = 0;

/** A back end that is a script, each at an origin of its own, and the options that reach it. */
export function scripted(script: Script): { seen: Seen[]; options: HttpOptions } {
  const seen: Seen[] = [];
  const fetch = (async (input: Request) => {
    const { method, url, headers, credentials } = input;
    const request: Seen = { method, url: new URL(url), headers, body: await input.text(), credentials };
    seen.push(request);
    return script(request, seen.length);
  }) as typeof globalThis.fetch;
  return { seen, options: { baseUrl: `http://scripted${++hosts}.test/api`, fetch } };
}
