import type { TemplateResult } from "lit";
import { say, type Pack } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import type { Delivery } from "../forms/delivery.model.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import { conflictOf } from "../practice/own-pack.desk.ts";
import type { Desk } from "./desk.ts";

/** Somebody else wrote into the same draft: both are shown in words, and a person chooses. */
export const conflictView = (desk: Desk, delivery: Delivery, forms: Words<FormMessages>): TemplateResult | undefined =>
  conflictOf(desk, delivery, forms, (mine, theirs) => [
    { label: say(mine.title, desk.language()), mine: outlineOf(desk, mine), theirs: outlineOf(desk, theirs) },
  ]);

/** A scheme in words, line by line, with what its clauses say and what its examples expect. */
function outlineOf(desk: Desk, pack: Pack): string {
  const says = desk.explained(pack);
  const text = (of: Pack["title"]): string => say(of, desk.language());
  const lines = says
    ? [says.says, ...[...says.deduct, ...says.add].map(({ counted, each, max }) => `· ${counted} ${each}${max ? ` / ${max}` : ""}`)]
    : [];
  const clauses = pack.source.clauses.map((clause) => `${text(clause.label)} ${clause.says ? text(clause.says) : ""}`);
  const examples = pack.examples.map(({ id, expect }) => `${id} ${Object.values(expect).join()}`);
  return [text(pack.title), ...lines, ...clauses, ...examples].join("\n");
}
