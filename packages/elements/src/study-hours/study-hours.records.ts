import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { say, type Pack, type Verdict } from "@xiaoben/contract";
import { stateBadge } from "../core/badge.ts";
import { lineLabel } from "../figures/line-label.ts";
import { categoryOf, type Entry } from "./study-hours.model.ts";
import type { LineWords } from "@xiaoben/policy/words";
import type { Voice } from "./study-hours.voice.ts";

/** Every record with its reason. Below 480 px each row is a card that keeps its labels. */
export function renderRecords(voice: Voice, entries: readonly Entry[], pack: Pack, verdict: Verdict): TemplateResult {
  const { words } = voice;
  const head = (["date", "activity", "category", "amount", "status"] as const).map(
    (key) => html`<th role="columnheader" scope="col" class=${key === "amount" ? "number" : nothing}>${words.say(key)}</th>`,
  );
  return html`<table class="cards" role="table" part="records">
    <thead role="rowgroup">
      <tr role="row">
        ${head}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        entries,
        (entry) => entry.record.id,
        (entry) => renderEntry(voice, entry, pack, verdict),
      )}
    </tbody>
  </table>`;
}

function renderEntry(voice: Voice, entry: Entry, pack: Pack, verdict: Verdict): TemplateResult {
  const { words, policy, format } = voice;
  const { hour, line } = entry;
  const said = line && policy.line(line, verdict, pack);
  const category = hour && categoryOf(hour, pack);
  return html`<tr role="row">
    <td role="cell" class="dates" data-label=${words.say("date")}>${hour ? format.days(hour.on, hour.until) : nothing}</td>
    <td role="cell" class="lead" data-label=${words.say("activity")}>
      ${hour?.title ?? words.say("unseen")}
      ${said ? html`<span class="second small">${why(voice, entry, verdict, pack)} · ${said.clause}</span>` : nothing}
      ${hour?.reason ? html`<span class="second small">${hour.reason}</span>` : nothing}
    </td>
    <td role="cell" data-label=${words.say("category")}>
      ${category ? say(category.title, policy.language) : (hour?.category ?? nothing)}
    </td>
    <td role="cell" class="number" data-label=${words.say("amount")}>${said ? renderAmount(voice, entry, said) : nothing}</td>
    <td role="cell" data-label=${words.say("status")}>${renderStatus(voice, entry)}</td>
  </tr>`;
}

/** For what counts: how it came to its hours. For everything else: why not. */
function why({ policy }: Voice, { line, status }: Entry, verdict: Verdict, pack: Pack): string {
  return status === "counted" ? policy.arithmetic(line!.arithmetic) : policy.line(line!, verdict, pack).why;
}

function renderAmount({ words }: Voice, { status }: Entry, { amount, counted }: LineWords): TemplateResult {
  if (status === "waiting") return html`<span class="second">${words.say("inWaiting", amount)}</span>`;
  return html`<span>${counted}${status === "part" ? html`<span class="second small">${words.say("of", amount)}</span>` : nothing}</span>`;
}

function renderStatus({ core, words }: Voice, { status, hour }: Entry): TemplateResult | typeof nothing {
  if (status !== "outside") return lineLabel(status, (message) => words.say(message));
  return hour ? stateBadge(core, "hour", hour.state) : nothing;
}
