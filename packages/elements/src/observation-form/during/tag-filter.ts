import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { NoteTag, Observation } from "@xiaoben/contract";
import type { Words } from "../../core/index.ts";
import type { DuringMessages } from "./during.strings.ts";
import { tagsIn } from "./tags.model.ts";

type Notes = Observation["notes"];

/** Shows the notes of one tag alone; offered where there is something to choose. */
export class TagFilter {
  readonly #host: ReactiveControllerHost;
  readonly #words: Words<DuringMessages>;
  #tag: NoteTag | undefined;

  constructor(host: ReactiveControllerHost, words: Words<DuringMessages>) {
    this.#host = host;
    this.#words = words;
  }

  of(notes: Notes): Notes {
    return this.#tag && notes.some(({ tag }) => tag === this.#tag) ? notes.filter(({ tag }) => tag === this.#tag) : notes;
  }

  clear(): void {
    this.#tag = undefined;
  }

  render(notes: Notes): TemplateResult | typeof nothing {
    const tags = tagsIn(notes);
    if (tags.length === 0 || (tags.length === 1 && tags[0]!.count === notes.length)) return nothing;
    const shown = this.of(notes).length;
    return html`<div class="row filter no-print" role="group" aria-label=${this.#words.say("shownTags")}>
      ${this.#renderOne(undefined, this.#words.say("all"), notes.length, shown === notes.length)}
      ${tags.map(({ tag, count }) => this.#renderOne(tag, this.#words.say("tag", tag), count, shown < notes.length && tag === this.#tag))}
      <span class="hidden" role="status">${shown < notes.length ? this.#words.say("shownCount", shown, notes.length) : ""}</span>
    </div>`;
  }

  #renderOne(tag: NoteTag | undefined, word: string, count: number, chosen: boolean): TemplateResult {
    return html`<button type="button" class="chip" aria-pressed=${chosen} @click=${() => this.#onChoose(tag)}>
      ${word} <span class="figure">${count}</span>
    </button>`;
  }

  #onChoose(tag: NoteTag | undefined): void {
    this.#tag = tag;
    this.#host.requestUpdate();
  }
}
