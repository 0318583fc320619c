import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { HoursChoices, HoursImporter, ImportReport } from "@xiaoben/contract";
import { icon, notOffered, notPermitted, skeleton, state, Words, XbElement } from "../core/index.ts";
import { property } from "../core/property.ts";
import { saveAs } from "../core/save-as.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { columnsView, notice } from "./columns.view.ts";
import { ownColumns, sorted, tableOf, withPerson, type Row } from "./hours-import.model.ts";
import { XbHoursImportedEvent } from "./hours-import.events.ts";
import { hoursImportStrings } from "./hours-import.strings.ts";
import { styles } from "./hours-import.styles.ts";
import { remembered } from "./remembered.ts";
import { failureView, progressView, type Failure } from "./outcome.view.ts";
import { reasonOf, rowsView } from "./rows.view.ts";

/**
 * A ledger of study hours that a school keeps as a spreadsheet: chosen or dropped, its columns proposed and put right, its rows looked at one by one. What is good is imported,
 * what is to be mended comes back as a workbook with the reason beside each row. How the file reaches the back end the page says with `importer`.
 * What columns were taken for is remembered on the device by their headings.
 *
 * States: empty, loading, full, nothing to import, error, offline, signed out, not permitted, not offered here, long text, narrow phone.
 *
 * @summary Study hours from a spreadsheet
 * @fires {XbHoursImportedEvent} xb-hours-imported - Rows of a ledger were written
 * @csspart columns - What the columns were taken for
 * @csspart rows - What becomes of the rows
 * @csspart ambiguous - Rows whose name several people have
 * @csspart faulty - Rows to be mended
 * @csspart good - Rows that can be imported
 * @csspart actions - Bar with the main action
 */
export class XbHoursImportElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, styles];

  /** Takes files to the back end; the page brings it, and without it no import is offered. */
  @property({ attribute: false })
  importer: HoursImporter | undefined;

  readonly #words = new Words(this, hoursImportStrings);
  #file: File | undefined;
  #choices: HoursChoices = {};
  #remembered = false;
  #report: ImportReport | undefined;
  #done: ImportReport | undefined;
  #busy: "look" | "write" | undefined;
  #progress: { done: number; of: number } | undefined;
  #failure: Failure | undefined;
  #downloadFailed = false;
  #dragged = false;
  #open = new Set<string>();
  #turn = 0;

  /** Looks at a file as if it had been chosen here. */
  async take(file: File): Promise<void> {
    this.#clear();
    this.#file = file;
    await this.#look();
    const report = this.#report;
    const kept = report && remembered.get(ownColumns(report));
    if (!kept || this.#file !== file) return;
    this.#remembered = true;
    this.#choices = { columns: kept };
    await this.#look();
  }

  #clear(): void {
    this.#turn += 1;
    this.#file = undefined;
    this.#choices = {};
    this.#remembered = false;
    this.#report = undefined;
    this.#done = undefined;
    this.#busy = undefined;
    this.#failure = undefined;
    this.#downloadFailed = false;
    this.#open = new Set();
    this.requestUpdate();
  }

  /** Of several looks the last one counts. */
  async #look(): Promise<void> {
    const turn = ++this.#turn;
    this.#begin("look");
    try {
      const report = await this.importer!.look(this.#file!, this.#choices);
      if (turn === this.#turn) this.#report = report;
    } catch (cause) {
      if (turn === this.#turn) this.#failure = { code: codeOf(cause), while: "look" };
    }
    if (turn === this.#turn) this.#busy = undefined;
    this.requestUpdate();
  }

  readonly #write = async (): Promise<void> => {
    const [file, report] = [this.#file, this.#report];
    if (!file || !report || this.#busy) return;
    const turn = ++this.#turn;
    this.#begin("write");
    try {
      const done = await this.importer!.write(file, this.#choices, report.file, (written, of) => {
        this.#progress = { done: written, of };
        this.requestUpdate();
      });
      this.dispatchEvent(new XbHoursImportedEvent(done));
      if (turn === this.#turn) this.#done = done;
    } catch (cause) {
      if (turn === this.#turn) this.#failure = { code: codeOf(cause), while: "write" };
    }
    if (turn === this.#turn) this.#busy = undefined;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#done, #look-again")?.focus();
  };

  #begin(what: "look" | "write"): void {
    this.#busy = what;
    this.#failure = undefined;
    this.#progress = undefined;
    this.requestUpdate();
  }

  readonly #download = async (): Promise<void> => {
    const [file, report] = [this.#file!, this.#report!];
    const words = this.#words;
    const { faulty, ambiguous } = sorted(report.rows);
    const rows = [...faulty, ...ambiguous].sort((a, b) => a.row - b.row);
    const table = tableOf(report, rows, words.say("title"), words.say("mend"), (row) => reasonOf(words, row));
    this.#downloadFailed = false;
    try {
      saveAs(await this.importer!.workbook!(table), words.say("fileName", file.name.replace(/\.\w+$/, "")));
    } catch {
      // Said in the drawing; the button is still there.
      this.#downloadFailed = true;
    }
    this.requestUpdate();
  };

  readonly #column = (letter: string, meaning: NonNullable<HoursChoices["columns"]>[string]): void => {
    const columns = { ...this.#choices.columns, [letter]: meaning };
    // A field has one such column: another that was chosen for it is given up.
    for (const [other, means] of Object.entries(columns))
      if (other !== letter && meaning !== "none" && means === meaning) columns[other] = "none";
    this.#choices = { ...this.#choices, columns };
    remembered.set(ownColumns(this.#report!), columns);
    void this.#look();
  };

  readonly #sheet = (sheet: string): void => {
    this.#choices = { sheet };
    this.#remembered = false;
    void this.#look();
  };

  readonly #forget = (): void => {
    remembered.forget(ownColumns(this.#report!));
    const { columns: _columns, ...rest } = this.#choices;
    this.#choices = rest;
    this.#remembered = false;
    void this.#look();
  };

  readonly #person = (row: Row, id: string, all: boolean): void => {
    this.#choices = withPerson(this.#choices, this.#report!.rows, row, id, all);
    void this.#look();
  };

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${this.#words.say("title")}</h2>
        ${this.#file && !this.#done && this.#busy !== "write" ? html`<span class="second small">${this.#file.name}</span>` : nothing}
      </div>
      ${this.gate(["hours.import"], skeleton(this.core, 4)) ?? this.#renderContent()}
    </section>`;
  }

  #renderContent(): TemplateResult {
    if (!this.importer) return notOffered(this.core);
    if (!this.session?.roles.some(({ role }) => role === "schoolAdmin")) return notPermitted(this.core);
    if (this.#done) return this.#renderDone(this.#done);
    if (this.#failure) return failureView(this.core, this.#words, this.#failure, this.#restart, () => void this.#look());
    if (!this.#file) return this.#renderChoose();
    if (!this.#report)
      return html`<p role="status">${this.#words.say("reading", this.#file.name)}</p>
        ${skeleton(this.core, 6)}`;
    return this.#renderReport(this.#report);
  }

  #renderChoose(): TemplateResult {
    return html`<label
      class="file ${this.#dragged ? "dragged" : ""}"
      @dragenter=${this.#onDrag}
      @dragover=${this.#onDrag}
      @dragleave=${this.#onDrag}
      @drop=${this.#onDrop}
      ><span class="button">${icon("plus")}${this.#words.say("choose")}</span><span class="second small">${this.#words.say("drop")}</span
      ><input
        id="file"
        class="over"
        type="file"
        accept=".xlsx,.csv,.txt,.tsv"
        aria-label=${this.#words.say("choose")}
        @change=${this.#onFile}
    /></label>`;
  }

  #renderReport(report: ImportReport): TemplateResult {
    const words = this.#words;
    const isBusy = this.#busy !== undefined;
    const { people } = this.#choices;
    return html`${columnsView(words, report, {
        isRemembered: this.#remembered,
        isBusy,
        sheet: this.#sheet,
        column: this.#column,
        forget: this.#forget,
      })}
      ${rowsView(words, this.format, report, {
        isBusy,
        open: this.#open,
        openAll: (group) => {
          this.#open.add(group);
          this.requestUpdate();
        },
        person: this.#person,
        chosen: (row) => people?.[row.row],
        download: this.importer?.workbook && (() => void this.#download()),
        downloadFailed: this.#downloadFailed,
      })}
      <div class="actions stack tight" part="actions">
        ${this.#busy === "write" ? progressView(this.#words, this.#progress) : nothing}
        <div class="row end">
          <span class="second small grow" role="status"
            >${this.#busy === "look" ? words.say("reading", this.#file!.name) : report.counts.good === 0 ? words.say("nothing") : nothing}</span
          >
          <button type="button" id="another" ?disabled=${this.#busy === "write"} @click=${this.#restart}>${words.say("another")}</button>
          <button type="button" class="primary" id="take" ?disabled=${isBusy || report.counts.good === 0} @click=${this.#write}>
            ${words.say("take", report.counts.good)}
          </button>
        </div>
      </div>`;
  }

  #renderDone({ counts, file, progress }: ImportReport): TemplateResult {
    const words = this.#words;
    const there = progress?.alreadyThere.length ?? 0;
    const { faulty, ambiguous } = sorted(this.#report!.rows);
    const rest = faulty.length + ambiguous.length;
    const canSave = rest > 0 && this.importer?.workbook;
    return html`<div id="done" tabindex="-1" role="status">
        ${state("check", words.say("done", counts.written), words.say("doneNote"))}
        <p class="second small figure receipt">${words.say("receipt", file.slice(0, 12))} · ${this.#file?.name}</p>
      </div>
      ${there > 0 ? notice("", "info", words.say("there", there)) : nothing}
      ${rest > 0 ? notice("undetermined", "pencil", words.say("rest", rest)) : nothing}
      ${this.#downloadFailed ? notice("undetermined", "warning", words.say("downloadFailed")) : nothing}
      <div class="row end">
        ${canSave ? html`<button type="button" id="download" @click=${this.#download}>${icon("down")}${words.say("download")}</button>` : nothing}
        <button type="button" id="another" @click=${this.#restart}>${words.say("another")}</button>
      </div>`;
  }

  readonly #restart = (): void => {
    this.#clear();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#file")?.focus());
  };

  readonly #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void this.take(file);
    input.value = "";
  };

  readonly #onDrag = (event: DragEvent): void => {
    event.preventDefault();
    this.#dragged = event.type !== "dragleave";
    this.requestUpdate();
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#dragged = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.take(file);
    else this.requestUpdate();
  };
}

/** A lost connection has no code. */
const codeOf = (cause: unknown): string => (cause as { code?: string } | null)?.code ?? "offline";
