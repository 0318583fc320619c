import { html, nothing, type TemplateResult } from "lit";
import type { RubricItem } from "@xiaoben/contract";
import { choicesView } from "./choices.view.ts";
import { numberView, textView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import { handlesView, type By } from "./handles.view.ts";
import { levelsView } from "./levels.view.ts";
import { asField, canMoveItem, fields, moveItem, removeItem, withItem, withOptional, type Field } from "./rubric.edit.model.ts";

/** One item: what it says, how it is filled in, and what it counts. */
export function itemView(form: Form, item: RubricItem, path: string, nth: number): TemplateResult {
  const { rubric, words } = form;
  const { id } = item;
  const name = form.plain(item.text) || words.say("item", nth);
  const can = (by: By): boolean => canMoveItem(rubric, id, by);
  const move = (by: By): void => form.take(words.say("moved", name), moveItem(rubric, id, by));
  const onKey = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (!event.altKey || by === undefined || !can(by)) return;
    event.preventDefault();
    move(by);
    form.focus(`#${CSS.escape(`item-text-${id}`)}`);
  };
  return html`<div class="item-edit stack tight" data-edit-item=${id} role="group" aria-label=${name}>
    <div class="line">
      ${textView(form, {
        id: `item-text-${id}`,
        label: words.say("itemText"),
        value: item.text,
        path: `${path}/text`,
        make: (text) => withItem(id, (one) => ({ ...one, text })),
        onKey,
      })}
      ${handlesView(form, { name, key: `item-${id}`, can, move, remove: removeItem(rubric, id) })}
    </div>
    <div class="row controls">
      ${kindView(form, item, name)} ${marksView(form, item, path)} ${flagView(form, item, "notApplicable")}
      ${flagView(form, item, "required")}
    </div>
    ${item.field === "level" ? levelsView(form, item, path) : item.field === "choice" ? choicesView(form, item, path) : nothing}
  </div>`;
}

/** How the item is filled in. */
function kindView(form: Form, item: RubricItem, name: string): TemplateResult {
  const { rubric, words, numbers } = form;
  const onField = (event: Event): void => {
    const given = { levels: words.say("newLevels").split("|"), choices: words.say("newChoices").split("|") };
    const field = (event.target as HTMLSelectElement).value as Field;
    numbers.drop((place) => place.startsWith(`${rubric.id}/item-${item.id}/`));
    form.take(words.say("changedField", name), {
      change: withItem(item.id, (one) => asField(one, field, given)),
      undo: withItem(item.id, (one) => ({ ...item, text: one.text })),
    });
  };
  return html`<span class="field"
    ><label for="field-${item.id}">${words.say("field")}</label>
    <select id="field-${item.id}" @change=${onField}>
      ${fields.map((field) => html`<option value=${field} ?selected=${field === item.field}>${words.say("fields", field)}</option>`)}
    </select></span
  >`;
}

/** What can be given for it. */
function marksView(form: Form, item: RubricItem, path: string): TemplateResult | typeof nothing {
  const { words } = form;
  const { id } = item;
  if (item.field === "points")
    return html`${numberView(form, {
      key: `item-${id}/max`,
      label: words.say("max"),
      value: item.max === "0" ? "" : item.max,
      path: `${path}/max`,
      make: (max) => withItem(id, (one) => (one.field === "points" ? { ...one, max: max ?? "0" } : one)),
    })}
    ${numberView(form, {
      key: `item-${id}/step`,
      label: words.say("step"),
      value: item.step,
      path: `${path}/step`,
      make: (step) => withItem(id, (one) => (one.field === "points" ? { ...one, step: step ?? "1" } : one)),
    })}`;
  if (item.field !== "level") return nothing;
  return numberView(form, {
    key: `item-${id}/weight`,
    label: words.say("max"),
    value: item.weight,
    make: (weight) => withItem(id, (one) => (one.field === "level" ? withOptional(one, "weight", weight) : one)),
    optional: true,
  });
}

function flagView(form: Form, item: RubricItem, flag: "notApplicable" | "required"): TemplateResult {
  const onFlag = (event: Event): void => {
    const on = (event.target as HTMLInputElement).checked || undefined;
    form.type(withItem(item.id, (one) => withOptional(one, flag, on)));
  };
  return html`<label class="row"
    ><input type="checkbox" .checked=${item[flag] === true} @change=${onFlag} />${form.words.say(flag)}</label
  >`;
}
