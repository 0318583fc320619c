import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { say, type Rubric } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import { progressOf, type Progress } from "./progress.model.ts";
import type { RecordMessages } from "./record.strings.ts";
import type { RatingSheet } from "./sheet.ts";

const shown = 3;

/** The live total of a rubric, and which items are still open. */
export const totalView = (sheet: RatingSheet, words: Words<RecordMessages>, rubric: Rubric): unknown => {
  const { ratings } = sheet.now;
  const may = sheet.may.has("ratings");
  return guard([ratings, rubric, sheet.language, may], () => draw(sheet, words, progressOf(rubric, ratings, sheet.language), rubric, may));
};

/** What could still be rated before the form is handed in. */
export function restWords({ now, language }: RatingSheet, words: Words<RecordMessages>, rubric: Rubric): string {
  const { needed, open, rated } = progressOf(rubric, now.ratings, language);
  if (needed.length > 0) return words.say("needOpen", needed.length);
  return open.length > 0 && rated > 0 ? words.say("someOpen", open.length) : "";
}

function draw(
  { language, focus }: RatingSheet,
  words: Words<RecordMessages>,
  progress: Progress,
  rubric: Rubric,
  may: boolean,
): TemplateResult {
  const figure = progress.scaled ?? progress.points;
  return html`<p class="row" role="status">
      ${rubric.full ? html`<span>${words.say("total")}</span><strong class="figure">${progress.rated > 0 ? figure : "—"}</strong><span class="second figure">/ ${rubric.full}</span>` : nothing}
      ${progress.bandLabel ? html`<strong>${progress.bandLabel}</strong>` : nothing}
      <span class="second small list"
        ><span>${words.say("rated", progress.items - progress.open.length - progress.notApplicable, progress.items)}</span>${
          progress.notApplicable > 0 ? html`<span>${words.say("left", progress.notApplicable)}</span>` : nothing
        }${rubric.full && progress.rated > 0 && progress.open.length > 0 ? html`<span>${words.say("soFar")}</span>` : nothing}</span
      >
    </p>
    ${
      may && progress.open.length > 0 && progress.rated > 0
        ? html`<p class="small second open no-print">
            ${words.say("open")}
            ${progress.open
              .slice(0, shown)
              .map(
                (item) =>
                  html`<button
                    type="button"
                    class="link"
                    @click=${() => focus(`[data-item="${CSS.escape(item.id)}"] :is(input, textarea)`)}
                  >
                    ${say(item.text, language)}
                  </button> `,
              )}
            ${progress.open.length > shown ? words.say("more", progress.open.length - shown, progress.open.length) : nothing}
          </p>`
        : nothing
    }`;
}
