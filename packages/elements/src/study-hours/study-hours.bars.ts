import { html, nothing, svg, type TemplateResult } from "lit";
import type { Pack, Verdict } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import { figuresOf, type Bar } from "./study-hours.model.ts";
import type { Voice } from "./study-hours.voice.ts";

/** Requirements as bars: figure, outcome, what waits, and how it was counted. */
export const renderBars = (voice: Voice, bars: readonly Bar[], pack: Pack): TemplateResult =>
  html`<div class="bars" part="bars">${bars.map((bar) => renderBar(voice, bar, pack))}</div>`;

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
export function renderWhy({ words, policy }: Voice, verdict: Verdict, pack: Pack): TemplateResult {
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
  </details>`;
}

/** Drawn in percentages, so that the hatching keeps its angle at every width. */
const renderTrack = ({ track, counted, waiting, open }: Bar, sentence: string): TemplateResult =>
  html`<svg class="track" role="img" aria-label=${sentence}>
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-ground" width="6" height="6"></rect>
        <path class="hatch" d="M0 0v6" stroke-width="4"></path>
      </pattern>
      <pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect class="open-ground" width="6" height="6"></rect>
        <path class="open" d="M0 0v6" stroke-width="3"></path>
      </pattern>
    </defs>
    <rect class="ground" y="2" width=${percent(track)} height="8" rx="4"></rect>
    ${piece(0, counted, "counted")}${piece(counted, open, "", "url(#open)")}${piece(counted + open, waiting, "", "url(#hatch)")}
    ${track > 0 && track < 1 ? svg`<rect class="mark" x=${percent(track)} width="2" height="12"></rect>` : nothing}
  </svg>`;

const piece = (from: number, length: number, name: string, fill?: string): TemplateResult | typeof nothing =>
  length <= 0
    ? nothing
    : (svg`<rect class=${name} x=${percent(from)} y="2" width=${percent(length)} height="8" rx=${from === 0 ? 4 : 0} fill=${fill ?? nothing}></rect>` as unknown as TemplateResult);

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

const isSome = (value: string | undefined): value is string => value !== undefined && value !== "0";
