import { html, type TemplateResult } from "lit";
import type { Form } from "./form.ts";
import { withOptional } from "./rubric.edit.model.ts";

/** What the rubric is for: learning from one another, or inspection, whose records are shown apart. */
export function aimView(form: Form): TemplateResult {
  const { rubric, words } = form;
  const onInspects = (event: Event): void => {
    const aim = (event.target as HTMLInputElement).checked ? "inspection" : undefined;
    form.type((now) => withOptional(now, "aim", aim));
  };
  return html`<div class="stack tight">
    <label class="row"
      ><input
        type="checkbox"
        id="inspects"
        aria-describedby="inspects-hint"
        .checked=${rubric.aim === "inspection"}
        @change=${onInspects}
      />${words.say("inspects")}</label
    >
    <span class="small second" id="inspects-hint">${words.say("inspectsHint")}</span>
  </div>`;
}
