import { html, nothing, type TemplateResult } from "lit";
import type { Id, Lesson, Person } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import { settled } from "../forms/field.ts";
import type { FormChoice } from "./choices.ts";
import { lessonKinds } from "./lesson.model.ts";
import type { LessonMessages } from "./lesson.strings.ts";
import type { FormLack, LessonForm } from "./plan.model.ts";
import type { TeachMessages } from "./teach/teach.strings.ts";

export interface FieldsContext {
  words: Words<LessonMessages>;
  teach: Words<TeachMessages>;
  /** Lessons whose classes, subjects and times are offered. */
  known: readonly Lesson[];
  choices: readonly FormChoice[];
  /** Organisations that the lesson can be open to. */
  orgs: readonly { id: Id; name: string }[];
  /** Whose lesson it can be; empty where that is settled. */
  teachers: readonly Person[];
  set(name: keyof LessonForm, value: string): void;
}

/** Fields of a lesson, for a new one and for one that is there. */
export function fieldsView(context: FieldsContext, form: LessonForm): TemplateResult {
  const { words, teach, known, teachers, choices } = context;
  const choose = (name: keyof LessonForm, options: readonly [value: string, text: string][]): TemplateResult =>
    html`<div class="field">
      <label for="f-${name}">${teach.say("field", name)}</label>
      <select id="f-${name}" @change=${(event: Event) => context.set(name, (event.target as HTMLSelectElement).value)}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === form[name]}>${text}</option>`)}
      </select>
    </div>`;
  const offered = <T extends string>(list: string, values: readonly T[]): TemplateResult =>
    html`<datalist id=${list}>${[...new Set(values)].map((value) => html`<option value=${value}></option>`)}</datalist>`;
  const kinds = [...new Set([...lessonKinds, form.kind])].map((kind): [string, string] => [kind, words.say("kind", kind)]);
  const forms =
    choices.some(({ key }) => key === form.form) || !form.form
      ? choices
      : [...choices, { key: form.form, title: form.form.slice(form.form.lastIndexOf("/") + 1) }];
  return html`<div class="facts">
    ${teachers.length > 0 ? choose("teacher", [["", teach.say("choose")], ...teachers.map(({ id, displayName }): [string, string] => [id, displayName])]) : nothing}
    ${textInput(context, form, "className", "classes")}
    ${offered(
      "classes",
      known.map(({ className }) => className),
    )}
    ${textInput(context, form, "subjectName", "subjects")}
    ${offered(
      "subjects",
      known.map(({ subjectName }) => subjectName),
    )}
    ${textInput(context, form, "topic")} ${choose("kind", kinds)}
    ${choose(
      "mode",
      (["live", "video"] as const).map((mode) => [mode, words.say("mode", mode)]),
    )}
    ${typedInput(context, form, "on", "date")} ${typedInput(context, form, "period", "text")} ${typedInput(context, form, "from", "time")}
    ${typedInput(context, form, "to", "time")}
    <label class="check"
      ><input
        id="f-lessons"
        type="checkbox"
        .checked=${form.lessons === "2"}
        @change=${(event: Event) => context.set("lessons", (event.target as HTMLInputElement).checked ? "2" : "1")}
      />${teach.say("double")}</label
    >
    ${
      forms.length > 0
        ? choose(
            "form",
            forms.map(({ key, title }): [string, string] => [key, title]),
          )
        : nothing
    }
    ${context.orgs.length > 0 ? openToView(context, form.openTo) : nothing}
  </div>`;
}

/** What the fields still lack, in words; nothing where they are whole. */
export const lackWords = (teach: Words<TeachMessages>, lacks: readonly FormLack[]): string => {
  const names = lacks.map((lack) => teach.say("lack", lack));
  return names.length > 0 ? teach.say("lacks", names) : "";
};

const textInput = (
  { teach, set }: FieldsContext,
  form: LessonForm,
  name: "className" | "subjectName" | "topic",
  list?: string,
): TemplateResult =>
  html`<div class="field ${name === "topic" ? "wide" : ""}">
    <label for="f-${name}">${teach.say("field", name)}</label>
    <input id="f-${name}" list=${list ?? nothing} autocomplete="off" ${settled(form[name], (text) => set(name, text))} />
  </div>`;

const typedInput = ({ teach, set }: FieldsContext, form: LessonForm, name: "on" | "period" | "from" | "to", type: string): TemplateResult =>
  html`<div class="field">
    <label for="f-${name}">${teach.say("field", name)}</label>
    <input
      id="f-${name}"
      type=${type}
      inputmode=${name === "period" ? "numeric" : nothing}
      ${settled(form[name], (text) => set(name, text))}
    />
  </div>`;

/** The select of whom a lesson is open to, alone. */
export const openToView = ({ teach, orgs, set }: Pick<FieldsContext, "teach" | "orgs" | "set">, openTo: string): TemplateResult =>
  html`<div class="field">
    <label for="open-to">${teach.say("field", "openTo")}</label>
    <select id="open-to" @change=${(event: Event) => set("openTo", (event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${openTo === ""}>${teach.say("mustAsk")}</option>
      ${orgs.map(({ id, name }) => html`<option value=${id} ?selected=${id === openTo}>${teach.say("openTo", name)}</option>`)}
    </select>
  </div>`;
