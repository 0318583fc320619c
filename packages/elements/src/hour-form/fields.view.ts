import { html, nothing, type TemplateResult } from "lit";
import { say, type Hour, type Language, type Session } from "@xiaoben/contract";
import { icon, type Words } from "../core/index.ts";
import { settled, textField } from "../forms/field.ts";
import { heldBy, measures, parts, type Choice, type Fault, type MeasureName } from "./hour-form.model.ts";
import type { HourFormMessages } from "./hour-form.strings.ts";

export interface Fields {
  now: Hour;
  session: Session;
  words: Words<HourFormMessages>;
  language: Language;
  choices: readonly Choice[];
  /** What stands in the field of the amount, also where it is no number. */
  typed: string;
  /** The measure that was chosen. */
  measure: MeasureName;
  /** What is said of a field, once the person tried to hand it in. */
  faults: readonly Fault[];
  change(patch: Partial<Hour>): void;
  onAmount(text: string, measure: MeasureName): void;
}

/** The fields of a record that may be written. */
export function fieldsView(fields: Fields): TemplateResult {
  const { now, words, change } = fields;
  return html`<form class="fields" part="fields" @submit=${(event: Event) => event.preventDefault()}>
    ${textField({ id: "title", label: words.say("field", "title"), rows: 1, value: now.title, onText: (title) => change({ title }) })}
    ${said(fields, "noTitle")}
    <div class="pair">
      ${dayField(fields, "on", now.on, (on) => change({ on }))}
      ${dayField(fields, "until", now.until ?? "", (until) => change({ until: (until || null) as unknown as string }))}
    </div>
    ${said(fields, "endsBefore", "notYet")} ${amountField(fields)} ${said(fields, "noAmount", "notAnAmount")}
    <div class="pair">
      ${choose(fields, "category", now.category, titles(fields), (category) => change({ category }))}
      ${choose(fields, "role", now.role, coded(words, parts), (role) => change({ role }))}
      ${choose(fields, "level", now.level, coded(words, heldBy), (level) => change({ level: level as Hour["level"] }))}
    </div>
  </form>`;
}

const coded = (words: Words<HourFormMessages>, codes: readonly string[]): [string, string][] =>
  codes.map((code) => [code, words.say("code", code)]);
const titles = ({ choices, language }: Fields): [string, string][] => choices.map(({ code, title }) => [code, say(title, language)]);

/** What is wrong with a field, beside it. */
function said({ faults, words }: Fields, ...of: Fault[]): TemplateResult | typeof nothing {
  const found = faults.find((fault) => of.includes(fault));
  return found
    ? html`<p class="fault" id="fault-${found}" role="alert">${icon("warning")}<span>${words.say("fault", found)}</span></p>`
    : nothing;
}

const dayField = ({ words }: Fields, name: "on" | "until", value: string, onDay: (day: string) => void): TemplateResult =>
  html`<div class="field">
    <label for=${name}>${words.say("field", name)}</label>
    <input type="date" id=${name} .value=${value} @change=${(event: Event) => onDay((event.target as HTMLInputElement).value)} />
  </div>`;

function amountField(fields: Fields): TemplateResult {
  const { words, typed, measure, onAmount, faults } = fields;
  const isFaulty = faults.some((fault) => fault === "noAmount" || fault === "notAnAmount");
  return html`<div class="field">
    <label for="amount">${words.say("field", "amount")}</label>
    <span class="small second" id="amount-hint">${words.say("amountHint")}</span>
    <div class="amount">
      <input
        id="amount"
        type="text"
        inputmode="decimal"
        aria-describedby="amount-hint"
        aria-invalid=${isFaulty ? "true" : nothing}
        ${settled(typed, (text) => onAmount(text, measure))}
      />
      <div class="units" role="radiogroup" aria-label=${words.say("field", "amount")}>
        ${measures.map(
          (name) =>
            html`<label
              ><input type="radio" name="measure" value=${name} .checked=${name === measure} @change=${() => onAmount(typed, name)} /><span
                >${words.say("unit", name)}</span
              ></label
            >`,
        )}
      </div>
    </div>
  </div>`;
}

function choose(
  { words }: Fields,
  name: string,
  value: string,
  options: readonly [string, string][],
  onChoice: (code: string) => void,
): TemplateResult {
  const known = options.some(([code]) => code === value) ? options : [...options, [value, value] as const];
  return html`<div class="field">
    <label for=${name}>${words.say("field", name)}</label>
    <select id=${name} @change=${(event: Event) => onChoice((event.target as HTMLSelectElement).value)}>
      ${known.map(([code, title]) => html`<option value=${code} ?selected=${code === value}>${title}</option>`)}
    </select>
  </div>`;
}
