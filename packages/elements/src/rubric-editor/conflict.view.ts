import type { TemplateResult } from "lit";
import { say, type Pack, type Rubric } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import type { Delivery } from "../forms/delivery.model.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import { conflictOf, type Difference } from "../practice/own-pack.desk.ts";
import type { Desk } from "./desk.ts";
import { outlineOf } from "./rubric.edit.model.ts";
import { rubricsOf } from "./rubrics.model.ts";

/** Somebody else wrote into the same draft: both are shown rubric by rubric, and a person chooses. */
export const conflictView = (desk: Desk, delivery: Delivery, forms: Words<FormMessages>): TemplateResult | undefined =>
  conflictOf(desk, delivery, forms, (mine, theirs) => differing(desk, mine, theirs));

function differing(desk: Desk, minePack: Pack, theirPack: Pack): Difference[] {
  const [mine, theirs] = [rubricsOf(minePack), rubricsOf(theirPack)];
  const outline = (rubric: Rubric | undefined): string => (rubric ? outlineOf(rubric, (text) => say(text, desk.language())) : "");
  const ids = [...new Set([...mine, ...theirs].map(({ id }) => id))];
  return ids
    .map((id) => [mine.find((one) => one.id === id), theirs.find((one) => one.id === id)] as const)
    .filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b))
    .map(([a, b]) => ({ label: desk.nameOf((a ?? b)!), mine: outline(a), theirs: outline(b) }));
}
