import { isId, isProblemError, ProblemError } from "@xiaoben/contract";
import { ids, seed } from "@xiaoben/backend/testing";
import { openPostgresStore, startServer, type RunningServer, type ServerOptions } from "@xiaoben/server";

export const tenant = "t";

/** A server with the small county in it; a token is the id of a person. */
export const startCampus = (options: Partial<ServerOptions>): Promise<RunningServer> =>
  startServer({
    port: 0,
    log: () => undefined,
    identity: {
      async verify(token) {
        if (!isId(token)) throw new ProblemError("signed-out", "Nobody.");
        return { tenant, person: token };
      },
    },
    async prepare(store) {
      // A machine that does a great deal else may need longer than a transaction is given.
      for (let attempt = 1; (await store.get(tenant, { kind: "org", id: ids.county })) === null; attempt++)
        await seed(store, tenant).catch((error: unknown) => {
          if (!isProblemError(error) || error.code !== "maintenance" || attempt === 10) throw error;
        });
    },
    ...options,
  });

/** The audit trail of a database once all of it is sealed: how many entries, and the first that does not follow. */
export async function auditOf(databaseUrl: string): Promise<{ sealed: number; broken: unknown }> {
  const store = await openPostgresStore(databaseUrl);
  try {
    await store.seal(tenant);
    const { sealed, unsealed, broken } = await store.verifyAudit(tenant);
    return { sealed: sealed + unsealed, broken };
  } finally {
    await store.close();
  }
}
