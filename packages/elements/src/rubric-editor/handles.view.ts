import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../core/index.ts";
import type { Form } from "./form.ts";
import type { Step } from "./rubric.edit.model.ts";

/** One place up (-1) or down (1). */
export type By = -1 | 1;

export interface Movable {
  name: string;
  /** What tells its buttons from those of others. */
  key: string;
  can: (by: By) => boolean;
  move: (by: By) => void;
  remove: Step;
}

/** Buttons that move something up and down, with the focus staying on them, and one that takes it away. */
export function handlesView(form: Form, { name, key, can, move, remove }: Movable): TemplateResult {
  const button = (by: By, way: "up" | "down"): TemplateResult =>
    html`<button
      type="button"
      class="icon-only ${way}"
      id="${way}-${key}"
      aria-label=${form.words.say(way, name)}
      aria-disabled=${can(by) ? nothing : "true"}
      @click=${() => {
        if (!can(by)) return;
        move(by);
        form.focus(`#${CSS.escape(`${way}-${key}`)}`);
      }}
    >
      ${icon("down")}
    </button>`;
  const onRemove = (): void => {
    form.take(form.words.say("removed", name), remove);
    form.focus("#undo");
  };
  return html`<span class="handles">${button(-1, "up")}${button(1, "down")}${removeView(form, name, onRemove)}</span>`;
}

export const removeView = (form: Form, name: string, remove: () => void): TemplateResult =>
  html`<button type="button" class="icon-only remove" aria-label=${form.words.say("remove", name)} @click=${remove}>
    ${icon("remove")}
  </button>`;
