import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../core/index.ts";
import { aimView } from "./aim.view.ts";
import { bandsView } from "./bands.view.ts";
import { faultsView, textView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import { fullView } from "./full.view.ts";
import { addSection } from "./rubric.edit.model.ts";
import { sectionView } from "./section.view.ts";

/** The rubric as it is written: name, full mark, parts, bands. What is faulty is said where it stands, and keeps nobody from typing on. */
export function formView(form: Form): TemplateResult {
  const { rubric, words } = form;
  const onAdd = (): void => {
    form.take("", addSection(rubric));
    form.focus(".section-edit:last-of-type .field textarea, .section-edit:last-of-type textarea");
  };
  return html`
    ${textView(form, {
      id: "rubric-name",
      label: words.say("name"),
      value: rubric.title,
      path: "/title",
      make: (title) => (now) => ({ ...now, title }),
    })}
    ${aimView(form)} ${fullView(form)}
    ${repeat(
      rubric.sections,
      ({ id }) => id,
      (section, at) => sectionView(form, section, at),
    )}
    ${faultsView(form, form.faultsAt("/sections"))}
    <div class="row">
      <button type="button" id="add-section" @click=${onAdd}>${icon("plus")}${words.say("addSection")}</button>
      <span class="second small keys">${words.say("keys")}</span>
    </div>
    ${bandsView(form)}
  `;
}
