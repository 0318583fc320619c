import { html, nothing, type TemplateResult } from "lit";
import { say, type CampusGateway, type Session } from "@xiaoben/contract";
import { icon, LiveController, Words, type XbElement } from "../../core/index.ts";
import { settled } from "../../forms/field.ts";
import { duringStrings, type DuringMessages } from "../during/during.strings.ts";
import { PackPhrases } from "../during/pack-phrases.ts";
import { evaluationCodes } from "../during/tallies.model.ts";
import type { Sheet } from "../sheet.ts";
import { AddPhrase } from "./add-phrase.ts";
import {
  everything,
  found,
  inserted,
  phrasesOf,
  phraseSituations,
  phraseSkills,
  type PhraseSearch,
  type ShownPhrase,
} from "./phrases.model.ts";
import { phraseStrings, type PhraseMessages } from "./phrases.strings.ts";
import { phrasesStyles } from "./phrases.styles.ts";

/** So many sentences are shown at first. */
const first = 6;

/** The bank of phrases: below a field, a sentence is found and put in where the caret is. */
export class PhrasesPart {
  readonly styles = [phrasesStyles];
  readonly #host: XbElement;
  readonly #sheet: Sheet;
  readonly #words: Words<PhraseMessages>;
  readonly #during: Words<DuringMessages>;
  readonly #pack: PackPhrases;
  readonly #add: AddPhrase;
  readonly #campus: () => CampusGateway | undefined;
  readonly #session: () => Session | null | undefined;
  readonly #records;
  /** The field that the bank is open for. */
  #open = "";
  #search: PhraseSearch = everything;
  #all = false;
  #said = "";

  constructor(host: XbElement, sheet: Sheet, campus: () => CampusGateway | undefined, session: () => Session | null | undefined) {
    this.#host = host;
    this.#sheet = sheet;
    this.#campus = campus;
    this.#session = session;
    this.#words = new Words(host, phraseStrings);
    this.#during = new Words(host, duringStrings);
    this.#pack = new PackPhrases(host, campus);
    this.#add = new AddPhrase(host, this.#words, this.#during);
    this.#records = new LiveController(
      host,
      () => [this.#open && isOffered(campus()) ? campus() : undefined] as const,
      ([from]) => from?.list({ kind: "phrase", limit: 500 }),
    );
  }

  /** What stands below a field: the way to the bank, or the bank. */
  beside(field: string): TemplateResult {
    const open = this.#open === field;
    return html`<div class="phrases no-print" part="phrases">
      <button
        type="button"
        class="link phrases-toggle"
        id="phrases-${field}"
        aria-expanded=${open}
        @click=${() => this.#onToggle(open ? "" : field)}
      >
        ${this.#words.say(open ? "close" : "open")}
      </button>
      ${open ? this.#renderPanel(field) : nothing}
    </div>`;
  }

  #renderPanel(field: string): TemplateResult {
    const words = this.#words;
    const banks = this.#pack.banks(this.#sheet.now.form);
    const all = phrasesOf(banks ?? [], this.#records.data?.items ?? [], words.language);
    const fitting = found(all, this.#search, (phrase) => this.#tags(phrase));
    const shown = this.#all ? fitting : fitting.slice(0, first);
    const source = banks?.find((bank) => bank.source)?.source;
    return html`<div
      class="phrases-panel"
      role="group"
      aria-label=${words.say("title")}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, field)}
    >
      <input
        type="search"
        id="phrase-search"
        aria-label=${words.say("search")}
        placeholder=${words.say("searchHint")}
        ${settled(this.#search.words, (text) => this.#find({ words: text }))}
      />
      <div class="selects">
        ${this.#renderSelect("skill", phraseSkills, (one) => words.say("skill", one))}
        ${this.#renderSelect("situation", phraseSituations, (one) => words.say("situation", one))}
        ${this.#renderSelect(
          "code",
          evaluationCodes.filter((code) => code !== "bare" && code !== "negative"),
          (one) => this.#during.say("code", one),
        )}
      </div>
      <p class="small second" role="status">${this.#said || this.#state(banks !== undefined, all.length, fitting.length)}</p>
      <ul class="found">
        ${shown.map((phrase) => this.#renderPhrase(phrase, field))}
      </ul>
      <div class="row">
        ${
          shown.length < fitting.length
            ? html`<button type="button" class="link" id="more-phrases" @click=${() => this.#set({ all: true })}>
                ${words.say("more", fitting.length - shown.length)}
              </button>`
            : nothing
        }
        ${this.#pack.missing ? html`<button type="button" @click=${this.#pack.retry}>${icon("refresh")}${words.say("failed")}</button>` : nothing}
      </div>
      ${source ? html`<p class="small second">${say(source, words.language)}</p>` : nothing}
      ${this.#add.render(this.#campus(), this.#session() ?? undefined)}
    </div>`;
  }

  #renderSelect(which: "skill" | "situation" | "code", offered: readonly string[], word: (one: string) => string): TemplateResult {
    const chosen = this.#search[which];
    return html`<label>
      <span class="small">${this.#words.say("by", which)}</span>
      <select data-by=${which} @change=${(event: Event) => this.#find({ [which]: (event.target as HTMLSelectElement).value })}>
        <option value="" .selected=${!chosen}>${this.#words.say("any")}</option>
        ${offered.map((one) => html`<option value=${one} .selected=${one === chosen}>${word(one)}</option>`)}
      </select>
    </label>`;
  }

  #renderPhrase(phrase: ShownPhrase, field: string): TemplateResult {
    const words = this.#words;
    const mine = phrase.record && phrase.record.author === this.#session()?.person;
    return html`<li>
      <button type="button" class="phrase" @click=${() => this.#onPut(phrase.text, field)}>
        <span>${phrase.text}</span> <span class="small second">${this.#tags(phrase)}</span>
      </button>
      ${
        mine
          ? html`<button
              type="button"
              class="icon-only"
              aria-label=${words.say("retire", phrase.text)}
              @click=${() => this.#onRetire(phrase)}
            >
              ${icon("remove")}
            </button>`
          : nothing
      }
    </li>`;
  }

  #tags({ skill, situation, codes, record }: ShownPhrase): string {
    const words = this.#words;
    const tags = [
      skill && words.say("skill", skill),
      situation !== "any" && words.say("situation", situation),
      ...codes.map((code) => this.#during.say("code", code)),
      record && words.say("school"),
    ];
    return tags.filter(Boolean).join(" · ");
  }

  #state(read: boolean, all: number, fitting: number): string {
    if (fitting > 0) return this.#words.say("found", fitting);
    if (!read && !this.#pack.missing) return "";
    return this.#words.say(all > 0 ? "none" : "empty");
  }

  #find(search: Partial<PhraseSearch>): void {
    this.#search = { ...this.#search, ...search };
    this.#set({ all: false, said: "" });
  }

  #set({ all = this.#all, said = this.#said }: { all?: boolean; said?: string }): void {
    this.#all = all;
    this.#said = said;
    this.#host.requestUpdate();
  }

  #onToggle(field: string): void {
    this.#open = field;
    this.#search = everything;
    if (field) this.#sheet.focus("#phrase-search");
    this.#set({ all: false, said: "" });
  }

  /** Escape closes the bank; while an input method is composing, it belongs to that. */
  #onKey(event: KeyboardEvent, field: string): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    this.#sheet.focus(`#phrases-${CSS.escape(field)}`);
    this.#open = "";
    this.#set({});
  }

  /** As if it had been typed: the field tells the draft itself. The slot is selected, so that the next keys replace it. */
  #onPut(sentence: string, field: string): void {
    const area = this.#host.renderRoot.querySelector<HTMLTextAreaElement>(`#${CSS.escape(field)}`);
    if (!area) return;
    const { selectionStart: start, selectionEnd: end } = area;
    const { put, select } = inserted(area.value, { start, end }, sentence);
    area.setRangeText(put, start, end, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText", data: put }));
    this.#onToggle("");
    area.focus();
    area.setSelectionRange(...select);
  }

  async #onRetire({ record }: ShownPhrase): Promise<void> {
    const campus = this.#campus();
    if (!campus || !record) return;
    const receipt = await campus.act("phrase.change", { id: record.id, version: record.version, patch: { retired: true } });
    this.#set({ said: this.#words.say(receipt.state === "sent" ? "retired" : receipt.state === "waiting" ? "waiting" : "failed") });
  }
}

/** A back end without the school's own sentences still has those of the pack. */
function isOffered(campus: CampusGateway | undefined): boolean {
  const current = campus?.capabilities.current;
  return current !== undefined && "data" in current && current.data?.has("phrase.list") === true;
}
