import { html, nothing, type TemplateResult } from "lit";
import type { GatewayError, Rubric } from "@xiaoben/contract";
import { icon, type CoreMessages, type Words, type XbElement } from "../core/index.ts";
import type { Desk } from "./desk.ts";
import type { EditMessages } from "./edit.strings.ts";
import { examplesIn } from "./rubrics.model.ts";
import { emptyRubric, withOptional } from "./rubric.edit.model.ts";
import type { SheetPart } from "./sheet.part.ts";

/** Ways to begin a rubric: from nothing, from one that is published, from a spreadsheet. */
export class BeginningsView {
  readonly #host: XbElement;
  readonly #desk: Desk;
  readonly #core: Words<CoreMessages>;
  readonly #words: Words<EditMessages>;
  readonly #begin: (rubric: Rubric) => void;
  readonly #onFailure: (error: GatewayError) => void;
  #sheet: { part: SheetPart } | "loading" | undefined;

  constructor(
    host: XbElement,
    desk: Desk,
    core: Words<CoreMessages>,
    words: Words<EditMessages>,
    begin: (rubric: Rubric) => void,
    onFailure: (error: GatewayError) => void,
  ) {
    this.#host = host;
    this.#desk = desk;
    this.#core = core;
    this.#words = words;
    this.#begin = begin;
    this.#onFailure = onFailure;
  }

  render(): TemplateResult {
    const examples = examplesIn(this.#desk.records());
    const sheet = typeof this.#sheet === "object" ? this.#sheet.part.render() : nothing;
    return html`<div class="stack no-print">
      <div class="row">
        <button type="button" id="add-rubric" @click=${() => this.#begin(emptyRubric("", this.#words.say("fresh")))}>
          ${icon("plus")}${this.#words.say("add")}
        </button>
        ${
          examples.length > 0
            ? html`<select id="copy" aria-label=${this.#words.say("copy")} @change=${this.#onCopy}>
                <option value="" selected>${this.#words.say("copy")}</option>
                ${examples.map(({ key, rubric }) => html`<option value=${key}>${this.#desk.nameOf(rubric)}</option>`)}
              </select>`
            : nothing
        }
        ${
          this.#desk.readSheet()
            ? html`<label class="file"
                ><span class="button">${this.#words.say("sheet")}</span
                ><input id="sheet-file" class="over" type="file" accept=".xlsx,.csv,.txt" @change=${this.#onFile}
              /></label>`
            : nothing
        }
      </div>
      ${this.#sheet === "loading" ? html`<p role="status">${this.#core.say("loading")}</p>` : sheet}
    </div>`;
  }

  readonly #onCopy = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const found = examplesIn(this.#desk.records()).find(({ key }) => key === select.value);
    select.value = "";
    if (!found) return;
    const rubric = withOptional(found.rubric, "clause", undefined);
    const copied = this.#words.say("copied", this.#desk.nameOf(rubric));
    this.#begin({ ...rubric, title: typeof rubric.title === "string" ? copied : { ...rubric.title, [this.#desk.language()]: copied } });
  };

  readonly #onFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    const read = this.#desk.readSheet();
    if (!file || !read) return;
    this.#sheet = "loading";
    this.#desk.refresh();
    try {
      const sheets = await import("./sheet.part.ts");
      const part = new sheets.SheetPart(this.#host, this.#core, read, file, (rubric) => {
        this.#sheet = undefined;
        if (rubric) this.#begin(rubric);
        else this.#desk.focus("#sheet-file");
      });
      this.#sheet = { part };
      await part.read();
    } catch (cause) {
      // The part did not come: the file can be chosen again.
      this.#sheet = undefined;
      this.#onFailure({ code: "offline", detail: String(cause), retryable: true });
    }
    input.value = "";
    this.#desk.refresh();
  };
}
