import { css, html, nothing, type CSSResult, type TemplateResult } from "lit";
import type { Verdict } from "@xiaoben/contract";
import { badge, label } from "../core/badge.ts";
import { renderAsked, renderReadings } from "./questions.view.ts";
import { askedOf } from "./verdict.model.ts";
import { renderClause } from "./why.view.ts";
import type { Voice } from "./verdict.voice.ts";

/** What follows from a rule: at the end of its period, or as a preview of that. Each with its clause and the way to answer. */
export class AheadView {
  readonly styles: readonly CSSResult[] = [aheadStyles];

  /** @param verdicts the rule's own, where it is previewed, and those of the consequences that rest on it */
  render(voice: Voice, verdicts: readonly Verdict[], preview: boolean): TemplateResult {
    const { core, words, policy, pack } = voice;
    const consequences = verdicts.filter(({ rule }) => pack.consequences.some(({ id }) => id === rule.id));
    const own = preview ? verdicts.filter((verdict) => !consequences.includes(verdict)) : [];
    return html`<div class="ahead ${preview ? "preview" : ""}" part="preview">
      ${preview ? html`<p class="row">${label("waiting", "clock", words.say("preview"))}<span class="second small">${words.say("previewPrivate")}</span></p>` : nothing}
      <ul>
        ${own.map(
          (verdict) =>
            html`<li class="row">
              ${badge(core, verdict.outcome, policy.outcome(verdict.outcome, verdict, pack))}<span
                >${policy.verdict(verdict, pack).sentence}</span
              >
            </li>`,
        )}
        ${consequences.map((verdict) => renderConsequence(voice, verdict))}
      </ul>
      ${consequences.length === 0 ? html`<p class="second">${words.say("noFollows")}</p>` : nothing}
    </div>`;
  }
}

function renderConsequence(voice: Voice, verdict: Verdict): TemplateResult {
  const { core, words, policy, pack } = voice;
  const { title, sentence, reply } = policy.verdict(verdict, pack);
  const asked = askedOf(verdict, pack);
  return html`<li class="consequence">
    <p class="row">
      ${badge(core, verdict.outcome, policy.outcome(verdict.outcome, verdict, pack))}<span>${asked.length > 0 ? title : sentence}</span>
    </p>
    ${renderClause(voice, verdict.clause)}
    ${asked.length > 0 ? html`${asked.map((question) => renderAsked(voice, question, verdict.clause))}${renderReadings(voice, verdict)}` : nothing}
    ${verdict.outcome === "doesNotApply" ? nothing : html`<p class="second small">${reply ?? words.say("noReply")}</p>`}
  </li>`;
}

const aheadStyles = css`
  .ahead {
    display: grid;
    gap: 8px;
  }
  .ahead > ul {
    display: grid;
    gap: 12px;
  }
  .ahead.preview {
    padding: 12px;
    border: 1px dashed var(--_waiting);
    border-radius: var(--_radius);
  }
  .consequence {
    display: grid;
    gap: 4px;
  }
`;
