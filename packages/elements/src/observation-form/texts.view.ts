import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Observation } from "@xiaoben/contract";
import { apart } from "../forms/apart.ts";
import { textField as field } from "../forms/field.ts";
import type { Sheet } from "./sheet.ts";

/** Properties of an observation that hold a text. */
export type TextName = { [K in keyof Observation]-?: Observation[K] extends string ? K : never }[keyof Observation];

/** What the observer writes: strengths, problems, suggestions, one next step. */
export const observerTexts = ["strengths", "problems", "measures", "nextStep"] as const satisfies readonly TextName[];

/** @param beside what stands below a field where sentences of the bank may be put in */
export const observerView = (sheet: Sheet, beside: (field: string) => unknown): TemplateResult =>
  html`<section class="part texts" part="texts">
    ${observerTexts.map(
      (name) =>
        html`${guard([sheet.now[name] ?? "", sheet.language], () => textField(sheet, name))}${name === "measures" ? beside(name) : nothing}`,
    )}
  </section>`;

/** A text with its label and a hint on what belongs there. */
export const textField = (sheet: Sheet, name: TextName): TemplateResult =>
  apart(
    field({
      id: name,
      label: sheet.words.say("field", name),
      hint: sheet.words.say("hint", name),
      value: sheet.now[name] ?? "",
      onText: (text) => sheet.change(() => ({ [name]: text })),
    }),
  );
