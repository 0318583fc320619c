import { html, nothing, type TemplateResult } from "lit";
import { say, type Day } from "@xiaoben/contract";
import { settled, textField } from "../forms/field.ts";
import { valueWords } from "./decided.view.ts";
import {
  askedOf,
  countedOf,
  effectsOf,
  formLacks,
  ownValue,
  saysOf,
  type DecisionBody,
  type DecisionForm,
  type FormLack,
  type Question,
} from "./decisions.model.ts";
import type { Voice } from "./decisions.voice.ts";
import { tallyWords } from "./question.view.ts";

type SetForm = (next: Partial<DecisionForm>) => void;

export interface FormHandlers {
  set: SetForm;
  cancel(): void;
  submit(event: Event): void;
}

/** The form that settles a question: what holds, on what basis, from which day. */
export function renderForm(voice: Voice, question: Question, form: DecisionForm, today: Day, handlers: FormHandlers): TemplateResult {
  const { words, core } = voice;
  const { set, cancel, submit } = handlers;
  const lacks = formLacks(form, askedOf(question));
  return html`<form
    class="form stack no-print"
    part="form"
    aria-label=${words.say("decideOn", say(question.ambiguity.question, words.language))}
    @submit=${submit}
  >
    ${renderChoice(voice, question, form, set)} ${form.choice === ownValue ? renderValue(voice, question, form, set) : nothing}
    ${textField({ id: "basis", label: words.say("basis"), hint: words.say("basisHint"), rows: 2, value: form.basis, onText: (basis) => set({ basis }) })}
    <div class="field">
      <label for="from">${words.say("from")}</label>
      <input id="from" type="date" required ${settled(form.from, (from) => set({ from }))} aria-describedby="past" />
      <span class="small second" id="past" role="status">${form.from !== "" && form.from < today ? words.say("past") : ""}</span>
    </div>
    <div class="row end">
      <span class="small second lacks" id="lacks" role="status">${lacks.length > 0 ? words.say("lacks", lacks) : ""}</span>
      <button type="button" @click=${cancel}>${core.say("cancel")}</button>
      <button class="primary" aria-disabled=${lacks.length > 0 ? "true" : nothing} aria-describedby="lacks">${words.say("next")}</button>
    </div>
  </form>`;
}

/** Where to go for what a form lacks. */
export const fieldOf: Readonly<Record<FormLack, string>> = {
  choice: ".form fieldset input, .form #value",
  value: "#value",
  whole: "#value",
  share: "#value",
  basis: "#basis",
  from: "#from",
};

function renderChoice({ words }: Voice, question: Question, form: DecisionForm, set: SetForm): TemplateResult | typeof nothing {
  const { readings, asks } = question.ambiguity;
  if (readings.length === 0) return nothing;
  const option = (value: string, text: string): TemplateResult =>
    html`<label class="choice"
      ><input type="radio" name="choice" value=${value} .checked=${form.choice === value} @change=${() => set({ choice: value })} /><span
        >${text}</span
      ></label
    >`;
  return html`<fieldset>
    <legend>${words.say("how")}</legend>
    ${readings.map(({ id, says }, at) => option(id, words.say("reading", at, say(says, words.language))))}
    ${asks === undefined ? nothing : option(ownValue, words.say("ownValue"))}
  </fieldset>`;
}

function renderValue({ words }: Voice, question: Question, form: DecisionForm, set: SetForm): TemplateResult {
  const asked = askedOf(question);
  const onValue = (value: string): void => set({ value });
  return html`<div class="field">
    <label for="value">${words.say("value")}</label>
    ${
      asked?.type === "choice"
        ? html`<select id="value" @change=${(event: Event) => onValue((event.target as HTMLSelectElement).value)}>
            <option value=""></option>
            ${asked.choices?.map((choice) => html`<option value=${choice} ?selected=${choice === form.value}>${choice}</option>`)}
          </select>`
        : html`<span class="row"
            ><input id="value" class="number" inputmode="decimal" autocomplete="off" ${settled(form.value, onValue)} /><span
              >${words.say("unit", asked?.type ?? "")}</span
            ></span
          >`
    }
    ${asked?.type === "share" ? html`<span class="small second">${words.say("shareHint")}</span>` : nothing}
  </div>`;
}

/** What will change, in words, before it does. */
export function renderConfirm(context: Voice, question: Question, body: DecisionBody): TemplateResult {
  const { words, format, here, rollups, policy } = context;
  const org = words.say("forOrg", here.name);
  const day = format.day(body.from, "year");
  const effects = rollups && body.reading !== undefined ? effectsOf(rollups, question) : [];
  const says = saysOf(question.ambiguity, body, words.language);
  return html`<div class="stack confirm">
    <p>${say(question.ambiguity.question, words.language)}</p>
    <p>
      <strong
        >${
          body.value === undefined
            ? words.say("confirmReading", org, day, says)
            : words.say("confirmValue", org, day, valueWords(words, question, body.value))
        }</strong
      >
    </p>
    ${effects.map(({ rule, rows, columns }) => {
      const then = rows.find(({ reading }) => reading === body.reading);
      return html`<p class="small">
        ${policy.title(rule.id, question.pack)}
        <span class="second">${words.say("confirmNow", tallyWords(context, rows[0]!.outcomes, columns))}</span>
        <span>${then ? words.say("confirmThen", tallyWords(context, then.outcomes, columns)) : nothing}</span>
      </p>`;
    })}
    ${effects.length === 0 ? html`<p class="second small">${words.say(rollups && body.reading !== undefined && countedOf(rollups, question).any ? "nobody" : "confirmUnknown")}</p>` : nothing}
    <p>${words.say("confirmBasis", body.basis)}</p>
    ${body.supersedes ? html`<p class="second small">${words.say("confirmSupersedes")}</p>` : nothing}
  </div>`;
}
