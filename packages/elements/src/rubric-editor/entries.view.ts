import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Text } from "@xiaoben/contract";
import { icon } from "../core/index.ts";
import { faultsView, textView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import { removeView } from "./handles.view.ts";
import { freshId, inserted, type Change } from "./rubric.edit.model.ts";

/** One of several in a list of a rubric: a level, a choice, a band. */
interface Entry {
  id: string;
  label: Text;
}

export interface EntryList<E extends Entry> {
  entries: readonly E[];
  /** The rubric with another list in the place of this one. */
  within: (make: (entries: readonly E[]) => E[]) => Change;
  /** JSON pointer of the list. */
  path: string;
  /** Id of the field of an entry's label. */
  labelId: (id: string) => string;
  /** What that field is called. */
  label: (nth: number) => string;
  /** What an entry is called that has no label yet. */
  nameless: (nth: number) => string;
  /** Fields beside the label. `set` changes the entry. */
  beside?: (entry: E, at: number, set: (make: (entry: E) => E) => Change) => unknown;
  /** The button that adds one, and what it adds. */
  add: { says: string; id?: string; stem: string; make: (id: string) => E };
}

/** The entries of a list, each with its label and a way to take it away, and a button that adds one. */
export function entriesView<E extends Entry>(form: Form, list: EntryList<E>): TemplateResult {
  const { entries, within, path, add } = list;
  const onAdd = (): void =>
    form.type(
      within((now) => {
        const taken = now.map(({ id }) => id);
        return [...now, add.make(freshId(taken, add.stem))];
      }),
    );
  return html`<ol class="stack">
      ${repeat(
        entries,
        ({ id }) => id,
        (entry, at) => entryView(form, list, entry, at),
      )}
    </ol>
    ${faultsView(form, form.faultsAt(path))}
    <button type="button" class="link" id=${add.id ?? nothing} @click=${onAdd}>${icon("plus")}${add.says}</button>`;
}

function entryView<E extends Entry>(form: Form, list: EntryList<E>, entry: E, at: number): TemplateResult {
  const { within, path, labelId, label, nameless, beside } = list;
  const name = form.plain(entry.label) || nameless(at + 1);
  const set = (make: (entry: E) => E): Change => within((now) => now.map((one) => (one.id === entry.id ? make(one) : one)));
  const onRemove = (): void =>
    form.take(form.words.say("removed", name), {
      change: within((now) => now.filter(({ id }) => id !== entry.id)),
      undo: within((now) => inserted(now, at, entry)),
    });
  return html`<li class="stack tight">
    <div class="level" role="group" aria-label=${name}>
      ${textView(form, {
        id: labelId(entry.id),
        label: label(at + 1),
        value: entry.label,
        path: `${path}/${at}/label`,
        make: (text) => set((one) => ({ ...one, label: text })),
      })}
      ${beside?.(entry, at, set) ?? nothing} ${removeView(form, name, onRemove)}
    </div>
    ${faultsView(form, form.faultsAt(`${path}/${at}`))}
  </li>`;
}

/** The labels in one line, for the line that opens the list. */
export const labelsOf = (form: Form, entries: readonly Entry[]): string => entries.map(({ label }) => form.plain(label)).join(" / ");
