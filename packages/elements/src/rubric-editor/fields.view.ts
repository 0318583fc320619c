import { html, nothing, type TemplateResult } from "lit";
import type { RubricFault, Text } from "@xiaoben/contract";
import { icon } from "../core/index.ts";
import { settled } from "../forms/field.ts";
import type { Form } from "./form.ts";
import { readNumber, type Change } from "./rubric.edit.model.ts";

export interface TextOptions {
  id: string;
  label: string;
  value: Text;
  /** JSON pointer of what is said to be faulty here. */
  path: string;
  /** Gets the words in the person's language, and as they were typed. */
  make: (text: Text, typed: string) => Change;
  onKey?: (event: KeyboardEvent) => void;
}

/** A labelled text, with what is faulty about it. */
export function textView(form: Form, { id, label, value, path, make, onKey }: TextOptions): TemplateResult {
  const [fault] = form.faultsAt(path);
  const onText = (text: string): void => form.type(make(form.written(value, text), text));
  return html`<span class="field grow"
    ><label for=${id}>${label}</label
    ><textarea
      id=${id}
      rows="1"
      aria-invalid=${fault ? "true" : nothing}
      aria-describedby=${fault ? `fault-${id}` : nothing}
      ${settled(form.plain(value), onText)}
      @keydown=${onKey ?? nothing}
    ></textarea>
    ${fault ? html`<span class="small fault" id="fault-${id}">${form.why(fault)}</span>` : nothing}</span
  >`;
}

export interface NumberOptions {
  /** Its place in the rubric: `full`, `item-i1/max`. */
  key: string;
  label: string;
  value: string | undefined;
  make: (value: string | undefined) => Change;
  /** JSON pointer of what is said to be faulty here; nothing is without it. */
  path?: string;
  /** The label as it is read out, where several look alike. */
  spoken?: string;
  /** Nothing typed is no fault. */
  optional?: boolean;
}

/** A labelled number. What is no number yet is kept as it was typed, and said. */
export function numberView(form: Form, { key, label, value, make, path, spoken, optional = false }: NumberOptions): TemplateResult {
  const { numbers, words } = form;
  const place = `${form.rubric.id}/${key}`;
  const raw = numbers.at(place);
  const id = `number-${key.replace("/", "-")}`;
  const fault: Pick<RubricFault, "why" | "values"> | undefined =
    (path === undefined ? undefined : form.faultsAt(path)[0]) ?? (raw === undefined ? undefined : { why: "max-not-positive", values: {} });
  const says = raw?.trim() ? words.say("notNumber", raw.trim()) : fault ? form.why(fault) : "";
  const onText = (text: string): void => {
    const read = readNumber(text);
    const isEmpty = optional && text.trim() === "";
    if (read === undefined && !isEmpty) numbers.keep(place, text);
    else numbers.drop((one) => one === place);
    form.type(make(read));
  };
  return html`<span class="field number"
    ><label for=${id}>${label}</label
    ><input
      id=${id}
      class="figure"
      inputmode="decimal"
      size="4"
      aria-label=${spoken ?? nothing}
      aria-invalid=${says ? "true" : nothing}
      aria-describedby=${says ? `fault-${id}` : nothing}
      ${settled(raw ?? value ?? "", onText)}
    />
    ${says ? html`<span class="small fault" id="fault-${id}">${says}</span>` : nothing}</span
  >`;
}

/** Faults that no field stands for. */
export const faultsView = (form: Form, faults: readonly RubricFault[]): TemplateResult[] =>
  faults.map((fault) => html`<p class="fault row mend" tabindex="-1">${icon("warning")}<span>${form.why(fault)}</span></p>`);
