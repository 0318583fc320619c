import { css, html, nothing, type TemplateResult } from "lit";
import { stateBadge } from "../core/index.ts";
import { tableStyles } from "../core/tables.styles.ts";
import type { GroupsPart } from "./hour-ledger.groups.ts";
import { isHead, type Head, type Item } from "./hour-ledger.model.ts";
import type { Place } from "./hour-ledger.place.ts";
import { factsOf, figureOf, titleOf, type Voice } from "./hour-ledger.row.ts";

const styles = css`
  .paper {
    display: none;
  }
  @media print {
    .paper {
      display: block;
    }
    .paper th {
      white-space: nowrap;
    }
    .paper td {
      padding: 3px 6px;
      font-size: 0.85em;
    }
    .paper tr {
      break-inside: avoid;
    }
    .paper .signatures {
      display: flex;
      gap: 48px;
      margin-top: 24px;
      break-inside: avoid;
    }
    .paper .signatures > * {
      flex: 1;
      border-bottom: 1px solid;
    }
  }
`;

/** The rows as one plain table for paper: with school, period and lines to sign on. Drawn while the page is printed, and only then. */
export class PrintView {
  readonly styles = [tableStyles, styles];

  render(voice: Voice, items: readonly Item[], { groups, place, from, to, groupBy }: Paper): TemplateResult {
    const { words } = voice;
    const period = from || to ? groups.words.say("paperPeriod", from, to) : groups.words.say("paperPeriodAll");
    const count = words.say("records", items.filter((item) => !isHead(item)).length);
    return html`<div class="paper">
      <p>${[place.name, period, count].filter(Boolean).join(" · ")}</p>
      <table>
        <thead>
          <tr>
            ${(["person", "date", "activity", "category", "facts"] as const).map((key) => html`<th scope="col">${words.say(key)}</th>`)}
            <th scope="col" class="number">${words.say("claimed")}</th>
            <th scope="col" class="number">${words.say("approved")}</th>
            <th scope="col">${words.say("state")}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map((item) => (isHead(item) ? renderGroup(voice, item, groups.titleOf(voice, item, groupBy, place)) : this.#renderRow(voice, item)))}
        </tbody>
      </table>
      <p class="signatures">
        ${groups.words
          .say("signatures")
          .split("|")
          .map((line) => html`<span>${line}</span>`)}
      </p>
    </div>`;
  }

  #renderRow(voice: Voice, hour: Exclude<Item, Head>): TemplateResult {
    return html`<tr>
      <td>${voice.name(hour.person)}</td>
      <td>${voice.format.days(hour.on, hour.until)}</td>
      <td>${hour.title}${hour.reason ? html`<span class="second small"> ${hour.reason}</span>` : nothing}</td>
      <td>${titleOf(voice, hour)}</td>
      <td>${factsOf(voice, hour)}</td>
      <td class="number">${figureOf(voice, hour.claimedHours)}</td>
      <td class="number">${figureOf(voice, hour.approvedHours)}</td>
      <td>${stateBadge(voice.core, "hour", hour.state)}</td>
    </tr>`;
  }
}

/** Whose hours these are, and of when. */
export interface Paper {
  groups: GroupsPart;
  place: Place;
  from: string;
  to: string;
  groupBy: string;
}

const renderGroup = ({ words }: Voice, { count }: Head, title: string): TemplateResult =>
  html`<tr>
    <td colspan="8"><strong>${title}</strong> ${words.say("records", count)}</td>
  </tr>`;
