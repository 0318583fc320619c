import { html, nothing, type TemplateResult } from "lit";
import { say, type PackId, type Verdict } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import { restsOn } from "./verdict.model.ts";
import type { Voice } from "./verdict.voice.ts";

/** What is asked for and why the outcome is what it is, each with the clause's own words behind its label. */
export function renderWhy(voice: Voice, verdict: Verdict, parts: readonly Verdict[], onOpen: (verdict: Verdict) => void): TemplateResult {
  const { words, policy, pack } = voice;
  const { threshold, clause } = policy.verdict(verdict, pack);
  const shown = new Set<PackId>();
  const reasons = verdict.because.filter(({ code }) => code !== "rests-on" && code !== "either-way");
  return html`<section aria-labelledby="why" part="why">
    <h3 id="why">${words.say("why")}</h3>
    <ul class="why">
      ${parts.map((part) => renderPart(voice, part, onOpen))}
      ${parts.length === 0 ? restsOn(verdict).map((id) => html`<li>${policy.reason({ code: "rests-on", rule: id }, pack)}</li>`) : nothing}
      <li>
        <span
          ><span class="second">${words.say("asked")}</span>
          ${threshold ? html`<span class="figure">${threshold}</span> · ` : nothing}${clause}</span
        >
        ${renderClause(voice, verdict.clause, shown)}
      </li>
      ${reasons.map(
        (because) =>
          html`<li>
            <span>${policy.reason(because, pack)}</span>${because.clause ? renderClause(voice, because.clause, shown) : nothing}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** A rule that this one looks at: where it stands, and a way into it. */
const renderPart = ({ core, words, policy, pack }: Voice, part: Verdict, onOpen: (verdict: Verdict) => void): TemplateResult =>
  html`<li class="part">
    <span>${policy.verdict(part, pack).sentence}</span>
    ${badge(core, part.outcome, policy.outcome(part.outcome))}
    <button type="button" class="link no-print" @click=${() => onOpen(part)}>
      ${words.say("readRule")}<span class="hidden">${policy.verdict(part, pack).title}</span>
    </button>
  </li>`;

/** The clause's words, behind its label; each clause once. */
export function renderClause({ words, policy, pack }: Voice, id: PackId, shown?: Set<PackId>): TemplateResult | typeof nothing {
  const says = pack.source.clauses.find((clause) => clause.id === id)?.says;
  if (says === undefined || shown?.has(id)) return nothing;
  shown?.add(id);
  return html`<details class="clause">
    <summary class="small">${words.say("readClause", policy.clause(id, pack))}</summary>
    <blockquote>${say(says, policy.language)}</blockquote>
  </details>`;
}
