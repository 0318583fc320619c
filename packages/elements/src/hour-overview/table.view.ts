import { html, nothing, type TemplateResult } from "lit";
import type { Voice } from "./hour-overview.voice.ts";

/** Which tables are shown to the eye. */
export interface Tables {
  shown: ReadonlySet<string>;
  toggle(id: string): void;
}

/** The figures of a chart as a table: always there for screen readers and on paper, for the eye when it is asked for. */
export function renderTable(
  { words }: Voice,
  { shown, toggle }: Tables,
  id: string,
  { heads, rows }: { heads: readonly string[]; rows: readonly (readonly string[])[] },
): TemplateResult {
  const isShown = shown.has(id);
  return html`<p class="no-print">
      <button
        type="button"
        class="link small"
        data-table=${id}
        aria-expanded=${isShown}
        aria-controls=${`${id}-table`}
        @click=${() => toggle(id)}
      >
        ${words.say(isShown ? "noTable" : "table")}
      </button>
    </p>
    <div
      id=${`${id}-table`}
      class=${isShown ? "sheet" : "hidden"}
      role="group"
      aria-labelledby=${`${id}-title`}
      tabindex=${isShown ? 0 : nothing}
    >
      <table class="cards" role="table" aria-labelledby=${`${id}-title`}>
        <thead role="rowgroup">
          <tr role="row">
            ${heads.map((head, i) => html`<th role="columnheader" class=${i > 0 ? "number" : ""}>${head}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map(
            (row) =>
              html`<tr role="row">
                ${row.map((cell, i) => html`<td role="cell" class=${i > 0 ? "number" : "lead"} data-label=${heads[i]!}>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
