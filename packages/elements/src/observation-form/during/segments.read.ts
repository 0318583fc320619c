import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../core/index.ts";
import type { Sheet } from "../sheet.ts";
import type { DuringMessages } from "./during.strings.ts";
import { sharesView } from "./shares.view.ts";

/** What went on, from minute to minute, and how the lesson was spent; nothing where nobody recorded it. */
export function segmentsRead(sheet: Sheet, words: Words<DuringMessages>): TemplateResult | typeof nothing {
  const { segments = [] } = sheet.now;
  if (segments.length === 0) return nothing;
  const last = Math.max(...segments.map(({ from, until }) => until ?? from));
  return html`<section class="part" part="segments" aria-labelledby="segments-title">
    <h3 id="segments-title">${words.say("segments")}</h3>
    <ul class="rows">
      ${segments.map(
        ({ does, from, until }) =>
          html`<li class="note read span">
            <span class="second figure">${until === undefined ? words.say("nowMinute", from) : words.say("span", from, until)}</span>
            <span>${words.say("does", does)}</span>
          </li>`,
      )}
    </ul>
    ${sharesView(sheet, words, last)}
  </section>`;
}
