import { css, html, nothing, type TemplateResult } from "lit";
import { stateBadge } from "../core/index.ts";
import { isHead, type Head, type Item } from "./hour-ledger.model.ts";
import { factsOf, figureOf, type Voice } from "./hour-ledger.row.ts";

const styles = css`
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
  readonly styles = [styles];

  render(voice: Voice, items: readonly Item[], { place, period, count, titleOf }: Paper): TemplateResult {
    const { words } = voice;
    return html`<div class="paper">
      <p>${[place, period, count].filter(Boolean).join(" · ")}</p>
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
          ${items.map((item) => (isHead(item) ? renderGroup(voice, item, titleOf(item)) : this.#renderRow(voice, item)))}
        </tbody>
      </table>
      <p class="signatures">
        ${words
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
      <td>${voice.categories.get(hour.category)?.title ?? hour.category}</td>
      <td>${factsOf(voice, hour)}</td>
      <td class="number">${figureOf(voice, hour.claimedHours)}</td>
      <td class="number">${figureOf(voice, hour.approvedHours)}</td>
      <td>${stateBadge(voice.core, "hour", hour.state)}</td>
    </tr>`;
  }
}

/** What stands over the table. */
export interface Paper {
  place: string;
  period: string;
  count: string;
  titleOf(head: Head): string;
}

const renderGroup = ({ words }: Voice, { count }: Head, title: string): TemplateResult =>
  html`<tr>
    <td colspan="8"><strong>${title}</strong> ${words.say("records", count)}</td>
  </tr>`;
