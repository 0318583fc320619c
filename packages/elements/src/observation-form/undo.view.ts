import { html, type TemplateResult } from "lit";
import type { Sheet } from "./sheet.ts";

/** In place of an entry that was removed: the way back. */
export const undoRow = ({ words }: Sheet, id: string, undo: () => void): TemplateResult =>
  html`<li class="row undo" role="status">
    <span class="second">${words.say("removed")}</span>
    <button type="button" class="link" id=${id} @click=${undo}>${words.say("undo")}</button>
  </li>`;
