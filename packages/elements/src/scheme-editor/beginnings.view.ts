import { html, type TemplateResult } from "lit";
import type { Words } from "../core/index.ts";
import type { Desk } from "./desk.ts";
import type { EditMessages } from "./edit.strings.ts";
import { plain, schemeIn, schemesIn, type Beginning } from "./scheme.model.ts";

/** The schemes that can be begun from: nobody begins with an empty page. */
export function beginningsView(desk: Desk, words: Words<EditMessages>, begin: (beginning: Beginning) => void): TemplateResult {
  const all = schemesIn(desk.records(), desk.stand().pack);
  if (all.length === 0) return html`<p class="second small">${words.say("beginNone")}</p>`;
  const language = desk.language();
  const says = words.say(schemeIn(desk.pack()) ? "beginAgain" : "begin");
  const onBegin = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const found = all.find(({ key }) => key === select.value);
    select.value = "";
    if (found) begin(found);
  };
  return html`<div class="row no-print">
    <select id="begin" aria-label=${says} @change=${onBegin}>
      <option value="" selected>${says}</option>
      ${all.map(
        ({ key, pack, rule }) =>
          html`<option value=${key}>${words.say("beginFrom", plain(pack.title, language), plain(rule.title, language))}</option>`,
      )}
    </select>
  </div>`;
}
