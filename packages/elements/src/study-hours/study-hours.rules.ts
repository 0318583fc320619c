import { html, nothing, type TemplateResult } from "lit";
import { say, type Ambiguity, type Pack, type Verdict } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import { renderWhy } from "./study-hours.bars.ts";
import { idleQuestionsOf, questionsOf, type Question } from "../figures/figures.model.ts";
import { byPeriod } from "./study-hours.model.ts";
import type { Voice } from "./study-hours.voice.ts";

const first = 5;
/** The most pressing first. */
const order: readonly Verdict["outcome"][] = ["notMet", "undetermined", "notYet"];

/** Requirements without a bar by their periods; a period that is not the one that was spoken of is named. */
export const renderRules = (voice: Voice, verdicts: readonly Verdict[], pack: Pack, spoken?: Verdict["period"]): TemplateResult[] =>
  byPeriod(verdicts).map(
    (own) =>
      html`<div>
        ${own[0]!.period.key === spoken?.key ? nothing : html`<p class="second small">${voice.policy.period(own[0]!.period.key)}</p>`}
        ${renderList(voice, own, pack)}
      </div>`,
  );

/** One row each. Of many, the few most pressing are shown, the rest open behind a line; paper shows all. */
function renderList(voice: Voice, verdicts: readonly Verdict[], pack: Pack): TemplateResult {
  const rows = (shown: readonly Verdict[]): TemplateResult =>
    html`<ul class="rules">
      ${shown.map((verdict) => renderRule(voice, verdict, pack))}
    </ul>`;
  if (verdicts.length <= first + 1) return rows(verdicts);
  const pressing = [...order.flatMap((outcome) => verdicts.filter((verdict) => verdict.outcome === outcome)), ...verdicts].slice(0, first);
  const rest = verdicts.filter((verdict) => !pressing.includes(verdict));
  return html`${rows(pressing)}
    <button type="button" class="link no-print" @click=${onMore}>${voice.words.say("moreRules", rest.length)}</button>
    <div class="folded" tabindex="-1" hidden>${rows(rest)}</div>`;
}

function onMore({ currentTarget }: Event): void {
  const button = currentTarget as HTMLElement;
  const folded = button.nextElementSibling as HTMLElement;
  button.hidden = true;
  folded.hidden = false;
  folded.focus();
}

function renderRule(voice: Voice, verdict: Verdict, pack: Pack): TemplateResult {
  const [question] = questionsOf([verdict], pack);
  return html`<li>
    <span>${voice.policy.verdict(verdict, pack)[question ? "title" : "sentence"]}</span>
    <span>${badge(voice.core, verdict.outcome, voice.policy.outcome(verdict.outcome, verdict, pack))}</span>
    ${renderWhy(voice, verdict, pack)}
    ${question ? html`<div class="rest">${renderAsked(voice, question.asked)}${renderReadings(voice, verdict, pack)}</div>` : nothing}
  </li>`;
}

/** What hangs on open questions: the question, who has not decided it, and what each reading would bring. */
export const renderQuestions = (voice: Voice, verdicts: readonly Verdict[], pack: Pack): TemplateResult[] =>
  questionsOf(verdicts, pack).map((question) => renderQuestion(voice, question, pack));

function renderQuestion(voice: Voice, { asked, verdicts }: Question, pack: Pack): TemplateResult {
  return html`<div class="question" part="question">
    <div>${badge(voice.core, "undetermined", voice.policy.outcome("undetermined"))}</div>
    ${renderAsked(voice, asked)}
    ${verdicts.map((verdict) => {
      const { title, clause } = voice.policy.verdict(verdict, pack);
      return html`<div><strong>${title}</strong> <span class="second small">${clause}</span></div>
        ${renderReadings(voice, verdict, pack)}`;
    })}
  </div>`;
}

/** Questions that nobody has decided and that change nothing now: they may later. */
export function renderIdle(voice: Voice, verdicts: readonly Verdict[], pack: Pack): TemplateResult | typeof nothing {
  const questions = idleQuestionsOf(verdicts, pack);
  if (questions.length === 0) return nothing;
  return html`<details part="idle">
    <summary>${voice.words.say("idle", questions.length)}</summary>
    ${questions.map(
      (question) =>
        html`${renderAsked(voice, [question])}
          <ul>
            ${question.readings.map(({ says }) => html`<li>${say(says, voice.policy.language)}</li>`)}
          </ul>`,
    )}
  </details>`;
}

/** What would follow if the period ended as things stand: early, and for the person alone. */
export function renderPreview(voice: Voice, verdicts: readonly Verdict[], pack: Pack, place: number): TemplateResult | typeof nothing {
  const grave = verdicts.filter((verdict) => verdict.outcome === "applies" || verdict.outcome === "undetermined");
  if (grave.length === 0) return nothing;
  const { words } = voice;
  return html`<section class="question early" part="preview" aria-labelledby=${`preview-${place} sheet-${place}`}>
    <h3 id=${`preview-${place}`}>${words.say("preview")}</h3>
    ${grave.map((verdict) => renderConsequence(voice, verdict, pack))}
    <p class="second small">${words.say("previewPrivate")}</p>
  </section>`;
}

function renderConsequence(voice: Voice, verdict: Verdict, pack: Pack): TemplateResult {
  const { title, sentence, clause, reply } = voice.policy.verdict(verdict, pack);
  const [question] = questionsOf([verdict], pack);
  return html`<p>${question ? title : sentence} <span class="second small">${clause}</span></p>
    ${question ? html`${renderAsked(voice, question.asked)}${renderReadings(voice, verdict, pack)}` : nothing}
    ${reply ? html`<p class="second small">${reply}</p>` : nothing}`;
}

const renderAsked = ({ words, policy }: Voice, asked: readonly Ambiguity[]): TemplateResult[] =>
  asked.map(
    ({ question, decide }) =>
      html`<p>${say(question, policy.language)} <span class="second">${words.say("undecided", decide.level)}</span></p>`,
  );

const renderReadings = ({ policy }: Voice, verdict: Verdict, pack: Pack): TemplateResult =>
  html`<ul>
    ${(verdict.readings ?? []).map((reading) => html`<li>${policy.reading(reading, verdict, pack).sentence}</li>`)}
  </ul>`;
