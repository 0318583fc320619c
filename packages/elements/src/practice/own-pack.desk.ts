import type { TemplateResult } from "lit";
import type { CampusGateway, Draft, GatewayError, Pack, Pending, Receipt } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { isContent, isStale, type Delivery } from "../forms/delivery.model.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import type { Stand } from "./own-pack.model.ts";

/** What whoever writes an organisation's own pack works on: what stands there now, and the ways to it. */
export interface OwnDesk {
  campus(): CampusGateway;
  /** The pack with what is typed. */
  pack(): Pack;
  stand(): Stand;
  draft(): Draft<"pack"> | undefined;
  draftError(): GatewayError | undefined;
}

/**
 * Publishes the draft as it stands: what is typed is stored first, and what was refused before gives way.
 * Nothing is done where somebody else wrote into it in the meantime.
 */
export async function publishDraft(desk: OwnDesk, pending: readonly Pending[]): Promise<Receipt | undefined> {
  const { record } = desk.stand();
  await desk.draft()?.flush();
  const stale = desk.draftError();
  if (stale && isStale(stale)) return undefined;
  const campus = desk.campus();
  for (const { actionId, on, state } of pending) if (on.id === record && state === "attention") await campus.resolve(actionId, "discard");
  return campus.act("pack.publish", { id: record });
}

/** Two versions of the same thing, in words. */
export interface Difference {
  label: string;
  mine: string;
  theirs: string;
}

/** Somebody else wrote into the same draft: both are shown, and a person chooses. */
export function conflictOf(
  desk: OwnDesk,
  delivery: Delivery,
  forms: Words<FormMessages>,
  differing: (mine: Pack, theirs: Pack) => readonly Difference[],
): TemplateResult | undefined {
  const error = desk.draftError();
  const refused = delivery.state === "attention" && isContent(delivery.action) && isStale(delivery.error) ? delivery : undefined;
  const current = (refused?.error ?? (error && isStale(error) ? error : undefined))?.current as { version: number; pack: Pack } | undefined;
  if (!current?.pack) return undefined;
  const on = { kind: "pack", id: desk.stand().record } as const;
  const choose = async (which: "mine" | "theirs"): Promise<void> => {
    const campus = desk.campus();
    const draft = desk.draft();
    if (which === "theirs") {
      await draft?.discard();
      if (refused) await campus.resolve(refused.actionId, "discard");
      return campus.one(on).refresh();
    }
    const patch = { pack: desk.pack() };
    if (refused) await campus.resolve(refused.actionId, { merged: patch });
    else await campus.act("pack.change", { id: on.id, version: current.version, patch });
    await draft?.flush();
  };
  return conflictPanel(forms, differing(desk.pack(), current.pack), (which) => void choose(which));
}
