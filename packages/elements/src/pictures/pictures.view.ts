import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Id } from "@xiaoben/contract";
import { errorWords, icon, type CoreMessages, type Words } from "../core/index.ts";
import type { Pictures } from "./pictures.ts";
import type { PictureMessages } from "./pictures.strings.ts";
import { shown } from "./shown.ts";

/** The words that pictures are described with. */
export interface PictureVoice {
  core: Words<CoreMessages>;
  words: Words<PictureMessages>;
  /** Names a picture by its place, from 1; "photo 1" by default. */
  named?(n: number): string;
  /** Says what removing it does; "remove photo 1" by default. */
  removing?(n: number): string;
}

/** The pictures of a record: those that were sent, then those that wait on this device. */
export function renderPictures(
  voice: PictureVoice,
  pictures: Pictures,
  sent: readonly Id[],
  { may, onRemove }: { may: boolean; onRemove(id: Id, waits: boolean): void },
): TemplateResult {
  const waiting = may ? pictures.waiting() : [];
  return html`<ul class="photos">
    ${repeat(
      [...sent, ...waiting],
      (id) => id,
      (id, i) => renderPicture(voice, pictures, id, i + 1, { may, waits: waiting.includes(id), onRemove }),
    )}
  </ul>`;
}

/** The ways to a picture: the camera, and what is already on the device. */
export function renderWays({ words }: PictureVoice, onFile: (event: Event) => void): TemplateResult {
  const way = (id: string, capture: boolean, word: string): TemplateResult =>
    html`<button
        type="button"
        id=${id}
        @click=${(event: Event) => (event.currentTarget as HTMLElement).parentElement!.querySelector<HTMLInputElement>(`#${id}-file`)?.click()}
      >
        ${icon("plus")}${word}
      </button>
      <input
        type="file"
        hidden
        id="${id}-file"
        accept="image/jpeg,image/png,image/webp"
        capture=${capture ? "environment" : nothing}
        @change=${onFile}
      />`;
  return html`<div class="row no-print">
    ${way("take-photo", true, words.say("take"))}${way("choose-photo", false, words.say("choose"))}
  </div>`;
}

function renderPicture(
  voice: PictureVoice,
  pictures: Pictures,
  id: Id,
  n: number,
  { may, waits, onRemove }: { may: boolean; waits: boolean; onRemove(id: Id, waits: boolean): void },
): TemplateResult {
  const { words, named = (at) => words.say("photo", at), removing = (at) => words.say("remove", at) } = voice;
  const blob = pictures.blob(id);
  return html`<li>
    ${
      blob instanceof Blob
        ? html`<canvas role="img" aria-label=${named(n)} ${shown(blob)}></canvas>`
        : html`<span class="unread small second">${blob === "unread" ? words.say("unread") : named(n)}</span>`
    }
    ${
      may
        ? html`<div class="row">
            <span class="small second">${waits ? stateOf(voice, pictures, id) : words.say("sent")}</span>
            <button type="button" class="icon-only" aria-label=${removing(n)} @click=${() => onRemove(id, waits)}>${icon("remove")}</button>
          </div>`
        : nothing
    }
    ${
      waits && pictures.errorOf(id)
        ? html`<button type="button" class="link" data-again=${id} @click=${() => pictures.again(id)}>${words.say("again")}</button>`
        : nothing
    }
  </li>`;
}

function stateOf({ core, words }: PictureVoice, pictures: Pictures, id: Id): string {
  const error = pictures.errorOf(id);
  if (error && !error.retryable) return errorWords(core, error);
  if (pictures.isSending) return words.say("sending");
  return words.say(pictures.isOnPageOnly(id) ? "pageOnly" : "waiting");
}
