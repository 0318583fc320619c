import type { Ahead, Tx } from "@xiaoben/backend";
import type { Outcome, SharedTransaction } from "./shared.ts";
import { meetsAll, retried, transact, type Means } from "./transact.ts";
import type { TenantDatabase } from "./tenants.ts";

/** Carries out pieces of work of tenants. */
export type Lanes = <T>(tenant: string, work: (tx: Tx) => Promise<T>, ahead?: Ahead) => Promise<T>;

interface Waiting {
  work(tx: Tx): Promise<unknown>;
  ahead: Ahead | undefined;
  fulfil(answer: never): void;
  refuse(error: unknown): void;
}

/** What one transaction takes on: pieces of work, versions, and milliseconds after which nobody joins any more. */
const most = { works: 32, versions: 500, ms: 200 };

/**
 * What one tenant writes is carried out one after the other: serializable transactions that look for something and then write beside it undo each
 * other when they overlap, and all but one are tried again. Other processes are still met by trying again.
 * Who waits for his turn joins the transaction that is open: what costs most is to commit, and it is done once for all of them. Each has an outcome
 * of its own, and is told it when all are committed. Where they fail together, each is carried out again in a transaction of its own.
 */
export function sharedLanes(of: (tenant: string) => TenantDatabase, means: Means, wrote: (records: number) => void): Lanes {
  const lanes = new Map<string, Waiting[]>();
  return (tenant, work, ahead) =>
    new Promise((fulfil, refuse) => {
      const one: Waiting = { work, ahead, fulfil, refuse };
      const lane = lanes.get(tenant);
      if (lane) return void lane.push(one);
      const begun = [one];
      lanes.set(tenant, begun);
      void drive(tenant, begun);
    });

  async function drive(tenant: string, lane: Waiting[]): Promise<void> {
    while (lane.length > 0) await carryOut(tenant, [lane.shift()!], lane);
    lanes.delete(tenant);
  }

  async function carryOut(tenant: string, group: Waiting[], joining: Waiting[]): Promise<void> {
    try {
      const { answer: outcomes, records } = await retried(() =>
        transact(of(tenant), tenant, means, (shared) => inTurn(shared, group, joining)),
      );
      if (records > 0) wrote(records);
      for (const [at, outcome] of outcomes.entries()) tell(group[at]!, outcome);
    } catch (error) {
      if (group.length === 1 || meetsAll(error)) for (const { refuse } of group) refuse(error);
      else for (const one of group) await carryOut(tenant, [one], []);
    }
  }
}

async function inTurn(shared: SharedTransaction, group: Waiting[], joining: Waiting[]): Promise<Outcome<unknown>[]> {
  const began = Date.now();
  const hasRoom = (): boolean => group.length < most.works && shared.size < most.versions && Date.now() - began < most.ms;
  const outcomes: Outcome<unknown>[] = [];
  await shared.readAhead(group.flatMap(({ ahead }) => ahead ?? []));
  while (!shared.isOver) {
    if (outcomes.length === group.length) {
      if (joining.length === 0 || !hasRoom()) break;
      const joined = joining.splice(0, most.works - group.length);
      group.push(...joined);
      await shared.readAhead(joined.flatMap(({ ahead }) => ahead ?? []));
    }
    outcomes.push(await shared.carryOut(group[outcomes.length]!.work));
  }
  return outcomes;
}

function tell({ fulfil, refuse }: Waiting, outcome: Outcome<unknown>): void {
  if ("refusal" in outcome) refuse(outcome.refusal);
  else fulfil(outcome.answer as never);
}
