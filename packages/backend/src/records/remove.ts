import { kinds, ProblemError, type Id, type Kind } from "@xiaoben/contract";
import { demand, editable, mayRead } from "../authorize/check.ts";
import type { Stored } from "../store/store.ts";
import { parentOf, workflowOf, type Body } from "./body.ts";
import { demandVersion, find, notFound, save, type Found, type Scene } from "./scene.ts";

/** Removes a draft with what hangs on it. A tombstone stays, without content. */
export async function remove(scene: Scene, kind: Kind, { id, version }: { id: Id; version?: number }): Promise<void> {
  const found = await find((ref) => scene.tx.get(ref), { kind, id });
  if (!found || !mayRead(scene.who, kind, found.governing)) throw notFound({ kind, id });
  const parties = demand(scene.who, scene.action, found.governing);
  demandVersion(found.body, version);
  demandDraft(found, parties);
  for (const child of kinds.filter((one) => parentOf(one)?.kind === kind)) {
    for (const row of await scene.tx.linked({ kind, id }, parentOf(child)!.rel, child)) await bury(scene, child, row);
  }
  await bury(scene, kind, found.stored);
}

function demandDraft({ stored, governing }: Found, parties: ReturnType<typeof demand>): void {
  const isDraft =
    governing === stored ? stored.state === workflowOf(stored.kind as Kind)?.initial : editable(governing, parties).length > 0;
  if (!isDraft)
    throw new ProblemError("transition-not-allowed", `Only drafts are removed; this ${governing.kind} is in state "${governing.state}".`);
}

/** The tombstone keeps whose it was, so that only he may write it again. What was attached goes with it, and so do the bytes of a file. */
async function bury(scene: Scene, kind: Kind, stored: Stored): Promise<void> {
  for (const file of await scene.tx.linked({ kind, id: stored.id }, "of", "attachment")) await bury(scene, "attachment", file);
  if (kind === "attachment") await scene.tx.removeParts(stored.id);
  const { id, org, createdAt, version } = stored.body as Body;
  const tombstone = { id, org, createdAt, version: version + 1, updatedAt: scene.who.now, deleted: true } as Body;
  await save(scene, kind, tombstone, scene.action, stored.owner);
}
