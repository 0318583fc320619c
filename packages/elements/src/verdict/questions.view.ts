import { html, nothing, type TemplateResult } from "lit";
import { say, type Ambiguity, type Verdict } from "@xiaoben/contract";
import { badge, label } from "../core/badge.ts";
import { idleQuestionsOf } from "../figures/figures.model.ts";
import { askedOf, isPresumed, unanswered } from "./verdict.model.ts";
import { renderClause } from "./why.view.ts";
import type { Voice } from "./verdict.voice.ts";

/** What nobody has decided: each reading beside the other with what it would bring, and who may decide. */
export function renderQuestions(voice: Voice, verdict: Verdict): TemplateResult | typeof nothing {
  const { words, pack } = voice;
  const [asked, silent, idle] = [askedOf(verdict, pack), unanswered(verdict, pack), idleQuestionsOf([verdict], pack)];
  if (asked.length + silent.length + idle.length === 0) return nothing;
  return html`<section aria-labelledby="questions" part="questions">
    <h3 id="questions">${words.say("questions")}</h3>
    ${asked.length > 0 ? html`<div class="question">${asked.map((question) => renderAsked(voice, question))}${renderReadings(voice, verdict)}</div>` : nothing}
    ${silent.map(
      (question) =>
        html`<div class="question">
          ${renderAsked(voice, question)}
          <p>${words.say("silent")}</p>
        </div>`,
    )}
    ${
      idle.length > 0
        ? html`<details class="idle">
            <summary>${words.say("idle", idle.length)}</summary>
            ${idle.map(
              (question) =>
                html`${renderAsked(voice, question)}
                  <ul class="bullets">
                    ${question.readings.map(({ says }) => html`<li>${say(says, voice.policy.language)}</li>`)}
                  </ul>`,
            )}
          </details>`
        : nothing
    }
  </section>`;
}

/** @param told a clause that is shown already */
export const renderAsked = (voice: Voice, { question, decide, clause }: Ambiguity, told?: string): TemplateResult =>
  html`<p>
      <strong>${say(question, voice.policy.language)}</strong>
      <span class="second">${voice.words.say("undecided", decide.level, decide.role)}</span>
    </p>
    ${clause === told ? nothing : renderClause(voice, clause)}`;

/** The readings side by side. */
export const renderReadings = (voice: Voice, verdict: Verdict): TemplateResult => {
  const { core, words, policy, pack } = voice;
  return html`<ul class="readings">
    ${(verdict.readings ?? []).map((reading, i) => {
      const { says } = policy.reading(reading, verdict, pack);
      return html`<li>
        <span class="row second small"
          >${words.say("reading", i + 1)}${isPresumed(reading, verdict, pack) ? label("undetermined", "half", words.say("presumed")) : nothing}</span
        >
        <span>${says}</span>
        <span class="row"
          >${badge(core, reading.outcome, policy.outcome(reading.outcome, verdict, pack))}${reading.value === undefined ? nothing : html`<strong class="figure">${policy.amount(reading.value, verdict.unit)}</strong>`}</span
        >
      </li>`;
    })}
  </ul>`;
};
