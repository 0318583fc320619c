import { html, nothing, type TemplateResult } from "lit";
import type { Verdict } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import { figuresOf, lengthsOf, longestOf, sharesOf } from "../figures/figures.model.ts";
import { renderTrack } from "../figures/track.ts";
import type { Voice } from "./verdict.voice.ts";

/** Where it stands, as one sentence: where readings differ, that they do. */
export function standing({ words, policy, pack }: Voice, verdict: Verdict): string {
  const { title, sentence } = policy.verdict(verdict, pack);
  return verdict.outcome === "undetermined" && verdict.readings ? words.say("depends", title, verdict.readings.length) : sentence;
}

/** The outcome; where something is missing, how much. */
export function renderOutcome({ core, words, policy, pack }: Voice, verdict: Verdict): TemplateResult {
  const { outcome, gap, unit } = verdict;
  const isShort = outcome === "notYet" && isSome(gap);
  return badge(core, outcome, isShort ? words.say("short", policy.amount(gap, unit)) : policy.outcome(outcome, verdict, pack));
}

/** The figure against what is asked for; what waits stands apart. Nothing where there is no figure to compare. */
export function renderFigure(voice: Voice, verdict: Verdict): TemplateResult | typeof nothing {
  const { words, policy, format } = voice;
  const figures = figuresOf(verdict);
  if (verdict.threshold === undefined || figures.length === 0) return nothing;
  const lengths = lengthsOf(verdict);
  return html`<div class="bar" part="bar">
    ${renderTrack(sharesOf(lengths, longestOf([lengths])), policy.verdict(verdict, voice.pack).sentence)}
    <span class="figure"
      ><strong>${figures.map(format.figure).join(policy.language === "en" ? "–" : "～")}</strong>
      <span class="second">/ ${policy.amount(format.figure(verdict.threshold), verdict.unit)}</span></span
    >
    ${isSome(verdict.waiting) ? html`<span class="second small below">${words.say("hatched", policy.amount(verdict.waiting, verdict.unit))}</span>` : nothing}
    ${lengths.open > 0 ? html`<span class="second small below">${words.say("open")}</span>` : nothing}
  </div>`;
}

const isSome = (value: string | undefined): value is string => value !== undefined && value !== "0";
