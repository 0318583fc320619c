import { html, type TemplateResult } from "lit";
import type { RubricItem } from "@xiaoben/contract";
import { entriesView, labelsOf } from "./entries.view.ts";
import { numberView, textView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import { blank, withItem, withOptional } from "./rubric.edit.model.ts";

type LevelItem = RubricItem & { field: "level" };

/** The levels of an item: what each is called, what it is worth, and what it says. */
export function levelsView(form: Form, { id: item, levels }: LevelItem, itemPath: string): TemplateResult {
  const { words } = form;
  const path = `${itemPath}/levels`;
  return html`<details class="levels">
    <summary>${words.say("levels", levels.length)}<span class="second">${labelsOf(form, levels)}</span></summary>
    ${entriesView(form, {
      entries: levels,
      within: (make) => withItem(item, (one) => (one.field === "level" ? { ...one, levels: make(one.levels) } : one)),
      path,
      labelId: (id) => `label-${item}-${id}`,
      label: () => words.say("levelLabel"),
      nameless: (nth) => words.say("level", nth),
      beside: ({ id, value, says = "" }, at, set) =>
        html`${numberView(form, {
          key: `item-${item}-${id}/value`,
          label: words.say("levelValue"),
          value,
          make: (worth) => set((one) => withOptional(one, "value", worth)),
          optional: true,
        })}
        ${textView(form, {
          id: `says-${item}-${id}`,
          label: words.say("levelSays"),
          value: says,
          path: `${path}/${at}/says`,
          make: (text, typed) => set((one) => withOptional(one, "says", typed === "" ? undefined : text)),
        })}`,
      add: { says: words.say("addLevel"), stem: "l", make: (id) => ({ id, label: blank }) },
    })}
  </details>`;
}
