import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Ref, Verdict } from "@xiaoben/contract";
import { statusOf, type Line } from "../figures/figures.model.ts";
import { lineLabel } from "../figures/line-label.ts";
import { nameOf, type Fate, type Named } from "./verdict.model.ts";
import type { Voice } from "./verdict.voice.ts";

/** How many lines of a fate are shown. */
export type Shown = (fate: Fate) => number;

/** Every record that the figure looked at, by what became of it. Below 480 px each row is a card that keeps its labels. */
export function renderLines(
  voice: Voice,
  fates: readonly Fate[],
  verdict: Verdict,
  shown: Shown,
  onMore: (fate: Fate) => void,
): TemplateResult {
  const { words } = voice;
  const head = (["date", "record", "worth", "counted", "status"] as const).map(
    (key) =>
      html`<th role="columnheader" scope="col" class=${key === "worth" || key === "counted" ? "number" : nothing}>${words.say(key)}</th>`,
  );
  return html`<table class="cards" role="table" part="records" aria-labelledby="records">
    <thead role="rowgroup">
      <tr role="row">
        ${head}
      </tr>
    </thead>
    ${fates.map(
      (fate) =>
        html`<tbody role="rowgroup">
          <tr role="row" class="fate">
            <th role="rowheader" scope="rowgroup" colspan="5">
              ${words.say("fate", fate.status)} <span class="figure">${words.say("recordCount", fate.lines.length)}</span>
            </th>
          </tr>
          ${repeat(
            fate.lines.slice(0, shown(fate)),
            (line) => `${line.record.kind}/${line.record.id}`,
            (line) => renderLine(voice, line, verdict),
          )}
          ${shown(fate) < fate.lines.length ? renderMore(voice, fate, shown(fate), onMore) : nothing}
        </tbody>`,
    )}
  </table>`;
}

const renderMore = ({ words }: Voice, fate: Fate, shown: number, onMore: (fate: Fate) => void): TemplateResult =>
  html`<tr role="row" class="fate no-print">
    <td role="cell" colspan="5" class="lead">
      <button type="button" class="link" @click=${() => onMore(fate)}>
        ${words.say("more", fate.lines.length - shown)}<span class="hidden">${words.say("fate", fate.status)}</span>
      </button>
    </td>
  </tr>`;

function renderLine(voice: Voice, line: Line, verdict: Verdict): TemplateResult {
  const { words, policy, format, pack } = voice;
  const said = policy.line(line, verdict, pack);
  const status = statusOf(line);
  const { title, on, until } = named(voice, line.record);
  return html`<tr role="row">
    <td role="cell" class="dates" data-label=${words.say("date")}>${on ? format.days(on, until) : nothing}</td>
    <td role="cell" class="lead" data-label=${words.say("record")}>
      ${title}
      <span class="second small"
        >${line.why === "counted" ? policy.steps(line.arithmetic, pack, verdict.unit).says : said.why} · ${said.clause}</span
      >
    </td>
    <td role="cell" class="number" data-label=${words.say("worth")}>${line.why === "noValue" ? "—" : said.amount}</td>
    <td role="cell" class="number" data-label=${words.say("counted")}>${said.counted}</td>
    <td role="cell" data-label=${words.say("status")}>${lineLabel(status, (message) => words.say(message))}</td>
  </tr>`;
}

/** What a record is called; until it is read, what it is. */
export function named({ words, records }: Pick<Voice, "words" | "records">, ref: Ref): Named & { title: string } {
  const record = records.get(ref);
  if (!record) return { title: record === null ? words.say("unseen") : words.say("kind", ref.kind) };
  const { lesson, ...name } = nameOf(record);
  const title = name.title ?? (lesson === undefined ? undefined : records.get({ kind: "lesson", id: lesson })?.topic);
  return { ...name, title: title ?? words.say("kind", name.source ?? ref.kind) };
}
