import { html, nothing, type TemplateResult } from "lit";
import type { Day, GatewayError } from "@xiaoben/contract";
import { errorLine } from "../core/states.ts";
import type { Words } from "../core/words.ts";
import { textField } from "../forms/field.ts";
import type { DraftKind, SectionId } from "./draft.model.ts";
import type { DraftMessages } from "./draft.strings.ts";
import type { Voice } from "./progress.voice.ts";

/** One section as it stands. */
export interface Section {
  id: SectionId;
  /** What is written from the records as they are now. */
  composed: string;
  /** What stands there. */
  text: string;
  isTyped: boolean;
  isOvertaken: boolean;
}

/** A draft as it stands, and what can be done with it. */
export interface Draft {
  kind: DraftKind;
  title: string;
  asOf: string;
  sections: readonly Section[];
  /** All of it as one text. */
  whole: string;
  /** From which day on it tells, where that can be chosen, and the last one that can. */
  since: Day | undefined;
  today: Day;
  error: GatewayError | undefined;
  onSince(day: Day): void;
  onText(section: Section, text: string): void;
  /** Puts what the records say now behind what was typed. */
  onAppend(section: Section): void;
  onAnew(): void;
  onCopy(): void;
  onSave(): void;
}

/** A draft to write in; on paper, its text. */
export function renderDraft(voice: Voice, words: Words<DraftMessages>, draft: Draft): TemplateResult {
  const { kind, title, asOf, sections, whole, error } = draft;
  const isTyped = sections.some((section) => section.isTyped);
  return html`<div class="draft" data-kind=${kind}>
    <h4 id="draft-title" tabindex="-1">${title}</h4>
    <p class="second small">${words.say("asOf", asOf)}</p>
    ${error ? errorLine(voice.core, error) : nothing} ${renderSince(words, draft)}
    ${sections.map((section) => renderSection(words, section, draft))}
    ${isTyped ? html`<p class="second small no-print">${words.say("kept")}</p>` : nothing}
    <details class="no-print whole">
      <summary>${words.say("whole")}</summary>
      <textarea id="whole" rows="8" readonly aria-label=${words.say("whole")} .value=${whole}></textarea>
    </details>
    <div class="row end no-print">
      ${isTyped ? html`<button type="button" data-do="anew" @click=${draft.onAnew}>${words.say("anew")}</button>` : nothing}
      <button type="button" data-do="copy" @click=${draft.onCopy}>${words.say("copy")}</button>
      <button type="button" data-do="save" @click=${draft.onSave}>${words.say("save")}</button>
      <button type="button" class="primary" data-do="print" @click=${() => print()}>${voice.words.say("print")}</button>
    </div>
  </div>`;
}

function renderSince(words: Words<DraftMessages>, { since, today, onSince }: Draft): TemplateResult | typeof nothing {
  if (since === undefined) return nothing;
  const onChange = (event: Event): void => {
    const day = (event.target as HTMLInputElement).value;
    if (day) onSince(day);
  };
  return html`<label class="row no-print"
    >${words.say("since")} <input type="date" name="since" .value=${since} max=${today} @change=${onChange}
  /></label>`;
}

function renderSection(words: Words<DraftMessages>, section: Section, { onText, onAppend }: Draft): TemplateResult {
  const { id, text, isOvertaken } = section;
  return html`<div class="section ${text.trim() ? "" : "blank"}" data-section=${id}>
    ${textField({
      id: `draft-${id}`,
      label: words.say("section", id),
      value: text,
      rows: Math.min(14, Math.max(2, text.split("\n").length + 1)),
      ...(id === "next" && { hint: words.say("nextHint") }),
      onText: (typed) => onText(section, typed),
    })}
    <div class="paper text" aria-hidden="true">${text}</div>
    ${
      isOvertaken
        ? html`<div class="notice no-print">
            <span>${words.say("overtaken")}</span>
            <button type="button" data-do="append" @click=${() => onAppend(section)}>${words.say("append")}</button>
          </div>`
        : nothing
    }
  </div>`;
}
