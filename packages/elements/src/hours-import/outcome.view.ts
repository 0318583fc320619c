import { html, nothing, type TemplateResult } from "lit";
import { errorState, icon, type CoreMessages, type Words } from "../core/index.ts";
import { notice } from "./columns.view.ts";
import type { HoursImportMessages } from "./hours-import.strings.ts";

type Say = Words<HoursImportMessages>;

/** Why a look or a writing did not come to its end. */
export interface Failure {
  code: string;
  while: "look" | "write";
}

/** What went wrong with the file, and the ways on. After a lost answer the way on is a look, never a second writing. */
export function failureView(
  core: Words<CoreMessages>,
  words: Say,
  { code, while: during }: Failure,
  onAnother: () => void,
  onLook: () => void,
): TemplateResult {
  const said = words.say("failed", code);
  return html`${
      said
        ? html`<p class="notice undetermined" role="alert">${icon("warning")}<span>${said}</span></p>`
        : errorState(core, { code: code as "internal" })
    }
    ${during === "write" ? notice("", "info", words.say("lost")) : nothing}
    <div class="row end">
      <button type="button" id="another" @click=${onAnother}>${words.say("another")}</button>
      <button type="button" class="primary" id="look-again" @click=${onLook}>${words.say(during === "write" ? "look" : "again")}</button>
    </div>`;
}

/** How far a writing is; without portions only that it goes on. */
export function progressView(words: Say, { done, of }: { done: number; of: number } = { done: 0, of: 0 }): TemplateResult {
  const said = of > 0 ? words.say("writing", done, of) : words.say("begun");
  return html`<p role="status" class="small">${said}</p>
    <progress aria-label=${said} max=${of || nothing} value=${of > 0 ? done : nothing}></progress>`;
}
