import { newId, type CampusGateway, type GatewayError, type Hour, type Id, type Receipt } from "@xiaoben/contract";

/** What is decided of many records at once. */
export type Decision = "approve" | "return" | "reject";

/** What became of a batch, record by record. */
export interface Outcome {
  does: Decision;
  done: readonly Id[];
  /** Safe on the device, to be sent with the next connection. */
  waiting: readonly Id[];
  refused: ReadonlyMap<Id, GatewayError>;
}

/** How many writes are on their way at once. */
const atOnce = 4;

/** Decides records, each by a write of its own: where somebody was faster, that one is refused and the others are not. */
export async function decide(
  gateway: CampusGateway,
  { does, hours, reason, settled }: { does: Decision; hours: readonly Hour[]; reason: string; settled: (count: number) => void },
): Promise<Outcome> {
  const [done, waiting]: Id[][] = [[], []];
  const refused = new Map<Id, GatewayError>();
  const left = hours[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const hour of left) {
      const receipt = await write(gateway, does, hour, reason);
      if (receipt.state === "refused") refused.set(hour.id, receipt.error ?? { code: "internal", detail: "", retryable: true });
      else (receipt.state === "sent" ? done : waiting)!.push(hour.id);
      settled(done!.length + waiting!.length + refused.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, hours.length) }, work));
  return { does, done: done!, waiting: waiting!, refused };
}

/** A refusal of this batch is shown beside its row and nowhere else, hence the id of its own. */
function write(gateway: CampusGateway, does: Decision, { id, version }: Hour, reason: string): Promise<Receipt> {
  const options = { actionId: newId() };
  if (does === "approve") return gateway.act("hour.approve", { id, version }, options);
  const input = { id, version, input: { reason } };
  return does === "return" ? gateway.act("hour.return", input, options) : gateway.act("hour.reject", input, options);
}

/** Somebody else was there first. */
export const isOvertaken = ({ code }: GatewayError): boolean => code === "stale-version" || code === "transition-not-allowed";
