import { html, type TemplateResult } from "lit";
import type { RubricItem } from "@xiaoben/contract";
import { entriesView, labelsOf } from "./entries.view.ts";
import type { Form } from "./form.ts";
import { blank, withItem } from "./rubric.edit.model.ts";

type ChoiceItem = RubricItem & { field: "choice" };

/** What is chosen from in an item. */
export function choicesView(form: Form, { id: item, choices }: ChoiceItem, itemPath: string): TemplateResult {
  const { words } = form;
  const nth = (number: number): string => words.say("choice", number);
  return html`<details class="levels choices">
    <summary><span class="second">${labelsOf(form, choices)}</span></summary>
    ${entriesView(form, {
      entries: choices,
      within: (make) => withItem(item, (one) => (one.field === "choice" ? { ...one, choices: make(one.choices) } : one)),
      path: `${itemPath}/choices`,
      labelId: (id) => `label-${item}-${id}`,
      label: nth,
      nameless: nth,
      add: { says: words.say("addChoice"), stem: "c", make: (id) => ({ id, label: blank }) },
    })}
  </details>`;
}
