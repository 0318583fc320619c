import type { TemplateResult } from "lit";
import { say, type Pack, type Rubric } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { isContent, isStale, type Delivery } from "../forms/delivery.model.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import type { Desk } from "./desk.ts";
import { rubricsOf } from "./rubrics.model.ts";
import { outlineOf } from "./rubric.edit.model.ts";

/** Somebody else wrote into the same draft: both are shown, and a person chooses. */
export function conflictView(desk: Desk, delivery: Delivery, forms: Words<FormMessages>): TemplateResult | undefined {
  const error = desk.draftError();
  const refused = delivery.state === "attention" && isContent(delivery.action) && isStale(delivery.error) ? delivery : undefined;
  const current = (refused?.error ?? (error && isStale(error) ? error : undefined))?.current as { version: number; pack: Pack } | undefined;
  if (!current?.pack) return undefined;
  const [mine, theirs] = [rubricsOf(desk.pack()), rubricsOf(current.pack)];
  const outline = (rubric: Rubric | undefined): string => (rubric ? outlineOf(rubric, (text) => say(text, desk.language())) : "");
  const ids = [...new Set([...mine, ...theirs].map(({ id }) => id))];
  const differing = ids
    .map((id) => [mine.find((one) => one.id === id), theirs.find((one) => one.id === id)] as const)
    .filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b));
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
  return conflictPanel(
    forms,
    differing.map(([a, b]) => ({ label: desk.nameOf((a ?? b)!), mine: outline(a), theirs: outline(b) })),
    (which) => void choose(which),
  );
}
