import { html, nothing, type TemplateResult } from "lit";
import { newId } from "@xiaoben/contract";
import { stepOfTurn, stepOutcomes, turnOfStep, type ActionStep, type StepOutcome } from "../after-lesson/steps.model.ts";
import type { Words } from "../core/index.ts";
import { textField } from "../forms/field.ts";
import type { BesideMessages } from "./beside.strings.ts";
import { withStep, type Speech } from "./debrief.model.ts";
import type { Talk } from "./talk.ts";

/** The step that was agreed last time, and what became of it: said as a speech, so that whoever reads the record reads it too. */
export function stepsView(talk: Talk, words: Words<BesideMessages>): TemplateResult | typeof nothing {
  const { after, steps, now } = talk;
  const shown = talk.edits ? steps : steps.filter((step) => reportOf(now.speeches, step));
  // Of a step whose observation this person may not read, what was said is read all the same.
  const others = now.speeches.filter(({ turn }) => {
    const said = stepOfTurn(turn);
    return said && !shown.some(({ observation }) => observation === said.observation);
  });
  if (shown.length + others.length === 0) return nothing;
  return html`<section class="part" part="steps" aria-labelledby="steps-title">
    <h3 id="steps-title">${after.say("stepTitle")}</h3>
    <ul class="rows">
      ${shown.map((step) => stepView(talk, words, step))}${others.map((speech) => html`<li>${saidView(talk, speech)}</li>`)}
    </ul>
  </section>`;
}

function stepView(talk: Talk, words: Words<BesideMessages>, step: ActionStep): TemplateResult {
  const { after, format, now, edits } = talk;
  const speech = reportOf(now.speeches, step);
  const outcome = stepOfTurn(speech?.turn)?.outcome;
  const choose = (chosen: StepOutcome): void =>
    talk.change((last) => {
      const before = reportOf(last.speeches, step);
      // What somebody wrote stays; the sentence that came of itself follows the choice.
      const own = before && !stepOutcomes.some((one) => before.text === sentence(talk, words, step, one));
      const speaker = last.participants.includes(talk.lesson.teacher) ? talk.lesson.teacher : last.author;
      return {
        speeches: withStep(last.speeches, step.observation, {
          id: before?.id ?? newId(),
          by: before?.by ?? speaker,
          text: own ? before.text : sentence(talk, words, step, chosen),
          turn: turnOfStep(chosen, step),
        }),
      };
    });
  return html`<li class="step-row" data-step=${step.observation}>
    <p>${step.text}</p>
    <p class="small second">${after.say("step", talk.name(step.author), format.day(step.on))}</p>
    ${
      edits
        ? html`<div class="choices" role="radiogroup" aria-label=${words.say("stepAsk", talk.name(talk.lesson.teacher))}>
              ${stepOutcomes.map(
                (one) =>
                  html`<label
                    ><input
                      type="radio"
                      name="step-${step.observation}"
                      value=${one}
                      .checked=${outcome === one}
                      @change=${() => choose(one)}
                    />${after.say("outcome", one)}</label
                  >`,
              )}
              ${
                speech
                  ? html`<button
                      type="button"
                      class="link small"
                      @click=${() => talk.change((last) => ({ speeches: withStep(last.speeches, step.observation, undefined) }))}
                    >
                      ${words.say("clear")}
                    </button>`
                  : nothing
              }
            </div>
            ${
              speech
                ? textField({
                    id: `step-${step.observation}`,
                    label: words.say("stepText"),
                    rows: 2,
                    value: speech.text,
                    onText: (text) =>
                      talk.change((last) => ({ speeches: last.speeches.map((one) => (one.id === speech.id ? { ...one, text } : one)) })),
                  })
                : nothing
            }`
        : speech
          ? saidView(talk, speech)
          : nothing
    }
  </li>`;
}

function saidView({ after, name }: Talk, { turn, text, by }: Speech): TemplateResult {
  const outcome = stepOfTurn(turn)?.outcome;
  return html`<p>
    <strong>${outcome ? after.say("outcome", outcome) : ""}</strong> <span class="text">${text}</span>
    <span class="second small">${name(by)}</span>
  </p>`;
}

const reportOf = (speeches: readonly Speech[], step: ActionStep): Speech | undefined =>
  speeches.find(({ turn }) => stepOfTurn(turn)?.observation === step.observation);

const sentence = ({ after }: Talk, words: Words<BesideMessages>, step: ActionStep, outcome: StepOutcome): string =>
  words.say("stepSaid", step.text, after.say("outcome", outcome));
