import { html, nothing, type CSSResult, type TemplateResult } from "lit";
import type { CampusGateway, Hour, Session } from "@xiaoben/contract";
import { savedLine, Words, type Format, type XbElement } from "../core/index.ts";
import type { CoreMessages } from "../core/core.strings.ts";
import { DialogController } from "../core/dialog.ts";
import { renderBar, renderOutcome } from "./hour-ledger.bar.ts";
import type { Decision } from "./hour-ledger.batch.ts";
import { DecideController } from "./hour-ledger.decide.ts";
import { deskStrings } from "./hour-ledger.desk.strings.ts";
import { deskStyles } from "./hour-ledger.desk.styles.ts";
import { EditController } from "./hour-ledger.edit.ts";
import type { PagesController } from "./hour-ledger.pages.ts";
import type { Rights } from "./hour-ledger.rights.ts";
import type { Voice } from "./hour-ledger.row.ts";
import type { Selection } from "./hour-ledger.selection.ts";

interface Around {
  gateway: () => CampusGateway | undefined;
  core: Words<CoreMessages>;
  hours: PagesController<"hour">;
  rights: Rights;
  selection: Selection;
  clear(): void;
}

/** The part of the ledger where records are decided: what is granted, the bar below the rows, and what became of it. */
export class DeskPart {
  readonly styles: readonly CSSResult[] = deskStyles;
  readonly #around: Around;
  readonly #words;
  readonly #dialog;
  readonly #edit;
  readonly #decide;

  constructor(host: XbElement, around: Around) {
    this.#around = around;
    this.#words = new Words(host, deskStrings);
    this.#dialog = new DialogController(host, () => around.core);
    this.#edit = new EditController(host, this.#words, around.gateway);
    this.#decide = new DecideController(host, { ...around, words: this.#words, edit: this.#edit, dialog: this.#dialog });
  }

  /** The records of the last batch that were refused, where they are all that is to be shown. */
  get only(): readonly Hour[] | undefined {
    return this.#decide.only;
  }

  noteOf(hour: Hour): string | undefined {
    return this.#decide.noteOf(hour);
  }

  /** What is granted, where the person may set it. */
  granted(voice: Voice, hour: Hour): TemplateResult {
    return this.#edit.cell(voice, hour);
  }

  /** Opens the field for what is granted. */
  grant({ id }: Hour): void {
    this.#edit.begin(id);
  }

  dismiss(): void {
    this.#decide.dismiss();
  }

  /** Above the rows: what became of the last batch, and where typed figures are. */
  renderAbove(format: Format, { person, timeZone, today }: Session): TemplateResult {
    this.#decide.person = person;
    const { outcome, only, running, showOnly: show, undo, dismiss } = this.#decide;
    const undoes = outcome && outcome.done.length > 0 && outcome.does !== "reopen" && !running && this.#around.rights.may("hour.reopen");
    const { saved } = this.#edit;
    return html`${outcome ? renderOutcome(this.#words, outcome, { only: only !== undefined, show, dismiss, undo: undoes ? undo : undefined }) : nothing}
    ${saved ? savedLine(this.#around.core, saved.saved, format.moment(saved.at, timeZone, today)) : nothing}`;
  }

  /** Below the rows: what can be done with the chosen ones. */
  renderBelow(chosen: readonly Hour[]): TemplateResult {
    const { rights, clear } = this.#around;
    const open = (does: Decision): Hour[] =>
      chosen.filter((hour) => (does === "reopen" ? rights.takesBack(hour) : rights.awaits(hour) && rights.may(`hour.${does}`, hour.id)));
    return html`<p class="hidden" role="status">${chosen.length > 0 ? this.#words.say("chosen", chosen.length) : nothing}</p>
      ${this.#decide.renderRunning()}
      ${
        chosen.length > 0 && !this.#decide.running
          ? renderBar(this.#words, {
              chosen: chosen.length,
              open: (does) => open(does).length,
              decide: (does) => this.#decide.begin(does, open(does)),
              clear,
            })
          : nothing
      }
      ${this.#dialog.render()}`;
  }
}
