import type { GetToken } from "@xiaoben/sdk";

/**
 * Asks the host's page for a token: `POST` to an address of the host, which answers `{ "token": "…" }` for the person of its own session.
 * 401, 403 or no token: nobody is signed in.
 */
export function tokensFrom(url: string): GetToken {
  return async (reason) => {
    const answer = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ reason }),
    });
    if (answer.status === 401 || answer.status === 403) return null;
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
    const { token } = (await answer.json()) as { token?: string };
    return token ?? null;
  };
}
