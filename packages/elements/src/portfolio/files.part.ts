import { html, nothing, type TemplateResult } from "lit";
import { csvLine, csvStart, type SheetTable } from "@xiaoben/contract";
import { asGatewayError } from "../core/as-gateway-error.ts";
import type { XbElement } from "../core/element.ts";
import { icon } from "../core/icons.ts";
import { saveAs } from "../core/save-as.ts";
import { errorLine } from "../core/states.ts";
import type { Pile } from "./arranged.model.ts";
import { pileName } from "./entries.view.ts";
import { nameOf, peopleOf, proofsOf, stateOf, type Voice } from "./portfolio.voice.ts";

/** Writes a table of texts as a workbook; the page gives it. */
export type SheetWriter = (table: SheetTable) => Promise<Blob>;

/** Takes the portfolio out as a table, in the piles that are shown. */
export class FilesPart {
  readonly #host: XbElement;
  #making: "csv" | "xlsx" | undefined;
  #error: ReturnType<typeof asGatewayError> | undefined;

  constructor(host: XbElement) {
    this.#host = host;
  }

  render(voice: Voice, piles: readonly Pile[], name: string, writer: SheetWriter | undefined): TemplateResult {
    const { words } = voice;
    const button = (what: "csv" | "xlsx", text: string, write: SheetWriter): TemplateResult =>
      html`<button
        type="button"
        data-make=${what}
        ?disabled=${this.#making !== undefined}
        @click=${() => void this.#make(what, name, () => write({ name: words.say("entries"), rows: rowsOf(voice, piles) }))}
      >
        ${icon("down")}${this.#making === what ? words.say("making") : text}
      </button>`;
    return html`${button("csv", words.say("csv"), async (table) => csvOf(table))}${writer ? button("xlsx", words.say("excel"), writer) : nothing}
    ${this.#error ? errorLine(voice.core, this.#error) : nothing}`;
  }

  async #make(what: "csv" | "xlsx", name: string, write: () => Promise<Blob>): Promise<void> {
    this.#making = what;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      saveAs(await write(), `${name}.${what}`);
    } catch (cause) {
      this.#error = asGatewayError(cause);
    }
    this.#making = undefined;
    this.#host.requestUpdate();
  }
}

const csvOf = ({ rows }: SheetTable): Blob =>
  new Blob([csvStart, ...rows.map((cells) => csvLine(cells))], { type: "text/csv;charset=utf-8" });

/** Heading and rows: the pile, the days as the wire writes them, and the words of the screen. */
function rowsOf(voice: Voice, piles: readonly Pile[]): string[][] {
  const { words } = voice;
  const heading = [words.say("pile"), words.say("on"), words.say("drawerHead"), words.say("what"), words.say("who")];
  return [
    [...heading, words.say("proofs"), words.say("from"), words.say("state")],
    ...piles.flatMap((pile) =>
      pile.entries.map((entry) => [
        pileName(voice, pile),
        entry.until === undefined || entry.until === entry.on ? entry.on : `${entry.on}/${entry.until}`,
        words.say("drawer", entry.drawer),
        nameOf(voice, entry),
        peopleOf(voice, entry),
        proofsOf(voice, entry),
        words.say("origin", entry.origin),
        stateOf(voice, entry),
      ]),
    ),
  ];
}
