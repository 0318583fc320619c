import { html, nothing, type TemplateResult } from "lit";
import type { Report, ReportItem } from "@xiaoben/contract";
import { label, type IconName, type Tone } from "../core/index.ts";
import { leftBy } from "./reports.model.ts";
import { ruleName, type Voice } from "./credit-register.voice.ts";

const marks: Record<Report["state"], [Tone, IconName]> = {
  draft: ["neutral", "pencil"],
  submitted: ["waiting", "clock"],
  sent: ["waiting", "clock"],
  receipted: ["met", "check"],
  withdrawn: ["neutral", "dash"],
};

/** A report: what it is, what was sent against what was registered, its lines, and who is left out. */
export function renderReport(voice: Voice, report: Report, actions: TemplateResult | typeof nothing): TemplateResult {
  const { words, policy, format, session } = voice;
  const { items, left = [], number, reason, sentAt, asOf, state } = report;
  const about = [
    report.org !== voice.place && voice.orgName(report.org),
    number && words.say("number", number),
    asOf && !sentAt && words.say("asOf", format.day(asOf)),
    sentAt && words.say("sentAt", format.moment(sentAt, session.timeZone, session.today)),
    words.say("people", items.length),
  ].filter(Boolean);
  return html`<article class="report" part="report" data-report=${report.id} aria-labelledby=${`report-${report.id}`}>
    <div class="row">
      <h4 id=${`report-${report.id}`} tabindex="-1">
        ${ruleName(voice, report.pack, report.rule)} <span class="second">${policy.period(report.period)}</span>
      </h4>
      ${label(...marks[state], words.say("reportState", state))}
    </div>
    <p class="second small list">${about.map((text) => html`<span>${text}</span>`)}</p>
    ${reason && state === "draft" ? html`<p class="notice undetermined">${words.say("returned", reason)}</p>` : nothing}
    ${items.length === 0 && asOf && state === "draft" ? html`<p>${words.say(left.length === 0 ? "empty" : "emptyLeft")}</p>` : nothing}
    ${renderTotals(voice, report)} ${renderLines(voice, report)}
    ${
      left.length === 0
        ? nothing
        : html`<details>
            <summary>${words.say("left", left.length)}</summary>
            <ul class="left">
              ${leftBy(report).map(
                ([why, people]) =>
                  html`<li>
                    <span>${words.say("why", why)}</span>
                    <span class="second">${people.map((person) => voice.name(person)).join(words.language === "en" ? ", " : "、")}</span>
                  </li>`,
              )}
            </ul>
          </details>`
    }
    ${actions}
  </article>`;
}

/** What was sent, and beside it what came of it. */
function renderTotals({ words, policy, format }: Voice, { totals, unit = "", fileHash }: Report): TemplateResult | typeof nothing {
  if (!totals) return nothing;
  const figure = (name: "sent" | "registered" | "rejected"): TemplateResult =>
    html`<div class=${name}>
      <dt>${words.say(name)}</dt>
      <dd>${totals[name] === undefined ? words.say("notYet") : policy.amount(format.figure(totals[name]), unit)}</dd>
    </div>`;
  return html`<dl class="totals" part="totals">
      ${figure("sent")} ${figure("registered")} ${totals.rejected === undefined ? nothing : figure("rejected")}
    </dl>
    ${fileHash ? html`<p class="second small hash">${words.say("hash")} <code>${fileHash}</code></p>` : nothing}`;
}

function renderLines(voice: Voice, { items, unit = "" }: Report): TemplateResult | typeof nothing {
  const { words, policy, format } = voice;
  if (items.length === 0) return nothing;
  return html`<details>
    <summary>${words.say("lines", items.length)}</summary>
    <table class="cards" role="table" aria-label=${words.say("lines", items.length)}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${words.say("person")}</th>
          <th role="columnheader" scope="col" class="number">${words.say("amount")}</th>
          <th role="columnheader" scope="col">${words.say("line")}</th>
          <th role="columnheader" scope="col">${words.say("outcome")}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${items.map(
          (item) =>
            html`<tr role="row">
              <td role="cell" class="lead">
                ${item.name || voice.name(item.person)} <span class="second small">${item.staffNumber ?? ""}</span>
              </td>
              <td role="cell" class="number" data-label=${words.say("amount")}>${policy.amount(format.figure(item.amount), unit)}</td>
              <td role="cell" data-label=${words.say("line")}>
                ${item.number ?? ""}
                ${item.replaces ? html`<span class="line second small">${words.say("replaces", item.replaces)}</span>` : nothing}
              </td>
              <td role="cell" data-label=${words.say("outcome")}>${outcomeOf(voice, item)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

function outcomeOf({ words }: Voice, { outcome, registration, reason }: ReportItem): TemplateResult | typeof nothing {
  if (!outcome) return nothing;
  const mark: [Tone, IconName] = outcome === "registered" ? ["met", "check"] : ["undetermined", "warning"];
  return html`${label(...mark, words.say("creditState", outcome))}
  ${registration ? html`<span class="line second small">${words.say("registration", registration)}</span>` : nothing}
  ${reason ? html`<span class="line">${reason}</span>` : nothing}`;
}
