import type { Csrf } from "@xiaoben/sdk";

/**
 * Asks the host page's own server for a token: a POST with the host's session cookie, answered by `{ "token": "…" }`.
 * `null` means that nobody is signed in. The headers keep other sites from asking; one of the host's that was stale is asked for again once.
 */
export async function fetchToken(url: string, csrf?: Csrf): Promise<string | null> {
  const value = (await csrf?.value("request")) ?? null;
  let response = await ask(url, csrf, value);
  if (csrf && (response.status === 403 || response.status === 419)) {
    const next = await csrf.value("refused");
    if (next !== null && next !== value) response = await ask(url, csrf, next);
  }
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw new Error(`${url} answered ${response.status} where a token was asked for`);
  const { token } = (await response.json()) as { token?: unknown };
  if (typeof token !== "string") throw new Error(`${url} answered no token: it must answer {"token": "…"}`);
  return token;
}

const ask = (url: string, csrf: Csrf | undefined, value: string | null): Promise<Response> =>
  fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers: { accept: "application/json", "x-requested-with": "xiaoben", ...(csrf && value !== null && { [csrf.header]: value }) },
  });
