import type { Kind, Participation, Publication } from "@xiaoben/contract";
import type { Examined } from "../attachments/examine.ts";
import type { Body } from "../records/body.ts";
import { isAboutObjections, stampsOfObjections } from "./stamps-of-objections.ts";
import { stampsOfActivity, stampsOfParticipation, type Moment } from "./stamps-of-activities.ts";

/** Bookkeeping that a transition keeps beside what the table says: `undefined` takes a property away. */
export function stamps(
  kind: Kind,
  transition: string,
  before: Body,
  moment: Moment & { examined?: Examined | undefined; chain?: readonly string[] | undefined; input?: Readonly<Record<string, unknown>> },
): Record<string, unknown> {
  if (kind === "activity") return stampsOfActivity(transition, moment);
  if (kind === "publication" && isAboutObjections(transition))
    return stampsOfObjections(transition, before as unknown as Publication, moment);
  if (kind === "participation") return stampsOfParticipation(transition, before as unknown as Participation, moment);
  const { actor, at, examined, chain } = moment;
  const table: { readonly [key: string]: Record<string, unknown> } = {
    "observation.submit": { submittedAt: at, reason: undefined },
    "observation.takeBack": { submittedAt: undefined },
    "observation.answer": { reason: undefined },
    "observation.return": { submittedAt: at },
    "observation.askUnlock": { unlockAskedBy: actor },
    "observation.agree": { unlockAskedBy: undefined, submittedAt: undefined },
    "observation.shareTallies": { talliesShared: true },
    "observation.hideTallies": { talliesShared: undefined },
    "lesson.announce": { announcedAt: at },
    "visit.acknowledge": { readAt: at },
    "observation.refuse": { unlockAskedBy: undefined },
    "hour.submit": { reason: undefined, levels: chain, step: undefined, approvals: undefined, decidedBy: undefined },
    "hour.return": { decidedBy: actor },
    "hour.reject": { decidedBy: actor },
    "hour.reopen": { reason: undefined },
    "plan.submit": { submittedAt: at, step: 0, approvals: [], reason: undefined },
    "pack.publish": { publishedAt: at, publishedBy: actor },
    "attachment.complete": { sha256: examined?.sha256, recognised: examined?.recognised, received: undefined },
    "plan.takeBack": { submittedAt: undefined },
    "publication.recall": { submittedAt: undefined },
    "publication.publish": { publishedAt: at, publishedBy: actor },
  };
  return table[`${kind}.${transition}`] ?? {};
}
