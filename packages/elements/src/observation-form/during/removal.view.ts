import { html, type TemplateResult } from "lit";
import { icon, type Words } from "../../core/index.ts";
import type { DuringMessages } from "./during.strings.ts";

/** In place of an entry that was removed: the way back. */
export const undoRow = (words: Words<DuringMessages>, id: string, undo: () => void): TemplateResult =>
  html`<li class="row undo" role="status">
    <span class="second">${words.say("removed")}</span>
    <button type="button" class="link" id=${id} @click=${undo}>${words.say("undo")}</button>
  </li>`;

/** Removes an entry; `label` says which. */
export const removeButton = (label: string, remove: () => void): TemplateResult =>
  html`<button type="button" class="icon-only" aria-label=${label} @click=${remove}>${icon("remove")}</button>`;
