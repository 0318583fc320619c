import { html, nothing, type TemplateResult } from "lit";
import { say, type Rollup, type Tally } from "@xiaoben/contract";
import { label } from "../core/index.ts";
import { askedOf, countedOf, effectsOf, isSame, type Effect, type Question } from "./decisions.model.ts";
import type { Voice } from "./decisions.voice.ts";

/** The question, the clause that it comes from, and the words of that clause. */
export function renderAsked({ words, practice }: Voice, { pack, ambiguity, group, mine, key }: Question): TemplateResult {
  const { language } = words;
  const clause = pack.source.clauses.find(({ id }) => id === ambiguity.clause);
  const says = clause?.says && say(clause.says, language);
  const where = [
    clause ? say(clause.label, language) : practice.say("house"),
    practice.say("quoted", say(pack.title, language)),
    practice.say("version", pack.version),
  ];
  return html`<div class="asked">
      <h4 tabindex="-1" id=${`question-${key}`}>${say(ambiguity.question, language)}</h4>
      ${group === "decided" ? nothing : label("undetermined", "question", practice.say("ambiguity", ambiguity.kind))}
    </div>
    <p class="second small list">${where.map((part) => html`<span>${part}</span>`)}</p>
    ${says ? html`<blockquote part="clause">${says}</blockquote>` : nothing}
    ${
      group === "decided" || mine
        ? nothing
        : html`<p class="small">${words.say("by", practice.say("decider", ambiguity.decide.level, ambiguity.decide.role))}</p>`
    }`;
}

/** Each reading in words, and what it does to how many people. */
export function renderReadings(voice: Voice, question: Question): TemplateResult {
  const { words, rollups } = voice;
  const { ambiguity } = question;
  const effects = rollups ? effectsOf(rollups, question) : [];
  const shown = html`${effects.map((effect) => renderEffect(voice, question, effect))}`;
  if (effects.some((effect) => !isSame(effect))) return shown;
  return html`${
    ambiguity.readings.length > 0
      ? html`<ul class="readings" aria-label=${words.say("readings")}>
          ${ambiguity.readings.map(({ id }) => html`<li>${renderReading(voice, question, id)}</li>`)}
        </ul>`
      : nothing
  }
  ${shown} ${rollups && effects.length === 0 && ambiguity.readings.length > 0 ? renderNobody(voice, question, rollups) : nothing}
  ${renderBefore(voice, question)} ${askedOf(question) ? html`<p class="second small">${words.say("asks")}</p>` : nothing}`;
}

/** What each reading would have come to a year ago, where it changes nothing yet: in November nobody has failed what ends in August. */
function renderBefore(voice: Voice, question: Question): TemplateResult | typeof nothing {
  const effects = effectsOf(voice.before ?? [], question).filter((effect) => !isSame(effect));
  if (effects.length === 0) return nothing;
  return html`<div class="stack before">
    <p>${voice.words.say("before")}</p>
    ${effects.map((effect) => renderEffect(voice, question, effect, voice.words.say("openThen")))}
  </div>`;
}

/** Nobody is concerned; that can be said only once everybody was counted. */
function renderNobody({ words, countAgain }: Voice, question: Question, rollups: readonly Rollup[]): TemplateResult {
  const { any, stale } = countedOf(rollups, question);
  if (any)
    return html`<p class="second small">${words.say("nobody")}</p>
      ${stale > 0 ? html`<p>${label("waiting", "refresh", words.say("stale", stale))}</p>` : nothing}`;
  return html`<p class="second small">
    ${words.say("notYetCounted")} <button type="button" class="link no-print" @click=${countAgain}>${words.say("lookAgain")}</button>
  </p>`;
}

function renderEffect(voice: Voice, question: Question, effect: Effect, now = voice.words.say("now")): TemplateResult {
  const { words, policy } = voice;
  const { rule, columns, rows, people, stale, period } = effect;
  const about = [policy.period(period), words.say("people", people)];
  if (rule.version !== question.pack.version) about.push(words.say("outdated", rule.version));
  const waiting = stale > 0 ? html`<p>${label("waiting", "refresh", words.say("stale", stale))}</p>` : nothing;
  if (isSame(effect))
    return html`<div class="effect" part="effect">
      <p>
        <strong>${policy.title(rule.id, question.pack)}</strong>
        <span class="second small list">${about.map((part) => html`<span>${part}</span>`)}</span>
      </p>
      <p>${words.say("same", tallyWords(voice, rows[0]!.outcomes, columns))}</p>
      ${waiting}
    </div>`;
  return html`<div class="effect" part="effect">
    <table class="cards" role="table">
      <caption>
        <strong>${policy.title(rule.id, question.pack)}</strong>
        <span class="second small list">${about.map((part) => html`<span>${part}</span>`)}</span>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col"><span class="hidden">${words.say("readings")}</span></th>
          ${columns.map((outcome) => html`<th role="columnheader" scope="col" class="number">${policy.outcome(outcome)}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ({ reading, outcomes }) =>
            html`<tr role="row" class=${reading === undefined ? "present" : ""}>
              <th role="rowheader" scope="row" class="lead">${reading === undefined ? now : renderReading(voice, question, reading)}</th>
              ${columns.map(
                (outcome) =>
                  html`<td role="cell" class="number ${outcomes[outcome] ? "" : "second"}" data-label=${policy.outcome(outcome)}>
                    ${outcomes[outcome] ?? 0}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
    ${waiting}
  </div>`;
}

function renderReading({ words }: Voice, { ambiguity }: Question, id: string): TemplateResult {
  const at = ambiguity.readings.findIndex((reading) => reading.id === id);
  const presumed = ambiguity.presumed === id;
  return html`${words.say("reading", at, say(ambiguity.readings[at]!.says, words.language))}${
    presumed ? html`<span class="second small presumed">${words.say("presumed")}</span>` : nothing
  }`;
}

/** `达到 41 人，没有达到 3 人` */
export const tallyWords = ({ words, policy }: Voice, tally: Tally, columns: Effect["columns"]): string => {
  const parts = columns.flatMap((outcome) => (tally[outcome] ? [[policy.outcome(outcome), tally[outcome]] as const] : []));
  return parts.length > 0 ? words.say("tally", parts) : words.say("nobodyAtAll");
};
