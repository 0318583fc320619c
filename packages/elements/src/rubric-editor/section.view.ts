import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dec, itemsWorth, type RubricSection } from "@xiaoben/contract";
import { icon } from "../core/index.ts";
import { faultsView, numberView, textView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import { handlesView } from "./handles.view.ts";
import { itemView } from "./item.view.ts";
import { addItem, canMoveSection, moveSection, removeSection, withOptional, withSection, type Change } from "./rubric.edit.model.ts";

/** One part of the rubric: its name, its weight, its items. */
export function sectionView(form: Form, section: RubricSection, at: number): TemplateResult {
  const { rubric, words } = form;
  const { id } = section;
  const path = `/sections/${at}`;
  const name = form.plain(section.title) || words.say("section", at + 1);
  const onAdd = (): void => {
    const step = addItem(rubric, id);
    form.take("", step);
    form.focus(`#${CSS.escape(`item-text-${step.id}`)}`);
  };
  return html`<fieldset class="section-edit stack" data-section=${id}>
    <legend class="hidden">${name}</legend>
    <div class="line">
      ${textView(form, {
        id: `section-${id}`,
        label: words.say("sectionName"),
        value: section.title,
        path: `${path}/title`,
        make: (title) => withSection(id, (one) => ({ ...one, title })),
      })}
      ${weightView(form, section, name)}
      ${handlesView(form, {
        name,
        key: `section-${id}`,
        can: (by) => canMoveSection(rubric, id, by),
        move: (by) => form.take(words.say("moved", name), moveSection(rubric, id, by)),
        remove: removeSection(rubric, id),
      })}
    </div>
    ${weightFaultView(form, section, path)}
    <ol class="items">
      ${repeat(
        section.items,
        (item) => item.id,
        (item, i) => html`<li>${itemView(form, item, `${path}/items/${i}`, i + 1)}</li>`,
      )}
    </ol>
    ${faultsView(form, form.faultsAt(`${path}/items`))}
    <div>
      <button type="button" class="link" data-add-item=${id} aria-label=${words.say("addItemTo", name)} @click=${onAdd}>
        ${icon("plus")}${words.say("addItem")}
      </button>
    </div>
  </fieldset>`;
}

function weightView(form: Form, section: RubricSection, name: string): TemplateResult | typeof nothing {
  if (section.weight === undefined && itemsWorth(section) === 0) return nothing;
  return numberView(form, {
    key: weightKey(section),
    label: form.words.say("weight"),
    value: section.weight,
    make: (weight) => setWeight(section, weight),
    spoken: form.words.say("weightOf", name),
  });
}

/** Says that the items come to something else than the weight, and offers to make it that. */
function weightFaultView(form: Form, section: RubricSection, path: string): TemplateResult | typeof nothing {
  const wrong = form.faultsAt(`${path}/weight`).find(({ why }) => why === "section-sum");
  if (!wrong) return nothing;
  const sum = dec(itemsWorth(section));
  const onSet = (): void => {
    form.numbers.drop((place) => place === `${form.rubric.id}/${weightKey(section)}`);
    form.type(setWeight(section, sum));
  };
  return html`<p class="fault row">
    ${icon("warning")}<span>${form.why(wrong)}</span
    ><button type="button" class="link" data-set-weight=${section.id} @click=${onSet}>${form.words.say("setWeight", sum)}</button>
  </p>`;
}

const weightKey = ({ id }: RubricSection): string => `section-${id}/weight`;

const setWeight = ({ id }: RubricSection, weight: string | undefined): Change =>
  withSection(id, (one) => withOptional(one, "weight", weight));
