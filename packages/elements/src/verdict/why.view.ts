import { html, nothing, type TemplateResult } from "lit";
import { say, type PackId, type Verdict } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import type { Voice } from "./verdict.voice.ts";

/** What is asked for and why the outcome is what it is, each with the clause's own words behind its label. */
export function renderWhy(voice: Voice, verdict: Verdict, parts: readonly Verdict[], onOpen: (verdict: Verdict) => void): TemplateResult {
  const { words, policy, pack } = voice;
  const { threshold } = policy.verdict(verdict, pack);
  const shown = new Set<PackId>();
  const reasons = verdict.because.filter(({ code }) => code !== "rests-on" && code !== "either-way");
  return html`<section aria-labelledby="why" part="why">
    <h3 id="why">${words.say("why")}</h3>
    <ul class="why">
      ${parts.map((part) => renderPart(voice, part, onOpen))}
      <li>
        ${threshold ? html`<span><span class="second">${words.say("asked")}</span> <span class="figure">${threshold}</span></span>` : nothing}
        <span class="named"><span class="second">${words.say("clause")}</span> ${renderClause(voice, verdict.clause, shown)}</span>
      </li>
      ${reasons.map(
        (because) =>
          html`<li>
            <span>${policy.reason(because, pack)}</span>
            ${because.clause === undefined || shown.has(because.clause) ? nothing : html`<span class="named">${renderClause(voice, because.clause, shown)}</span>`}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** A rule that this one looks at: where it stands, and a way into it. */
const renderPart = ({ core, words, policy, pack }: Voice, part: Verdict, onOpen: (verdict: Verdict) => void): TemplateResult =>
  html`<li class="part">
    <span>${policy.verdict(part, pack).sentence}</span>
    ${badge(core, part.outcome, policy.outcome(part.outcome, part, pack))}
    <button type="button" class="link no-print" @click=${() => onOpen(part)}>
      ${words.say("readRule")}<span class="hidden">${policy.verdict(part, pack).title}</span>
    </button>
  </li>`;

/** The label of a clause; the clause's own words open behind it. */
export function renderClause({ policy, pack }: Voice, id: PackId, shown?: Set<PackId>): TemplateResult {
  const label = policy.clause(id, pack);
  const says = pack.source.clauses.find((clause) => clause.id === id)?.says;
  shown?.add(id);
  if (says === undefined) return html`<span>${label}</span>`;
  return html`<details class="clause">
    <summary>${label}</summary>
    <blockquote>${say(says, policy.language)}</blockquote>
  </details>`;
}
