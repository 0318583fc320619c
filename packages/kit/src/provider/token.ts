/**
 * Asks the host page's own server for a token: a POST with the host's session cookie, answered by `{ "token": "…" }`.
 * `null` means that nobody is signed in. The header keeps other sites from asking.
 */
export async function fetchToken(url: string): Promise<string | null> {
  const response = await fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers: { accept: "application/json", "x-requested-with": "xiaoben" },
  });
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw new Error(`${url} answered ${response.status} where a token was asked for`);
  const { token } = (await response.json()) as { token?: unknown };
  if (typeof token !== "string") throw new Error(`${url} answered no token: it must answer {"token": "…"}`);
  return token;
}
