import { newId, partRange, ProblemError, type Attachment, type Id, type WriteAnswer } from "@xiaoben/contract";
import { demand, mayRead } from "../authorize/check.ts";
import { shownTo } from "../authorize/fields.ts";
import type { Caller } from "../backend.ts";
import { noSetup } from "../practice/setup.ts";
import type { Body } from "../records/body.ts";
import { demandValid, issue } from "../records/issues.ts";
import { find, nextOf, notFound, save, type Scene } from "../records/scene.ts";
import type { Services } from "../services.ts";

const action = "attachment.part";

/**
 * Takes one part of a file, in any order. A part that is there already is replaced, so a part needs no action id.
 * @throws {ProblemError} `not-found`, `transition-not-allowed` once it is complete, `validation` for a part that it has not, or of another length.
 */
export async function putPart(
  services: Services,
  caller: Caller,
  { id, part }: { id: Id; part: number },
  bytes: Uint8Array,
): Promise<WriteAnswer<"attachment">> {
  const who = await services.who(caller);
  return services.store.write(caller.tenant, async (tx) => {
    const ref = { kind: "attachment", id } as const;
    const found = await find((one) => tx.get(one), ref);
    if (!found || !mayRead(who, ref.kind, found.governing)) throw notFound(ref);
    demand(who, action, found.governing);
    const record = found.body as unknown as Attachment;
    demandOpen(record);
    demandFit(record, part, bytes.byteLength);
    await tx.putPart(id, part, bytes);
    const received = [...new Set([...(record.received ?? []), part])].sort((a, b) => a - b);
    const actionId = newId();
    const scene: Scene = { tx, who, settings: services.settings, action, actionId, inputHash: "", setup: noSetup, changes: new Map() };
    const stored = await save(scene, ref.kind, nextOf(found.body, { received }, who.now));
    const changes = [...scene.changes.values()];
    await tx.audit({ at: who.now, actor: who.person, action, actionId, on: ref, changes });
    const shown = shownTo(who, { stored, body: stored.body as Body, governing: stored });
    return { record: shown as unknown as Attachment, changes };
  });
}

function demandOpen({ state }: Attachment): void {
  if (state !== "open") throw new ProblemError("transition-not-allowed", "The attachment is complete. Nothing of it changes any more.");
}

function demandFit({ size }: Attachment, part: number, length: number): void {
  const range = partRange(size, part);
  demandValid(range ? [] : [issue("/part", "no-such-part", `A file of ${size} bytes has no part ${part}.`)], "part");
  const expected = range!.to - range!.from;
  demandValid(expected === length ? [] : [issue("", "wrong-size", `Part ${part} has ${expected} bytes; ${length} came.`)], "part");
}
