import type { Id, Instant, Kind } from "@xiaoben/contract";

/** Bookkeeping that a transition keeps beside what the table says: `undefined` takes a property away. */
export function stamps(kind: Kind, transition: string, actor: Id, at: Instant): Record<string, unknown> {
  const table: { readonly [key: string]: Record<string, unknown> } = {
    "observation.submit": { submittedAt: at, reason: undefined },
    "observation.takeBack": { submittedAt: undefined },
    "observation.askUnlock": { unlockAskedBy: actor },
    "observation.agree": { unlockAskedBy: undefined, submittedAt: undefined },
    "observation.refuse": { unlockAskedBy: undefined },
    "hour.submit": { reason: undefined },
    "plan.submit": { submittedAt: at, step: 0, approvals: [], reason: undefined },
    "pack.publish": { publishedAt: at, publishedBy: actor },
    "plan.takeBack": { submittedAt: undefined },
  };
  return table[`${kind}.${transition}`] ?? {};
}
