import { html, nothing, type TemplateResult } from "lit";
import type { ImportReport, RowProblem } from "@xiaoben/contract";
import { icon, label, type Format, type Words } from "../core/index.ts";
import { notice } from "./columns.view.ts";
import { peopleIn, sameQuestion, sorted, unknownIn, type Row, type Sorted } from "./hours-import.model.ts";
import type { HoursImportMessages } from "./hours-import.strings.ts";

type Say = Words<HoursImportMessages>;

/** What somebody does about the rows. */
export interface RowChoice {
  isBusy: boolean;
  /** Groups of rows that are shown whole. */
  open: ReadonlySet<string>;
  openAll(group: string): void;
  person(row: Row, id: string, all: boolean): void;
  /** Whom somebody chose for a row. */
  chosen(row: Row): string | undefined;
  /** `undefined`: no workbook is offered here. */
  download: (() => void) | undefined;
  downloadFailed: boolean;
}

/** Rows of one group that are shown at once. */
const first = 8;

/** What becomes of the rows: how many, whose, what is to be chosen and what is to be mended. */
export function rowsView(words: Say, format: Format, report: ImportReport, choice: RowChoice): TemplateResult {
  const { rows, counts } = report;
  const groups = sorted(rows);
  const unknown = unknownIn(rows);
  const chosen = rows.filter((row) => row.candidates || choice.chosen(row));
  return html`<section class="stack" part="rows">
    <p class="sum">
      <strong>${words.say("summary", counts.rows, counts.good)}</strong>
      <span class="second">${words.say("people", peopleIn(rows))}</span>
    </p>
    ${rows.length < counts.rows ? html`<p class="second small">${words.say("onlyFirst", rows.length)}</p>` : nothing}
    ${groups.there.length > 0 ? notice("", "info", words.say("there", groups.there.length)) : nothing}
    ${unknown.length > 0 ? notice("undetermined", "person", words.say("unknown", unknown.slice(0, 12).join("、") + (unknown.length > 12 ? "…" : ""))) : nothing}
    ${chosen.length > 0 ? ambiguousView(words, format, chosen, choice) : nothing}
    ${groups.faulty.length > 0 ? faultyView(words, groups, choice) : nothing}
    ${groups.good.length > 0 ? goodView(words, format, groups.good, choice) : nothing}
  </section>`;
}

/** What is to be mended in a row, in words. */
export const reasonOf = (words: Say, { problems }: Row): string =>
  words.say("join", [...new Set(problems.map((problem) => problemWords(words, problem)))]);

const problemWords = (words: Say, problem: RowProblem): string => {
  const said = words.say("problem", problem);
  return problem.found ? words.say("found", said, problem.found) : said;
};

function ambiguousView(words: Say, format: Format, rows: readonly Row[], choice: RowChoice): TemplateResult {
  return html`<section class="stack tight" aria-labelledby="ambiguous-title" part="ambiguous">
    <h3 id="ambiguous-title">${words.say("ambiguous", rows.length)}</h3>
    <ul class="stack tight">
      ${shown(rows, "ambiguous", choice).map((row) => {
        const person = choice.chosen(row) ?? "";
        const others = rows.filter((one) => one !== row && sameQuestion(one, row) && choice.chosen(one) !== person).length;
        return html`<li class="row" data-row=${row.row}>
          <span class="grow">
            <span class="second figure">${words.say("rowIs", row.row)}</span>
            <strong>${row.values.name ?? row.values.staffNumber ?? ""}</strong> ${aboutRow(format, row)}
          </span>
          <select
            aria-label="${words.say("rowIs", row.row)} ${row.values.name ?? ""}"
            ?disabled=${choice.isBusy}
            @change=${(event: Event) => choice.person(row, (event.target as HTMLSelectElement).value, false)}
          >
            <option value="" disabled .selected=${person === ""}>${words.say("chooseOne")}</option>
            ${(row.candidates ?? []).map(
              ({ id, displayName, staffNumber }) =>
                html`<option value=${id} .selected=${id === person}>${words.say("who", displayName, staffNumber ?? "")}</option>`,
            )}
          </select>
          ${
            person && others > 0
              ? html`<button type="button" class="link" ?disabled=${choice.isBusy} @click=${() => choice.person(row, person, true)}>
                  ${words.say("sameForAll", others)}
                </button>`
              : nothing
          }
        </li>`;
      })}
    </ul>
    ${moreButton(words, rows, "ambiguous", choice)}
  </section>`;
}

function faultyView(words: Say, { faulty }: Sorted, choice: RowChoice): TemplateResult {
  return html`<section class="stack tight" aria-labelledby="faulty-title" part="faulty">
    <div class="head">
      <h3 id="faulty-title">${words.say("faulty", faulty.length)}</h3>
      ${choice.download ? html`<button type="button" id="download" @click=${choice.download}>${icon("down")}${words.say("download")}</button>` : nothing}
    </div>
    ${choice.downloadFailed ? notice("undetermined", "warning", words.say("downloadFailed")) : nothing}
    <p class="second small">${words.say("faultyNote")}</p>
    ${table(words, ["row", "person", "mend"], "faulty-title", shown(faulty, "faulty", choice), (row) => [
      html`<td role="cell" class="figure" data-label=${words.say("row")}>${row.row}</td>`,
      html`<td role="cell" class="lead">${whoIn(row)} <span class="second small">${row.values.title ?? ""}</span></td>`,
      html`<td role="cell" class="wide reason" data-label=${words.say("mend")}>${reasonOf(words, row)}</td>`,
    ])}
    ${moreButton(words, faulty, "faulty", choice)}
  </section>`;
}

function goodView(words: Say, format: Format, good: readonly Row[], choice: RowChoice): TemplateResult {
  return html`<details part="good">
    <summary id="good-title">${words.say("good", good.length)}</summary>
    ${table(words, ["row", "person", "what"], "good-title", shown(good, "good", choice), (row) => [
      html`<td role="cell" class="figure" data-label=${words.say("row")}>${row.row}</td>`,
      html`<td role="cell" class="lead">${row.person?.displayName ?? whoIn(row)}</td>`,
      html`<td role="cell" class="wide" data-label=${words.say("what")}><span>${aboutRow(format, row)} ${amountOf(words, row)}</span></td>`,
    ])}
    ${moreButton(words, good, "good", choice)}
  </details>`;
}

const table = (
  words: Say,
  columns: readonly ("row" | "person" | "mend" | "what")[],
  title: string,
  rows: readonly Row[],
  cells: (row: Row) => TemplateResult[],
): TemplateResult =>
  html`<table class="cards rows" role="table" aria-labelledby=${title}>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((key) => html`<th role="columnheader" scope="col">${words.say(key)}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row" data-row=${row.row}>
            ${cells(row)}
          </tr>`,
      )}
    </tbody>
  </table>`;

const shown = (rows: readonly Row[], group: string, { open }: RowChoice): readonly Row[] => (open.has(group) ? rows : rows.slice(0, first));

const moreButton = (words: Say, rows: readonly Row[], group: string, choice: RowChoice): TemplateResult | typeof nothing =>
  rows.length > first && !choice.open.has(group)
    ? html`<button type="button" class="more" data-more=${group} @click=${() => choice.openAll(group)}>
        ${words.say("more", rows.length - first)}
      </button>`
    : nothing;

const whoIn = ({ values, cells }: Row): string => values.name ?? values.staffNumber ?? cells.find(Boolean) ?? "";

const aboutRow = (format: Format, { values: { on, until, title } }: Row): string =>
  [on ? format.days(on, until) : "", title ?? ""].filter(Boolean).join(" ");

const amountOf = (words: Say, { values }: Row): TemplateResult[] =>
  (["hours", "minutes", "lessons", "days"] as const).flatMap((field) =>
    values[field] === undefined ? [] : label("plain", "check", `${values[field]} ${words.say("field", field)}`),
  );
