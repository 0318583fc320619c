import { ProblemError, type Id } from "@xiaoben/contract";
import type { Identity } from "@xiaoben/server";

/**
 * Who stands behind a token of a test: `personOf` answers nobody for what is no token. Left out, the token is the person's id: who signs tokens,
 * and how, is tested with the server.
 */
export const identityOf = (tenant: string, personOf: (token: string) => Id | undefined = (token) => token): Identity => ({
  async verify(token) {
    const person = personOf(token);
    if (!person) throw new ProblemError("signed-out", "Nobody.");
    return { tenant, person };
  },
});
