/** Runs what one tenant writes one after the other. */
export type Lane = <T>(tenant: string, run: () => Promise<T>) => Promise<T>;

/**
 * Serializable transactions that look for something and then write beside it undo each other when they overlap, and all but one are tried again.
 * Within a process waiting for one's turn is cheaper; other processes are still met by trying again.
 */
export function oneLane(): Lane {
  const last = new Map<string, Promise<unknown>>();
  return (tenant, run) => {
    const turn = (last.get(tenant) ?? Promise.resolve()).then(run);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    last.set(tenant, ended);
    void ended.then(() => {
      if (last.get(tenant) === ended) last.delete(tenant);
    });
    return turn;
  };
}

/** For a database that has one connection: it has a lane of its own. */
export const noLane: Lane = (_tenant, run) => run();
