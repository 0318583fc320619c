import { html, nothing, type TemplateResult } from "lit";
import type { ImportReport, SheetColumn } from "@xiaoben/contract";
import { icon, label, type IconName, type Tone, type Words } from "../core/index.ts";
import { columnsShown, fields, missingIn, samplesOf, type Meaning } from "./hours-import.model.ts";
import type { HoursImportMessages } from "./hours-import.strings.ts";

/** What the columns of a ledger were taken for, and what somebody does about it. */
export interface ColumnChoice {
  isRemembered: boolean;
  isBusy: boolean;
  sheet(name: string): void;
  column(letter: string, meaning: Meaning): void;
  forget(): void;
}

type Sure = NonNullable<SheetColumn["sure"]> | "none";
const looks: Record<Sure, [Tone, IconName]> = {
  heading: ["met", "check"],
  guess: ["undetermined", "question"],
  chosen: ["plain", "person"],
  none: ["neutral", "dash"],
};

/** Hidden rows that are named one by one. */
const named = 20;

/** Sheet and columns as they are proposed, each with what stands in it and how sure that is. */
export function columnsView(words: Words<HoursImportMessages>, report: ImportReport, choice: ColumnChoice): TemplateResult {
  const { sheet } = report;
  const missing = missingIn(sheet);
  const hidden = sheet.hidden ?? [];
  const leftOut = sheet.leftOut.filter(({ why }) => why !== "heading").length;
  return html`<section class="stack" part="columns" aria-labelledby="columns-title">
    <div class="head">
      <h3 id="columns-title">${words.say("columns")}</h3>
      ${
        sheet.sheets
          ? html`<label class="row"
              >${words.say("sheet")}
              <select id="sheet" ?disabled=${choice.isBusy} @change=${(event: Event) => choice.sheet(valueOf(event))}>
                ${sheet.sheets.map((name) => html`<option value=${name} .selected=${name === sheet.file.sheet}>${name}</option>`)}
              </select></label
            >`
          : nothing
      }
    </div>
    ${missing.length > 0 ? notice("undetermined", "question", words.say("missing", missing)) : nothing}
    ${
      choice.isRemembered
        ? html`<p class="notice">
            ${icon("info")}<span>${words.say("remembered")}</span
            ><button type="button" class="link" id="forget" ?disabled=${choice.isBusy} @click=${() => choice.forget()}>
              ${words.say("forget")}
            </button>
          </p>`
        : html`<p class="second small">${words.say("columnsNote")}</p>`
    }
    <table class="cards" role="table" aria-labelledby="columns-title">
      <thead role="rowgroup">
        <tr role="row">
          ${(["column", "samples", "means"] as const).map((key) => html`<th role="columnheader" scope="col">${words.say(key)}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${columnsShown(report).map((column) => columnRow(words, report, column, choice))}
      </tbody>
    </table>
    ${hidden.length > 0 ? notice("", "info", words.say("hidden", hidden.slice(0, named).join("、") + (hidden.length > named ? "…" : ""))) : nothing}
    ${leftOut > 0 ? html`<p class="second small">${words.say("leftOut", leftOut)}</p>` : nothing}
  </section>`;
}

function columnRow(words: Words<HoursImportMessages>, report: ImportReport, column: SheetColumn, choice: ColumnChoice): TemplateResult {
  const { letter, heading, means } = column;
  const sure: Sure = column.sure ?? (means ? "heading" : "none");
  return html`<tr role="row" data-column=${letter}>
    <td role="cell" class="lead"><span class="second figure">${letter}</span> <strong>${heading}</strong></td>
    <td role="cell" class="wide second" data-label=${words.say("samples")}>${samplesOf(report, column).join(" · ")}</td>
    <td role="cell" class="wide" data-label=${words.say("means")}>
      <span class="row">
        <select
          aria-label=${words.say("meansOf", letter, heading)}
          ?disabled=${choice.isBusy}
          @change=${(event: Event) => choice.column(letter, valueOf(event) as Meaning)}
        >
          <option value="none" .selected=${!means}>${words.say("none")}</option>
          ${fields.map((field) => html`<option value=${field} .selected=${field === means}>${words.say("field", field)}</option>`)}
        </select>
        ${label(...looks[sure], words.say("sure", sure))}
      </span>
    </td>
  </tr>`;
}

export const notice = (tone: string, name: IconName, text: string): TemplateResult =>
  html`<p class="notice ${tone}" role="status">${icon(name)}<span>${text}</span></p>`;

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value;
