import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type EvaluationCode } from "@xiaoben/contract";
import { icon, type Words } from "../../core/index.ts";
import { apart } from "../../forms/apart.ts";
import { textField } from "../../forms/field.ts";
import { nameIn } from "../pupil-name.model.ts";
import type { Sheet } from "../sheet.ts";
import { removeButton } from "./removal.view.ts";
import type { LessonClock } from "./clock.ts";
import type { DuringMessages } from "./during.strings.ts";
import { coded, codesShown, counted, countOf, isHeard, quotedOf, type Quote } from "./tallies.model.ts";
import { ratioView, type Mention } from "./tallies.read.ts";

/** What stands below a quote: the bank of phrases, where there is one. */
export type BesideField = (field: string) => unknown;

/** Evaluation language: a tap counts, a sentence may be written down with the kinds that it is of. Nothing here judges. */
export class TalliesView {
  readonly #host: ReactiveControllerHost;
  readonly #clock: LessonClock;
  readonly #words: Words<DuringMessages>;
  /** The last count: it can be taken back, or gets the sentence that was heard. */
  #last: { code: string; minute: number } | undefined;

  constructor(host: ReactiveControllerHost, clock: LessonClock, words: Words<DuringMessages>) {
    this.#host = host;
    this.#clock = clock;
    this.#words = words;
  }

  /** @param last the line on the last count, where it does not stand in the bar: then the section is folded until something is heard */
  render(sheet: Sheet, last: unknown, mention: Mention, beside: BesideField): TemplateResult {
    const words = this.#words;
    const { now } = sheet;
    const { quotes = [] } = now;
    return html`<details class="part" part="tallies" .open=${last === nothing || isHeard(now)}>
      <summary><h3>${words.say("tallies")}</h3></summary>
      <p class="notice" id="tallies-private">${icon("lock")}<span>${words.say("privateObserver")}</span></p>
      <ul class="tallies">
        ${repeat(
          codesShown(now),
          (code) => code,
          (code) => this.#renderOne(sheet, code),
        )}
      </ul>
      ${last} ${ratioView(now, words, mention)}
      <h4>${words.say("quotes")}</h4>
      <ul class="rows">
        ${repeat(
          quotes,
          (quote) => quote.id,
          (quote) => this.#renderQuote(sheet, quote, beside),
        )}
      </ul>
      <div class="row">
        <button type="button" id="add-quote" @click=${() => this.#onQuote(sheet, [])}>${icon("plus")}${words.say("quoteAdd")}</button>
      </div>
    </details>`;
  }

  /** One button for each code, with its count: for the bar. */
  pads(sheet: Sheet): TemplateResult {
    return html`<div class="pads ${sheet.language}">${codesShown(sheet.now).map((code) => this.#renderTap(sheet, code))}</div>
      ${this.last(sheet)}`;
  }

  /** What was counted last, with the way back and the way to its sentence. */
  last(sheet: Sheet): TemplateResult {
    const last = this.#last;
    const words = this.#words;
    return html`<div class="row state-line">
      <span class="grow" role="status"
        >${last ? words.say("counted", words.say("code", last.code), countOf(sheet.now, last.code)) : html`<span class="second">${words.say("talliesHint")}</span>`}</span
      >
      ${
        last
          ? html`<button type="button" class="link undo-count" @click=${() => this.#onUndo(sheet)}>${words.say("undo")}</button>
              <button type="button" class="link quote-last" @click=${() => this.#onQuote(sheet, [last.code as EvaluationCode])}>
                ${words.say("quote")}
              </button>`
          : nothing
      }
    </div>`;
  }

  #renderOne(sheet: Sheet, code: string): TemplateResult {
    const words = this.#words;
    const count = countOf(sheet.now, code);
    const quoted = quotedOf(sheet.now, code);
    const least = count <= quoted;
    const word = words.say("code", code);
    return html`<li>
      ${this.#renderTap(sheet, code)}
      <button
        type="button"
        class="icon-only"
        aria-label=${words.say("less", word, count)}
        title=${least && quoted > 0 ? words.say("lessNot", quoted) : nothing}
        aria-disabled=${least ? "true" : nothing}
        @click=${() => this.#onCount(sheet, code, -1)}
      >
        ${icon("dash")}
      </button>
      ${words.say("codeSays", code) ? html`<span class="small second says">${words.say("codeSays", code)}</span>` : nothing}
    </li>`;
  }

  #renderTap(sheet: Sheet, code: string): TemplateResult {
    const word = this.#words.say("code", code);
    const count = countOf(sheet.now, code);
    return html`<button
      type="button"
      class="tap"
      data-code=${code}
      aria-label=${this.#words.say("count", word, count)}
      @click=${() => this.#onCount(sheet, code, 1)}
    >
      <span>${word}</span> <span class="figure">${count}</span>
    </button>`;
  }

  #renderQuote(sheet: Sheet, quote: Quote, beside: BesideField): TemplateResult {
    const words = this.#words;
    const field = `quote-${quote.id}`;
    const name = nameIn(quote.text);
    return html`<li class="quote">
      ${apart(
        textField({
          id: field,
          label: words.say("quoteText", quote.minute ?? -1),
          rows: 1,
          value: quote.text,
          onText: (text) =>
            sheet.change((now) => ({ quotes: (now.quotes ?? []).map((one) => (one.id === quote.id ? { ...one, text } : one)) })),
        }),
      )}
      ${removeButton(words.say("quoteRemove", quote.text), () => this.#onRemove(sheet, quote.id))}
      ${name ? html`<span class="small second name-like" role="status">${words.say("nameLike", name)}</span>` : nothing}
      <div class="row codes" role="group" aria-label=${words.say("quoteCodes")}>
        ${codesShown(sheet.now).map(
          (code) =>
            html`<button
              type="button"
              class="chip"
              data-quote-code=${code}
              aria-pressed=${(quote.codes as readonly string[]).includes(code)}
              @click=${() => this.#onCode(sheet, quote.id, code)}
            >
              ${words.say("code", code)}
            </button>`,
        )}
      </div>
      ${beside(field)}
    </li>`;
  }

  #onCount(sheet: Sheet, code: string, by: 1 | -1): void {
    if (by < 0 && countOf(sheet.now, code) <= quotedOf(sheet.now, code)) return;
    const minute = this.#clock.stamp(sheet);
    this.#last = by > 0 ? { code, minute } : undefined;
    sheet.change((now) => counted(now, code, by));
    this.#host.requestUpdate();
  }

  #onUndo(sheet: Sheet): void {
    const last = this.#last;
    this.#last = undefined;
    if (last) sheet.change((now) => counted(now, last.code, -1));
    this.#host.requestUpdate();
  }

  /** A sentence to the count before, or one whose kinds are chosen afterwards. */
  #onQuote(sheet: Sheet, codes: EvaluationCode[]): void {
    const id = newId();
    const minute = this.#last?.minute ?? this.#clock.stamp(sheet);
    this.#last = undefined;
    sheet.focus(`#quote-${CSS.escape(id)}`);
    sheet.change((now) => ({ quotes: [...(now.quotes ?? []), { id, text: "", codes, minute }] }));
  }

  #onCode(sheet: Sheet, id: string, code: string): void {
    this.#last = undefined;
    sheet.change((now) => coded(now, id, code as EvaluationCode));
  }

  #onRemove(sheet: Sheet, id: string): void {
    sheet.focus("#add-quote");
    sheet.change((now) => ({ quotes: (now.quotes ?? []).filter((one) => one.id !== id) }));
  }
}
