import { html, nothing, type TemplateResult } from "lit";
import { say, type PackId, type Ref, type Verdict } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import { named } from "./lines.view.ts";
import { decisionsIn, reasonsOf } from "./verdict.model.ts";
import type { Voice } from "./verdict.voice.ts";

const most = 12;

/** What is asked for and why the outcome is what it is, each with the clause's own words behind its label. */
export function renderWhy(voice: Voice, verdict: Verdict, parts: readonly Verdict[], onOpen: (verdict: Verdict) => void): TemplateResult {
  const { words, policy, pack } = voice;
  const { threshold } = policy.verdict(verdict, pack);
  const shown = new Set<PackId>();
  const decisions = decisionsIn(verdict.arithmetic).flatMap((id) => voice.records.get({ kind: "decision", id }) ?? []);
  return html`<section aria-labelledby="why" part="why">
    <h3 id="why">${words.say("why")}</h3>
    <ul class="why">
      ${parts.map((part) => renderPart(voice, part, onOpen))}
      <li>
        ${threshold ? html`<span><span class="second">${words.say("asked")}</span> <span class="figure">${threshold}</span></span>` : nothing}
        <span class="named"><span class="second">${words.say("clause")}</span> ${renderClause(voice, verdict.clause, shown)}</span>
      </li>
      ${reasonsOf(verdict).map(({ because, records }) => {
        const clause = because.clause !== undefined && !shown.has(because.clause) ? renderClause(voice, because.clause, shown) : undefined;
        const decision = because.code === "decided" && decisions.find(({ ambiguity }) => ambiguity === because.ambiguity);
        return html`<li>
          <span>${policy.reason(because, pack)}${records.length > 0 ? renderNames(voice, records) : nothing}</span>
          ${decision ? html`<span class="second">${words.say("decision", decision.basis, voice.format.day(decision.from, "year"))}</span>` : nothing}
          ${clause ? html`<span class="named">${clause}</span>` : nothing}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** The people or records that a reason speaks of; of many the first few. */
const renderNames = (voice: Voice, records: readonly Ref[]): TemplateResult =>
  html` <span class="second"
    >${voice.words.say(
      "names",
      records.slice(0, most).map((record) => (record.kind === "person" ? voice.records.name(record.id) : named(voice, record).title)),
      records.length,
    )}</span
  >`;

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
