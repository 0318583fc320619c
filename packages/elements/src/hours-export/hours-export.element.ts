import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { say, type HoursExporter, type Pack, type Query } from "@xiaoben/contract";
import { errorLine, icon, LazyController, RecordsController, skeleton, Words, XbElement } from "../core/index.ts";
import { property } from "../core/property.ts";
import { saveAs } from "../core/save-as.ts";
import { ListsController } from "../practice/lists.ts";
import { readPlace } from "../practice/place.ts";
import { placeOf } from "../practice/practice.model.ts";
import { figures, paperRows } from "./csv.model.ts";
import { hoursExportStrings } from "./hours-export.strings.ts";
import { printPaper } from "./paper.ts";

type Made = "xlsx" | "csv" | "print";

/** Rows on paper; more are for a spreadsheet. */
const mostPrinted = 1_000;

/**
 * Takes the study hours that a list shows out of it: as an Excel workbook, as CSV, and on paper with school, days, rules and lines to sign on.
 * How the file comes from the back end the page says with `exporter`; `where` are the filters of the list beside it.
 *
 * States: ready, loading, error, offline, signed out, not permitted, not offered here, print.
 *
 * @summary Study hours to Excel, CSV and paper
 * @csspart tools - The buttons
 */
export class XbHoursExportElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles];

  /** Brings the file of records; the page gives it, and without it nothing is offered. */
  @property({ attribute: false })
  exporter: HoursExporter | undefined;

  /** Filters of the list that is taken out; all that may be seen by default. */
  @property({ attribute: false })
  where: NonNullable<Query<"hour">["where"]> = {};

  /** Id of the organisation on paper; by default the one where the signed-in person holds a role beside teaching. */
  @property()
  org = "";

  readonly #words = new Words(this, hoursExportStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  #making: Made | undefined;
  #failure: { code: string } | undefined;
  #said = "";

  /** Prints what the list shows, as the button does. */
  async print(): Promise<void> {
    await this.#make("print");
  }

  async #make(what: Made): Promise<void> {
    if (!this.exporter || this.#making) return;
    this.#making = what;
    this.#failure = undefined;
    this.#said = "";
    this.requestUpdate();
    try {
      const file = await this.exporter.file(what === "print" ? "csv" : what, this.where, this.language);
      if (what === "print") this.#onPaper(await file.text());
      else saveAs(file, `${this.#words.say("fileName", this.#school(), this.#days())}.${what}`);
    } catch (cause) {
      this.#failure = { code: (cause as { code?: string } | null)?.code ?? "offline" };
    }
    this.#making = undefined;
    this.requestUpdate();
  }

  #onPaper(csv: string): void {
    const words = this.#words;
    const { heading, rows } = paperRows(csv);
    if (rows.length === 0) {
      this.#said = words.say("empty");
      return;
    }
    const day = this.format.day(this.session!.today, "year");
    const cut = rows.length > mostPrinted;
    try {
      printPaper({
        language: this.language,
        title: words.say("paperTitle", this.#school()),
        about: [words.say("period", this.#days() || words.say("always")), this.#packs()].filter(Boolean),
        heading: [words.say("number"), ...heading],
        rows: rows.slice(0, mostPrinted).map((cells, at) => [String(at + 1), ...cells]),
        figures: [0, ...figures.map((column) => column + 1)],
        note: cut ? words.say("cut", mostPrinted, rows.length) : words.say("printed", day, rows.length),
        signatures: (["madeBy", "checkedBy", "head", "day"] as const).map((key) => words.say(key)),
      });
    } catch {
      this.#said = words.say("blocked");
    }
  }

  #school(): string {
    return this.session ? (this.#records.get({ kind: "org", id: this.org || placeOf(this.session) })?.name ?? "") : "";
  }

  #days(): string {
    const { from, to } = this.where as { from?: string; to?: string };
    return from || to ? [from ?? "", to ?? ""].join("—") : "";
  }

  /** The rules that judge the organisation today, with their versions. */
  #packs(): string {
    const session = this.session!;
    const place = readPlace(this.#records, this.#lists, this.org || placeOf(session), session.today);
    const now = place?.bound.filter(({ standing }) => standing === "now").map(({ binding }) => binding) ?? [];
    const titles = now.map(({ pack, packVersion: version }) => {
      const found = this.#lazy.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" }));
      return this.#words.say("packIs", found ? say(found.title, this.language) : pack, version);
    });
    return titles.length > 0 ? this.#words.say("packs", titles.join("、")) : "";
  }

  protected override render(): TemplateResult | typeof nothing {
    // A tool beside a list: where it cannot be used there is none.
    return this.gate(["hour.export"], skeleton(this.core, 1)) ? nothing : this.#renderTools();
  }

  #renderTools(): TemplateResult | typeof nothing {
    if (!this.exporter) return nothing;
    // What paper says is read before somebody prints.
    this.#school();
    this.#packs();
    const words = this.#words;
    const button = (what: Made, name: "down" | "device", text: string): TemplateResult =>
      html`<button type="button" data-make=${what} ?disabled=${this.#making !== undefined} @click=${() => void this.#make(what)}>
        ${icon(name)}${this.#making === what ? words.say("making") : text}
      </button>`;
    return html`<div class="stack" part="tools">
      <div class="row" role="group" aria-label=${words.say("title")}>
        ${button("xlsx", "down", words.say("excel"))}${button("csv", "down", words.say("csv"))}${button("print", "device", words.say("print"))}
      </div>
      ${this.#failure ? errorLine(this.core, { code: this.#failure.code as "internal", detail: "", retryable: true }) : nothing}
      ${this.#said ? html`<p class="notice" role="status">${icon("info")}<span>${this.#said}</span></p>` : nothing}
    </div>`;
  }
}
