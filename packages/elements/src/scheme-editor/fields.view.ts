import { html, nothing, type TemplateResult } from "lit";
import type { Dec } from "@xiaoben/contract";
import { settled } from "../forms/field.ts";
import type { Form } from "./form.ts";
import { readNumber, type Change } from "./scheme.edit.model.ts";

export interface TextOptions {
  id: string;
  label: string;
  value: string;
  /** Where findings about it stand. */
  place: string;
  make: (typed: string) => Change;
}

/** A labelled text, with what was found about it. */
export function textView(form: Form, { id, label, value, place, make }: TextOptions): TemplateResult {
  const found = foundView(form, place, id);
  return html`<span class="field grow"
    ><label for=${id}>${label}</label
    ><textarea
      id=${id}
      rows="1"
      aria-invalid=${found ? "true" : nothing}
      aria-describedby=${found ? `found-${id}` : nothing}
      ${settled(value, (typed) => form.type(place, make(typed)))}
    ></textarea>
    ${found ?? nothing}</span
  >`;
}

export interface NumberOptions {
  id: string;
  label: string;
  /** The label as it is read out, where several look alike. */
  spoken?: string;
  value: Dec | undefined;
  /** Where it is kept while it is no number, and where findings about it stand. */
  place: string;
  make: (value: Dec) => Change;
  /** Takes it away where nothing is typed; without it that is no number yet. */
  unset?: Change;
  /** What else is to be known of it. */
  hint?: string;
}

/** A labelled number. What is no number yet is kept as it was typed, and said; the draft keeps what stood there before. */
export function numberView(form: Form, { id, label, spoken, value, place, make, unset, hint }: NumberOptions): TemplateResult {
  const { numbers, words } = form;
  const raw = numbers.at(place);
  const found = foundView(form, place, id);
  const says = raw === undefined ? "" : raw.trim() === "" ? words.say("noNumber") : words.say("notNumber", raw.trim());
  const onText = (text: string): void => {
    const read = readNumber(text);
    if (read === undefined && !(unset && text.trim() === "")) {
      numbers.keep(place, text);
      return form.desk.refresh();
    }
    numbers.drop((one) => one === place);
    form.type(place, read === undefined ? unset! : make(read));
  };
  const described = [says ? `fault-${id}` : "", found ? `found-${id}` : "", hint ? `hint-${id}` : ""].filter((one) => one !== "");
  return html`<span class="field number"
    ><label for=${id}>${label}</label
    ><input
      id=${id}
      class="figure"
      inputmode="decimal"
      size="5"
      aria-label=${spoken ?? nothing}
      aria-invalid=${says || found ? "true" : nothing}
      aria-describedby=${described.length > 0 ? described.join(" ") : nothing}
      ${settled(raw ?? value ?? "", onText)}
    />
    ${hint ? html`<span class="small second" id="hint-${id}">${hint}</span>` : nothing}
    ${says ? html`<span class="small fault" id="fault-${id}">${says}</span>` : nothing} ${found ?? nothing}</span
  >`;
}

/** What the check found at a place; nothing where it found nothing. */
export function foundView(form: Form, place: string, id: string): TemplateResult | undefined {
  const all = form.findings.at(place);
  if (all.length === 0) return undefined;
  const isEnglish = form.desk.language() === "en";
  return html`<span class="small fault found" id="found-${id}"
    >${all.map(
      ({ issue }) =>
        html`${isEnglish ? nothing : html`<strong>${form.findings.says(issue)}</strong> `}<span lang="en">${issue.message}</span>`,
    )}</span
  >`;
}
