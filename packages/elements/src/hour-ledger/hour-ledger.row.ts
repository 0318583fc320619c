import { html, nothing, type TemplateResult } from "lit";
import type { Hour } from "@xiaoben/contract";
import { stateBadge } from "../core/badge.ts";
import type { Format } from "../core/format.ts";
import type { Words } from "../core/words.ts";
import type { CoreMessages } from "../core/core.strings.ts";
import type { Category } from "./hour-ledger.model.ts";
import type { Row } from "./hour-ledger.rows.ts";
import type { LedgerMessages } from "./hour-ledger.strings.ts";

/** What rows are drawn with. */
export interface Voice {
  core: Words<CoreMessages>;
  words: Words<LedgerMessages>;
  format: Format;
  /** `undefined` while it is not known what they are called. */
  categories: ReadonlyMap<string, Category> | undefined;
  name(id: string): string;
}

/** What is to be said of one record. */
export interface Look {
  /** `undefined`: nothing can be chosen here. */
  selected: boolean | undefined;
  /** What became of it in a batch. */
  note: string | undefined;
  /** What stands under what was granted: the figure, or the field that it is typed into. */
  approved: TemplateResult | string;
}

/** One record: cells in wide windows, a card in narrow ones. Its events are heard by the grid. */
export function rowOf(voice: Voice, hour: Hour, { selected, note, approved }: Look): Row {
  const { core, words, format } = voice;
  const name = voice.name(hour.person);
  const second = note ?? hour.reason;
  const cells = html`<div
      role="gridcell"
      aria-colindex="1"
      class=${selected === undefined ? "" : "check"}
      aria-label=${selected === undefined ? nothing : words.say("choose", name, hour.title)}
    ></div>
    <div role="gridcell" aria-colindex="2" class="who">${name}</div>
    <div role="gridcell" aria-colindex="3" class="on">${format.days(hour.on, hour.until)}</div>
    <div role="gridcell" aria-colindex="4" class="what">
      <span class="line">${hour.title}</span
      >${second ? html`<span class="line small ${note ? "note" : "second"}">${second}</span>` : nothing}
    </div>
    <div role="gridcell" aria-colindex="5" class="category">${titleOf(voice, hour)}</div>
    <div role="gridcell" aria-colindex="6" class="facts">${factsOf(voice, hour)}</div>
    <div role="gridcell" aria-colindex="7" class="number claimed" data-label=${words.say("claimed")}>
      ${figureOf(voice, hour.claimedHours)}
    </div>
    <div role="gridcell" aria-colindex="8" class="number approved" data-label=${words.say("approved")}>${approved}</div>
    <div role="gridcell" aria-colindex="9" class="state-of">
      ${stateBadge(core, "hour", hour.state)}${hour.state === "submitted" && hour.step ? html`<span class="line small second">${words.say("step", hour.step, hour.levels?.length)}</span>` : nothing}
    </div>`;
  return { kind: selected ? "row-of chosen" : "row-of", selected, cells };
}

/** The category as the pack calls it. */
export const titleOf = ({ categories }: Pick<Voice, "categories">, { category }: Hour): string =>
  categories ? (categories.get(category)?.title ?? category) : "";

export const figureOf = ({ format }: Pick<Voice, "format">, value: string | undefined): string =>
  value === undefined ? "—" : format.figure(value);

/** How long it took, as the record says. */
export function factsOf({ words, format }: Pick<Voice, "words" | "format">, { minutes, days, lessons }: Hour): string {
  const parts: string[] = [];
  if (minutes !== undefined) parts.push(words.say("minutes", format.figure(minutes)));
  if (days !== undefined) parts.push(words.say("days", format.figure(days)));
  if (lessons !== undefined) parts.push(words.say("lessons", format.figure(lessons)));
  return parts.length > 0 ? parts.join(" · ") : "—";
}
