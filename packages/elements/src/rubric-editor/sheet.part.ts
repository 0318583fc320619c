import { html, nothing, type TemplateResult } from "lit";
import { say, type Rubric, type RubricSheet, type RubricSheetAnswers, type RubricSheetQuestion } from "@xiaoben/contract";
import { icon, Words, type CoreMessages, type XbElement } from "../core/index.ts";
import { itemsIn } from "./rubric.edit.model.ts";
import { sheetStrings, type SheetMessages } from "./sheet.strings.ts";

type Read = (file: File, answers: RubricSheetAnswers) => Promise<RubricSheet>;

/** What was read from a spreadsheet: faults by their place, questions with their answers, and the way into the editor. */
export class SheetPart {
  readonly #host: XbElement;
  readonly #core: Words<CoreMessages>;
  readonly #words: Words<SheetMessages>;
  readonly #reader: Read;
  readonly #file: File;
  readonly #end: (rubric: Rubric | undefined) => void;
  #answers: RubricSheetAnswers = {};
  #sheet: RubricSheet | undefined;
  #failed: string | undefined;
  #turn = 0;

  constructor(host: XbElement, core: Words<CoreMessages>, reader: Read, file: File, end: (rubric: Rubric | undefined) => void) {
    this.#host = host;
    this.#core = core;
    this.#words = new Words(host, sheetStrings);
    this.#reader = reader;
    this.#file = file;
    this.#end = end;
  }

  /** Reads the file with the answers there are. Of several readings the last one counts. */
  async read(): Promise<void> {
    const turn = ++this.#turn;
    this.#failed = undefined;
    this.#host.requestUpdate();
    try {
      const sheet = await this.#reader(this.#file, this.#answers);
      if (turn === this.#turn) this.#sheet = sheet;
    } catch (cause) {
      if (turn === this.#turn) this.#failed = (cause as { code?: string }).code ?? "failed";
    }
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    return html`<section class="section-edit stack" part="sheet" aria-labelledby="sheet-title">
      <h3 id="sheet-title">${this.#words.say("title", this.#file.name)}</h3>
      ${this.#failed !== undefined ? this.#renderFailed(this.#failed) : this.#sheet ? this.#renderSheet(this.#sheet) : html`<p role="status">${this.#words.say("reading")}</p>`}
    </section>`;
  }

  #renderFailed(code: string): TemplateResult {
    return html`<p class="notice undetermined" role="alert">${icon("warning")}<span>${this.#words.say("failed", code)}</span></p>
      <div class="row end">
        <button type="button" @click=${() => this.#end(undefined)}>${this.#core.say("cancel")}</button>
        <button type="button" @click=${() => void this.read()}>${this.#words.say("again")}</button>
      </div>`;
  }

  #renderSheet({ rubric, columns, findings, questions }: RubricSheet): TemplateResult {
    const words = this.#words;
    const open = questions.filter(({ answer }) => answer === undefined);
    const unread = columns.filter(({ means, heading }) => means === undefined && heading !== "").map(({ heading }) => heading);
    return html`<p>${words.say("read", say(rubric.title, this.#host.language), itemsIn(rubric).length, rubric.full ?? "")}</p>
      ${unread.length > 0 ? html`<p class="second small">${words.say("unread", unread.join("、"))}</p>` : nothing}
      ${
        findings.length > 0
          ? html`<h4>${words.say("faults", findings.length)}</h4>
              <ul class="stack tight" id="sheet-findings">
                ${findings.map(
                  ({ code, row, column = "", found, more = {} }) =>
                    html`<li class="fault">
                      <strong class="figure">${words.say("place", row, column)}</strong> ${words.say("fault", code, more)}
                      ${found ? html`<span class="second small">${found}</span>` : nothing}
                    </li>`,
                )}
              </ul>`
          : nothing
      }
      ${
        questions.length > 0
          ? html`<h4>${words.say("questions", questions.length)}</h4>
              ${questions.map((question) => this.#renderQuestion(question))}`
          : nothing
      }
      <div class="row end">
        <span class="small second">${open.length > 0 ? words.say("lacks", open.length) : nothing}</span>
        <button type="button" id="sheet-leave" @click=${() => this.#end(undefined)}>${words.say("leave")}</button>
        <button type="button" class="primary" id="sheet-take" ?disabled=${open.length > 0} @click=${() => this.#end(rubric)}>
          ${words.say("take")}
        </button>
      </div>`;
  }

  #renderQuestion({ id, code, row, column = "", found, more = {}, options, answer }: RubricSheetQuestion): TemplateResult {
    const words = this.#words;
    const choose = (option: string): void => {
      this.#answers = { ...this.#answers, [id]: option };
      void this.read();
    };
    return html`<fieldset class="stack tight" data-question=${id}>
      <legend>
        <strong class="figure">${words.say("place", row, column)}</strong> ${words.say("doubt", code, more)}
        ${found ? html`<span class="second small">${found}</span>` : nothing}
      </legend>
      ${options.map(
        (option) =>
          html`<label class="row"
            ><input
              type="radio"
              name="question-${id}"
              value=${option}
              .checked=${option === answer}
              @change=${() => choose(option)}
            />${code === "sheet" ? option : words.say("option", option)}</label
          >`,
      )}
    </fieldset>`;
  }
}
