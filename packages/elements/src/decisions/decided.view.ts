import { html, nothing, type TemplateResult } from "lit";
import type { Decision, Id, Session } from "@xiaoben/contract";
import { label, type IconName, type Tone } from "../core/index.ts";
import type { Weight } from "../practice/practice.model.ts";
import { askedOf, saysOf, type Question } from "./decisions.model.ts";
import type { Voice } from "./decisions.voice.ts";

export interface DecidedContext extends Voice {
  session: Session;
  name(person: Id): string;
  orgName(org: Id): string;
}

const marks: Record<Weight, [Tone, IconName]> = { now: ["met", "check"], coming: ["waiting", "clock"], past: ["neutral", "dash"] };

/** What was decided, by whom, from when and on what basis; earlier decisions stay readable. */
export function renderDecided(context: DecidedContext, question: Question): TemplateResult {
  const shown = question.decisions.filter(({ weight }) => weight !== "past");
  const past = question.decisions.filter(({ weight }) => weight === "past");
  return html`<ul class="decided">
      ${shown.map(({ decision, weight }) => renderDecision(context, question, decision, weight))}
    </ul>
    ${
      past.length === 0
        ? nothing
        : html`<details>
            <summary>${context.words.say("history", past.length)}</summary>
            <ul class="decided">
              ${past.map(({ decision, weight }) => renderDecision(context, question, decision, weight))}
            </ul>
          </details>`
    }`;
}

function renderDecision(context: DecidedContext, question: Question, decision: Decision, weight: Weight): TemplateResult {
  const { words, format, session, name, orgName } = context;
  const moment = decision.at ? format.moment(decision.at, session.timeZone, "0001-01-01") : "";
  return html`<li part="decision" data-decision=${decision.id}>
    <div class="row">
      <strong>${decisionWords(context, question, decision)}</strong>
      <span class="figure">${words.say("since", format.day(decision.from, "year"))}</span>
      ${label(...marks[weight], words.say("weight", weight))}
    </div>
    <p class="small">${words.say("basisIs", decision.basis)}</p>
    <p class="second small list">
      <span>${words.say("who", name(decision.by), moment)}</span><span>${words.say("forOrg", orgName(decision.org))}</span>
    </p>
  </li>`;
}

/** `按“有一项不够”`, or `定为 30 天`. */
export function decisionWords({ words }: Voice, question: Question, decision: Pick<Decision, "reading" | "value">): string {
  const says = saysOf(question.ambiguity, decision, words.language);
  return decision.value === undefined ? words.say("asReading", says) : words.say("asValue", valueWords(words, question, decision.value));
}

/** A figure with the unit of what is asked for. */
export function valueWords(words: Voice["words"], question: Question, value: string): string {
  const unit = words.say("unit", askedOf(question)?.type ?? "");
  return unit ? `${value} ${unit}` : value;
}
