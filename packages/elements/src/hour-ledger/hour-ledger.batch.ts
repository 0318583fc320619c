import { newId, type CampusGateway, type GatewayError, type Hour, type Id, type Receipt } from "@xiaoben/contract";

/** What is decided of many records at once; `reopen` takes a decision back. */
export type Decision = "approve" | "return" | "reject" | "reopen";

/** A record, in the version that was seen. */
export type Seen = Pick<Hour, "id" | "version">;

/** What became of a batch, record by record. */
export interface Outcome {
  does: Decision;
  /** As they were left. */
  done: readonly Seen[];
  /** Safe on the device, to be sent with the next connection. */
  waiting: readonly Seen[];
  refused: ReadonlyMap<Id, GatewayError>;
}

/** How many writes are on their way at once. */
const atOnce = 4;

/** Decides records, each by a write of its own: where somebody was faster, that one is refused and the others are not. */
export async function decide(
  gateway: CampusGateway,
  { does, hours, reason, settled }: { does: Decision; hours: readonly Seen[]; reason: string; settled: (count: number) => void },
): Promise<Outcome> {
  const done: Seen[] = [];
  const waiting: Seen[] = [];
  const refused = new Map<Id, GatewayError>();
  const left = hours.values();
  const work = async (): Promise<void> => {
    for (const hour of left) {
      const { state, changes, error } = await write(gateway, does, hour, reason);
      if (state === "refused") refused.set(hour.id, error ?? { code: "internal", detail: "", retryable: true });
      else if (state === "waiting") waiting.push(hour);
      else done.push({ id: hour.id, version: changes.find(({ id }) => id === hour.id)?.version ?? hour.version });
      settled(done.length + waiting.length + refused.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, hours.length) }, work));
  return { does, done, waiting, refused };
}

/** A refusal of this batch is shown beside its row and nowhere else, hence the id of its own. */
function write(gateway: CampusGateway, does: Decision, { id, version }: Seen, reason: string): Promise<Receipt> {
  const options = { actionId: newId() };
  switch (does) {
    case "approve":
    case "reopen":
      return gateway.act(`hour.${does}`, { id, version }, options);
    default:
      return gateway.act(`hour.${does}`, { id, version, input: { reason } }, options);
  }
}

/** Somebody else was there first. */
export const isOvertaken = ({ code }: GatewayError): boolean => code === "stale-version" || code === "transition-not-allowed";
