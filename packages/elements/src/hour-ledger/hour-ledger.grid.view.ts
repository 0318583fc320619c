import { html, type TemplateResult } from "lit";
import { icon } from "../core/icons.ts";
import type { Words } from "../core/words.ts";
import { columns, type GridController } from "./hour-ledger.grid.ts";
import type { Hands } from "./hour-ledger.hands.ts";
import type { LedgerMessages } from "./hour-ledger.strings.ts";

interface Header {
  order: string;
  /** How much is chosen; `undefined`: nothing can be. */
  chosen: "none" | "some" | "all" | undefined;
  sort(order: string): void;
}

interface Around extends Header {
  grid: GridController;
  hands: Hands;
  /** It is known how many rows there are. */
  counts: boolean;
}

/** The grid without its rows, which it draws itself. */
export function renderGrid(words: Words<LedgerMessages>, { grid, hands, counts, ...header }: Around): TemplateResult {
  return html`<div
    class=${grid.cards ? "grid cards" : "grid"}
    role="grid"
    aria-label=${words.say("grid")}
    aria-rowcount=${counts ? grid.items.length + 1 : -1}
    aria-colcount=${columns}
    aria-multiselectable=${!!header.chosen}
    @scroll=${grid.onScroll}
    @keydown=${grid.onKey}
    @click=${hands.onClick}
  >
    <div class="inner">
      ${renderHeader(words, header, hands.chooseAll)}
      <div class="rows" role="rowgroup"></div>
    </div>
  </div>`;
}

/** The head that stays while rows go by. What can be ordered by is a button. */
function renderHeader(words: Words<LedgerMessages>, { order, chosen, sort }: Header, choose: () => void): TemplateResult {
  const plain = (column: number, text: string, kind = ""): TemplateResult =>
    html`<div role="columnheader" aria-colindex=${column} class=${kind}>${text}</div>`;
  const sorted = (column: number, text: string, ascending: string, descending?: string): TemplateResult => {
    const now = order === ascending ? "ascending" : order === descending ? "descending" : "none";
    return html`<div role="columnheader" aria-colindex=${column} aria-sort=${now}>
      <button type="button" @click=${() => sort(now === "descending" || !descending ? ascending : descending)}>
        ${text}${icon("down")}
      </button>
    </div>`;
  };
  return html`<div role="rowgroup">
    <div role="row" class="header" aria-rowindex="1">
      <div role=${chosen ? "columnheader" : "gridcell"} aria-colindex="1" class="check">
        ${
          chosen &&
          html`<input
            type="checkbox"
            aria-label=${words.say("chooseAll")}
            .checked=${chosen === "all"}
            .indeterminate=${chosen === "some"}
            @change=${(event: Event) => {
              // What is drawn decides, not the click.
              (event.target as HTMLInputElement).checked = chosen === "all";
              choose();
            }}
          />`
        }
      </div>
      ${sorted(2, words.say("person"), "person")} ${sorted(3, words.say("date"), "day", "-day")} ${plain(4, words.say("activity"))}
      ${plain(5, words.say("category"))} ${plain(6, words.say("facts"))} ${plain(7, words.say("claimed"), "number")}
      ${plain(8, words.say("approved"), "number")} ${plain(9, words.say("state"))}
    </div>
  </div>`;
}
