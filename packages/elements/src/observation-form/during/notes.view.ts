import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { newId, type NoteTag, type Observation } from "@xiaoben/contract";
import { icon, type Words } from "../../core/index.ts";
import { apart } from "../../forms/apart.ts";
import { textField } from "../../forms/field.ts";
import { clockOf, inOrder, readMinute } from "../minutes.model.ts";
import { putBack } from "../points.model.ts";
import type { Sheet } from "../sheet.ts";
import { removeButton, undoRow } from "./removal.view.ts";
import type { LessonClock } from "./clock.ts";
import type { DuringMessages } from "./during.strings.ts";
import { TagFilter } from "./tag-filter.ts";
import { noteTags } from "./tags.model.ts";

type Note = Observation["notes"][number];

/** Timed notes: stamped with the minute of the lesson, or by the observer's own clock outside of it; each may say what it is about. */
export class NotesView {
  readonly #host: ReactiveControllerHost;
  readonly #clock: LessonClock;
  readonly #words: Words<DuringMessages>;
  readonly #filter: TagFilter;
  #removed: { note: Note; index: number } | undefined;

  constructor(host: ReactiveControllerHost, clock: LessonClock, words: Words<DuringMessages>) {
    this.#host = host;
    this.#clock = clock;
    this.#words = words;
    this.#filter = new TagFilter(host, words);
  }

  /** @param pads the buttons that begin a note, where they do not stand in the bar */
  render(sheet: Sheet, pads: unknown): TemplateResult {
    const notes = inOrder(sheet.now.notes);
    return html`<section class="part" part="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">${sheet.words.say("field", "notes")}</h3>
      ${this.#filter.render(notes)}
      <ul class="rows">
        ${repeat(
          this.#filter.of(notes),
          (note) => note.id,
          // A note is drawn anew only when it changed: there may be dozens, on a phone of years ago.
          (note) => guard([note.minute, note.text, note.tag, sheet.lesson, sheet.language], () => this.#renderNote(sheet, note)),
        )}
        ${this.#removed ? undoRow(this.#words, "undo-note", () => this.#onUndo(sheet)) : nothing}
      </ul>
      ${pads}
      <p class="small second no-print">${this.#words.say("noteHint")}</p>
    </section>`;
  }

  /** The buttons that begin a note: one for each tag, and one without. */
  pads(sheet: Sheet): TemplateResult {
    return html`<div class="pads ${sheet.language}">
      ${noteTags.map(
        (tag) =>
          html`<button type="button" data-tag=${tag} @click=${() => this.#onAdd(sheet, tag)}>${this.#words.say("tag", tag)}</button>`,
      )}
      <button type="button" id="add-note" @click=${() => this.#onAdd(sheet)}>${icon("plus")}${this.#words.say("noteAdd")}</button>
    </div>`;
  }

  #renderNote(sheet: Sheet, note: Note): TemplateResult {
    const words = this.#words;
    const { lesson } = sheet;
    return html`<li class="note">
      ${apart(
        html` <span class="minute">
            <input
              class="figure"
              inputmode="numeric"
              size="3"
              aria-label=${words.say("noteMinute")}
              .value=${String(note.minute)}
              @change=${(event: Event) => this.#onMinute(event, sheet, note)}
            /><span class="small second" aria-hidden="true">${words.say("minute")}</span>
            ${lesson ? html`<span class="small second figure clock">${clockOf(lesson, note.minute)}</span>` : nothing}
            ${this.#renderTag(sheet, note)}
          </span>
          ${textField({
            id: `note-${note.id}`,
            label: words.say("noteText", note.minute),
            quiet: true,
            rows: 1,
            value: note.text,
            onText: (text) => replace(sheet, note.id, { text }),
            onKey: (event) => this.#onKey(event, sheet),
          })}
          ${removeButton(words.say("noteRemove", note.minute), () => this.#onRemove(sheet, note.id))}`,
      )}
    </li>`;
  }

  #renderTag(sheet: Sheet, { id, minute, tag = "" as NoteTag }: Note): TemplateResult {
    const offered: readonly NoteTag[] = tag && !(noteTags as readonly string[]).includes(tag) ? [...noteTags, tag] : noteTags;
    const onChange = (event: Event): void =>
      replace(sheet, id, { tag: ((event.target as HTMLSelectElement).value || undefined) as NoteTag });
    return html`<select class="tag" aria-label=${this.#words.say("tagLabel", minute)} @change=${onChange}>
      <option value="" .selected=${!tag}>${this.#words.say("untagged")}</option>
      ${offered.map((one) => html`<option value=${one} .selected=${one === tag}>${this.#words.say("tag", one)}</option>`)}
    </select>`;
  }

  /** Enter begins the next note; while an input method is composing, Enter belongs to it. */
  #onKey(event: KeyboardEvent, sheet: Sheet): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#onAdd(sheet);
  }

  #onAdd(sheet: Sheet, tag?: NoteTag): void {
    const id = newId();
    this.#removed = undefined;
    this.#filter.clear();
    const minute = this.#clock.stamp(sheet);
    sheet.focus(`#note-${CSS.escape(id)}`);
    sheet.change((now) => ({ notes: [...now.notes, { id, minute, text: "", ...(tag && { tag }) }] }));
  }

  #onMinute(event: Event, sheet: Sheet, note: Note): void {
    const input = event.target as HTMLInputElement;
    const minute = readMinute(input.value);
    if (minute === undefined) input.value = String(note.minute);
    else replace(sheet, note.id, { minute });
  }

  #onRemove(sheet: Sheet, id: string): void {
    const index = sheet.now.notes.findIndex((note) => note.id === id);
    const note = sheet.now.notes[index];
    if (!note) return;
    this.#removed = { note, index };
    sheet.focus("#undo-note");
    sheet.change((now) => ({ notes: now.notes.filter((other) => other.id !== id) }));
  }

  #onUndo(sheet: Sheet): void {
    const removed = this.#removed;
    if (!removed) return;
    this.#removed = undefined;
    sheet.focus(`#note-${CSS.escape(removed.note.id)}`);
    sheet.change((now) => ({ notes: putBack(now.notes, removed.note, removed.index) }));
    this.#host.requestUpdate();
  }
}

/** `tag: undefined` takes the tag away. */
const replace = (sheet: Sheet, id: string, patch: { [K in keyof Note]?: Note[K] | undefined }): void =>
  sheet.change((now) => ({
    notes: now.notes.map((note) => {
      if (note.id !== id) return note;
      const { tag, ...next } = { ...note, ...patch } as Note;
      return tag ? { ...next, tag } : next;
    }),
  }));
