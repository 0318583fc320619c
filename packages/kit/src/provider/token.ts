import type { Csrf } from "@xiaoben/sdk";

/**
 * Asks the host page's own server for a token: a POST with the host's session cookie, answered by `{ "token": "…" }`, or by a one-time
 * `{ "ticket": "…" }` for which the back end at `base` gives one. `null` means that nobody is signed in. The headers keep other sites from asking; one of the host's that was stale is asked for again once.
 */
export async function fetchToken(url: string, base: string, csrf?: Csrf): Promise<string | null> {
  const value = (await csrf?.value("request")) ?? null;
  let response = await ask(url, csrf, value);
  if (csrf && (response.status === 403 || response.status === 419)) {
    const next = await csrf.value("refused");
    if (next !== null && next !== value) response = await ask(url, csrf, next);
  }
  const answer = await read(url, response);
  if (typeof answer?.ticket !== "string") return answer && tokenIn(url, answer);
  const door = `${base.replace(/\/+$/, "")}/ticket`;
  const granted = await read(
    door,
    await fetch(door, { method: "POST", credentials: "omit", headers: json, body: JSON.stringify({ ticket: answer.ticket }) }),
  );
  return granted && tokenIn(door, granted);
}

interface Answer {
  token?: unknown;
  ticket?: unknown;
}

const json = { accept: "application/json", "content-type": "application/json" };

async function read(url: string, response: Response): Promise<Answer | null> {
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw new Error(`${url} answered ${response.status} where a token was asked for`);
  return (await response.json()) as Answer;
}

function tokenIn(url: string, { token }: Answer): string {
  if (typeof token !== "string") throw new Error(`${url} answered no token: it must answer {"token": "…"}`);
  return token;
}

const ask = (url: string, csrf: Csrf | undefined, value: string | null): Promise<Response> =>
  fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers: { accept: "application/json", "x-requested-with": "xiaoben", ...(csrf && value !== null && { [csrf.header]: value }) },
  });
