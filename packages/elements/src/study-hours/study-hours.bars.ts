import { html, nothing, type TemplateResult } from "lit";
import { say, type Pack, type Verdict } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import { figuresOf } from "../figures/figures.model.ts";
import { renderTrack } from "../figures/track.ts";
import type { Bar, Page } from "./study-hours.model.ts";
import type { Voice } from "./study-hours.voice.ts";

/** One book over one period: which it is, where that stands, and its requirements as bars. What could still be done about them comes after. */
export function renderPage(voice: Voice, { period, unit, title, bars }: Page, pack: Pack, id: string, after: unknown): TemplateResult {
  const { policy } = voice;
  const verdicts = bars.map(({ verdict }) => verdict);
  return html`<section class="page" part="book" aria-labelledby=${id}>
    <h3 id=${id}>
      ${title === undefined ? policy.unit(unit) : say(title, policy.language)} · ${policy.period(period.key)}
      <span class="second small">${say(pack.title, policy.language)} ${policy.clause(verdicts[0]!.clause, pack)}</span>
    </h3>
    <p class="headline">${policy.headline(verdicts, pack)}</p>
    <div class="bars" part="bars">${bars.map((bar) => renderBar(voice, bar, pack))}</div>
    ${after}
  </section>`;
}

function renderBar(voice: Voice, bar: Bar, pack: Pack): TemplateResult {
  const { verdict } = bar;
  const { title, sentence } = voice.policy.verdict(verdict, pack);
  const { format, policy, words } = voice;
  return html`<div class="bar">
    <span>${title}</span>
    ${renderTrack(bar, sentence)}
    <div class="right">
      <span class="figure">
        <strong
          >${
            figuresOf(verdict)
              .map(format.figure)
              .join(policy.language === "en" ? "–" : "～") || "—"
          }</strong
        >
        ${verdict.threshold === undefined ? nothing : html`<span class="second">/ ${format.figure(verdict.threshold)}</span>`}
      </span>
      ${renderOutcome(voice, verdict)}
    </div>
    <div class="below">
      ${isSome(verdict.waiting) ? html`<span class="second small">${words.say("hatched", policy.amount(verdict.waiting, verdict.unit))}</span>` : nothing}
      ${renderWhy(voice, verdict, pack)}
    </div>
  </div>`;
}

/** The outcome; where something is missing, how much. */
export const renderOutcome = ({ core, words, policy }: Voice, verdict: Verdict): TemplateResult =>
  badge(
    core,
    verdict.outcome,
    verdict.outcome === "notYet" && isSome(verdict.gap)
      ? words.say("short", policy.amount(verdict.gap, verdict.unit))
      : policy.outcome(verdict.outcome),
  );

/** The clause, the reasons and the calculation, behind words that open. */
export function renderWhy({ words, policy, whole }: Voice, verdict: Verdict, pack: Pack): TemplateResult {
  const { clause, says, threshold } = policy.verdict(verdict, pack);
  return html`<details class="why">
    <summary class="small">${words.say("how")}</summary>
    <ul class="small">
      <li>
        <span class="second">${words.say("clause")}</span> ${clause}${threshold ? html` <span class="figure">${threshold}</span>` : nothing}
      </li>
      ${says ? html`<li><span class="second">${words.say("says")}</span> ${says}</li>` : nothing}
      ${verdict.because.map((because) => html`<li>${policy.reason(because, pack)}</li>`)}
      ${verdict.arithmetic ? html`<li class="figure-line">${policy.arithmetic(verdict.arithmetic)}</li>` : nothing}
    </ul>
    ${whole(verdict)}
  </details>`;
}

const isSome = (value: string | undefined): value is string => value !== undefined && value !== "0";
