import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type Observation } from "@xiaoben/contract";
import { icon } from "../core/index.ts";
import { textField } from "../forms/field.ts";
import { clockOf, inOrder, minuteByTimetable, putBack, readMinute } from "./observation.model.ts";
import type { Sheet } from "./sheet.ts";
import { undoRow } from "./undo.view.ts";

type Note = Observation["notes"][number];

/** Timed notes: stamped with the minute of the lesson, or by the observer's own clock outside of it. */
export class NotesView {
  readonly #host: ReactiveControllerHost;
  /** Moment (ms) of minute 0, once a note was taken outside of the timetable. */
  #clock: number | undefined;
  #removed: { note: Note; index: number } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  render(sheet: Sheet): TemplateResult {
    const notes = inOrder(sheet.now.notes);
    return html`<section class="part" part="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">${sheet.words.say("field", "notes")}</h3>
      <ul class="rows">
        ${repeat(
          notes,
          (note) => note.id,
          (note) => this.#renderNote(sheet, note),
        )}
        ${this.#removed ? undoRow(sheet, "undo-note", () => this.#onUndo(sheet)) : nothing}
      </ul>
      <div class="row">
        <button type="button" id="add-note" @click=${() => this.#onAdd(sheet)}>${icon("plus")}${sheet.words.say("noteAdd")}</button>
        <span class="small second">${sheet.words.say("noteHint")}</span>
      </div>
    </section>`;
  }

  #renderNote(sheet: Sheet, note: Note): TemplateResult {
    const { words, lesson } = sheet;
    return html`<li class="note">
      <span class="minute">
        <input
          class="figure"
          inputmode="numeric"
          size="3"
          aria-label=${words.say("noteMinute")}
          .value=${String(note.minute)}
          @change=${(event: Event) => this.#onMinute(event, sheet, note)}
        /><span class="small second" aria-hidden="true">${words.say("minute")}</span>
        ${lesson ? html`<span class="small second figure clock">${clockOf(lesson, note.minute)}</span>` : nothing}
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
      <button
        type="button"
        class="icon-only"
        aria-label=${words.say("noteRemove", note.minute)}
        @click=${() => this.#onRemove(sheet, note.id)}
      >
        ${icon("remove")}
      </button>
    </li>`;
  }

  /** Enter begins the next note; while an input method is composing, Enter belongs to it. */
  #onKey(event: KeyboardEvent, sheet: Sheet): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#onAdd(sheet);
  }

  #onAdd(sheet: Sheet): void {
    const id = newId();
    this.#removed = undefined;
    const minute = this.#minute(sheet);
    sheet.focus(`#note-${CSS.escape(id)}`);
    sheet.change((now) => ({ notes: [...now.notes, { id, minute, text: "" }] }));
  }

  #minute(sheet: Sheet): number {
    const at = Date.now();
    const planned = sheet.lesson && minuteByTimetable(sheet.lesson, new Date(at).toISOString(), sheet.timeZone);
    if (planned !== undefined) return planned;
    const last = Math.max(0, ...sheet.now.notes.map((note) => note.minute));
    this.#clock ??= at - last * 60_000;
    return Math.min(999, Math.floor((at - this.#clock) / 60_000));
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

const replace = (sheet: Sheet, id: string, patch: Partial<Note>): void =>
  sheet.change((now) => ({ notes: now.notes.map((note) => (note.id === id ? { ...note, ...patch } : note)) }));
