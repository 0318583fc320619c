import { html, nothing, type TemplateResult } from "lit";
import { say, type Rubric } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import type { DuringMessages } from "./during/during.strings.ts";
import type { TagFilter } from "./during/tag-filter.ts";
import { clockOf, inOrder } from "./minutes.model.ts";
import { pointsShown } from "./points.model.ts";
import type { RecordMessages } from "./record.strings.ts";
import { ratingText } from "./progress.model.ts";
import { optionWords, rubricFrame } from "./rubric.view.ts";
import type { Sheet } from "./sheet.ts";
import { totalView } from "./total.view.ts";
import type { TextName } from "./texts.view.ts";

/** The points to watch, with what was seen; nothing where there are none. */
export function pointsRead({ now, lesson, words }: Sheet): TemplateResult | typeof nothing {
  const points = pointsShown(now.points, lesson);
  if (points.length === 0) return nothing;
  return html`<section class="part" part="points" aria-labelledby="points-title">
    <h3 id="points-title">${words.say("field", "points")}</h3>
    <ul class="rows">
      ${points.map(
        ({ text, note }) => html`<li class="point"><span>${text}</span>${note ? html`<p class="text second">${note}</p>` : nothing}</li>`,
      )}
    </ul>
  </section>`;
}

/** The timed notes, each with what it is about; nothing where there are none. */
export function notesRead(
  { now, lesson, words }: Sheet,
  during: Words<DuringMessages>,
  filter: TagFilter,
): TemplateResult | typeof nothing {
  if (now.notes.length === 0) return nothing;
  const notes = inOrder(now.notes);
  return html`<section class="part" part="notes" aria-labelledby="notes-title">
    <h3 id="notes-title">${words.say("field", "notes")}</h3>
    ${filter.render(notes)}
    <ul class="rows">
      ${filter
        .of(notes)
        .map(
          ({ minute, text, tag }) =>
            html`<li class="note read">
              <span class="second figure">${lesson ? clockOf(lesson, minute) : `${minute} ${during.say("minute")}`}</span
              ><span class="text">${tag ? html`<span class="badge">${during.say("tag", tag)}</span> ` : nothing}${text}</span>
            </li>`,
        )}
    </ul>
  </section>`;
}

/** The rubric as it was filled in, with its total. */
export const rubricRead = (sheet: Sheet, words: Words<RecordMessages>, rubric: Rubric): TemplateResult =>
  rubricFrame(sheet, rubric, totalView(sheet, words, rubric), (item) => {
    const answer = ratingText(item, sheet.now.ratings[item.id], optionWords(sheet), sheet.language);
    return html`<div class="item read">
      <span class="what">${say(item.text, sheet.language)}</span>
      <span class="text ${item.field === "text" ? "words" : "figure"} ${answer ? "" : "second"}">${answer || words.say("unrated")}</span>
    </div>`;
  });

/** Long texts, and that one was left empty. */
export const textsRead = (sheet: Sheet, words: Words<RecordMessages>, names: readonly TextName[], part: string): TemplateResult =>
  html`<section class="part texts" part=${part}>
    ${names.map(
      (name) =>
        html`<div class="field">
          <h3>${sheet.words.say("field", name)}</h3>
          <p class="text ${sheet.now[name] ? "" : "second"}">${sheet.now[name] || words.say("none")}</p>
        </div>`,
    )}
  </section>`;
