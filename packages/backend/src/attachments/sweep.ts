import { idOf, newId, type Attachment, type Id, type Instant } from "@xiaoben/contract";
import type { Body } from "../records/body.ts";
import { allOf } from "../records/pages.ts";
import { relationsOf } from "../records/project.ts";
import type { Services } from "../services.ts";

/** Who removes what people have left behind: the back end itself, in history and in the audit trail. */
const actor: Id = idOf("system", "uploads");
const action = "attachment.sweep";
const aDay = 86_400_000;

/**
 * Removes a tenant's uploads that nobody has gone on with for as many days as are set: their parts go, a tombstone stays, and the audit
 * trail says so. Answers how many.
 */
export async function sweepUploads(services: Services, tenant: string): Promise<number> {
  const now = services.now().toISOString();
  const until = new Date(Date.parse(now) - services.settings.uploadDays * aDay).toISOString();
  const open = await allOf(services.store, tenant, "attachment", [{ property: "state", test: "is", value: "open" }]);
  let removed = 0;
  for (const { id } of open.filter(({ updatedAt }) => updatedAt < until))
    if (await removeOne(services, tenant, id, { now, until })) removed++;
  return removed;
}

/** `false` where somebody has gone on with it meanwhile. */
function removeOne({ store }: Services, tenant: string, id: Id, { now, until }: { now: Instant; until: Instant }): Promise<boolean> {
  const ref = { kind: "attachment", id } as const;
  return store.write(tenant, async (tx) => {
    const stored = await tx.get(ref);
    if (!stored || stored.deleted || stored.state !== "open" || stored.updatedAt >= until) return false;
    const { org, createdAt, version } = stored.body as Attachment;
    const tombstone = { id, org, createdAt, version: version + 1, updatedAt: now, deleted: true } as Body;
    const actionId = newId();
    await tx.removeParts(id);
    await tx.put(
      { ...stored, version: tombstone.version, state: null, day: null, deleted: true, updatedAt: now, body: tombstone },
      { actor, action, actionId },
    );
    await tx.relate(ref, relationsOf(ref.kind, tombstone));
    await tx.audit({ at: now, actor, action, actionId, on: ref, changes: [{ ...ref, version: tombstone.version }] });
    return true;
  });
}
