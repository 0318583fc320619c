import { html, nothing, type TemplateResult } from "lit";
import { readReceipt, reportCsv, reportFile, reportText, type Id, type ReceiptFinding, type Report } from "@xiaoben/contract";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { icon, type XbElement } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { ReasonController } from "../forms/reason.ts";
import { movesOf, type Move } from "./reports.model.ts";
import type { Voice } from "./credit-register.voice.ts";

/** What is done with reports: the buttons, the questions before what cannot be undone, the receipt that is read. */
export class ActionsView {
  readonly styles = [dialogStyles, formStyles];
  readonly #host: XbElement;
  readonly #dialog: DialogController;
  readonly #reason: ReasonController;
  /** Reads a receipt of another format as the text of one. */
  readonly #reader: () => ((file: File) => Promise<string>) | undefined;
  /** What is wrong with the receipt that was chosen last, by report. */
  readonly #findings = new Map<Id, readonly ReceiptFinding[] | "unreadable">();

  constructor(host: XbElement, core: () => Voice["core"], reader: () => ((file: File) => Promise<string>) | undefined) {
    this.#host = host;
    this.#dialog = new DialogController(host, core);
    this.#reason = new ReasonController(host);
    this.#reader = reader;
  }

  beside(): TemplateResult | typeof nothing {
    return this.#dialog.render();
  }

  render(voice: Voice, report: Report): TemplateResult {
    const { campus, core, words, forms, pending, refused } = voice;
    const on = { kind: "report", id: report.id } as const;
    const delivery = deliveryOf(pending, on, false);
    const view = deliveryView(delivery, { campus, core, words: forms, on, refused: refused.get(report.id) });
    if (delivery.state === "waiting" || delivery.state === "sending") return html`${view}`;
    const reason = `report.return ${report.id}`;
    const moves = movesOf(report, voice.session).filter((move) => campus.allows(`report.${move}`) === "yes");
    return html`${view} ${this.#renderFindings(voice, report)}
    ${
      this.#reason.move === reason
        ? this.#reason.render(
            { label: words.say("returnLabel"), confirm: words.say("moves", "return"), cancel: core.say("cancel") },
            (_move, given) => void voice.act("report.return", on, { input: { reason: given }, version: report.version }),
          )
        : html`<div class="row no-print">
            ${moves.map((move) => (move === "receipt" ? this.#renderReceipt(voice, report) : this.#renderMove(voice, report, move)))}
            ${report.number === undefined ? nothing : renderSaving(voice, report)}
          </div>`
    }`;
  }

  #renderMove(voice: Voice, report: Report, move: Exclude<Move, "receipt">): TemplateResult {
    const first = move === "send" || move === "submit";
    return html`<button
      type="button"
      class=${first ? "primary" : ""}
      data-move=${move}
      @click=${() => void this.#take(voice, report, move)}
    >
      ${voice.words.say("moves", move)}
    </button>`;
  }

  async #take(voice: Voice, report: Report, move: Exclude<Move, "receipt">): Promise<void> {
    const { words, act } = voice;
    if (move === "return") return this.#reason.ask(`report.return ${report.id}`, voice.session.person, report.id);
    const asked = {
      send: { title: words.say("confirmSend"), body: words.say("confirmSendBody", report.items.length) },
      withdraw: { title: words.say("confirmWithdraw"), body: words.say("confirmWithdrawBody") },
    }[move as string];
    if (asked && !(await this.#dialog.ask({ ...asked, confirm: words.say("moves", move) }))) return;
    // What is handed in or sent is what was seen.
    const seen = move === "submit" || move === "send" ? { version: report.version } : {};
    await act(`report.${move}`, { kind: "report", id: report.id }, seen);
  }

  #renderReceipt(voice: Voice, report: Report): TemplateResult {
    const id = `receipt-${report.id}`;
    return html`<label class="file" for=${id}
      ><span>${voice.words.say("moves", "receipt")}</span
      ><input type="file" id=${id} data-move="receipt" @change=${(event: Event) => void this.#read(event, voice, report)}
    /></label>`;
  }

  async #read(event: Event, voice: Voice, report: Report): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) return;
    this.#findings.delete(report.id);
    const text = await this.#textOf(file, report.id);
    input.value = "";
    const read = text === undefined ? undefined : readReceipt(text, report);
    if (read) this.#findings.set(report.id, read.findings);
    this.#host.requestUpdate();
    if (!read?.receipt) return;
    const { words } = voice;
    const count = (outcome: string): number => read.receipt!.items.filter((line) => line.outcome === outcome).length;
    const body = words.say("confirmReceiptBody", count("registered"), count("rejected"));
    if (await this.#dialog.ask({ title: words.say("confirmReceipt"), body, confirm: words.say("moves", "receipt") }))
      await voice.act("report.receipt", { kind: "report", id: report.id }, { input: { receipt: text! } });
  }

  async #textOf(file: File, report: Id): Promise<string | undefined> {
    try {
      return await (this.#reader()?.(file) ?? file.text());
    } catch {
      // Whatever a reader of the host threw: the person chose a file that is no receipt, and is told so.
      this.#findings.set(report, "unreadable");
      return undefined;
    }
  }

  #renderFindings({ words }: Voice, { id }: Report): TemplateResult | typeof nothing {
    const findings = this.#findings.get(id);
    if (!findings || findings.length === 0) return nothing;
    const all = findings === "unreadable" ? [] : findings;
    return html`<div class="notice undetermined" role="alert" part="findings">
      ${icon("warning")}
      <div>
        <p>${findings === "unreadable" ? words.say("unreadable") : words.say("receiptFaults", all.length)}</p>
        <ul>
          ${all.slice(0, 20).map(({ code, found }) => html`<li>${words.say("fault", code)}${found ? html` <code>${found}</code>` : nothing}</li>`)}
        </ul>
      </div>
    </div>`;
  }
}

const renderSaving = ({ words }: Voice, report: Report): TemplateResult =>
  html`<button
      type="button"
      data-save="json"
      @click=${() => save(`${report.number}.json`, "application/json", reportText(reportFile(report)))}
    >
      ${words.say("saveFile")}
    </button>
    <button
      type="button"
      data-save="csv"
      @click=${() => save(`${report.number}.csv`, "text/csv;charset=utf-8", reportCsv(reportFile(report)))}
    >
      ${words.say("saveCsv")}
    </button>`;

function save(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
