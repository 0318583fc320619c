import { html, nothing, type TemplateResult } from "lit";
import type { Publication } from "@xiaoben/contract";
import type { DeskVoice } from "./desk.part.ts";
import { forecast, ways } from "./desk.model.ts";
import { renderList, signLines } from "./reading.view.ts";

/** What will be read once it is published, as it will stand there, and of how many more nothing will. */
export function previewView(voice: DeskVoice, record: Publication, unsaved: boolean): TemplateResult | typeof nothing {
  const { desk } = voice;
  if (record.items.length === 0) return nothing;
  const left = record.items.filter(({ shown }) => shown === "omitted").length;
  return html`<section class="part" part="preview" aria-labelledby="preview-title">
    <h3 id="preview-title">${desk.say("preview")}</h3>
    <p class="second small list no-print">
      <span>${desk.say("previewNote", voice.org(record.org)?.name ?? "…")}</span><span>${desk.say("waysOf", waysIn(voice, record))}</span>
      ${unsaved ? html`<span>${desk.say("previewUnsaved")}</span>` : nothing}
    </p>
    ${renderList(voice, forecast(record.items, voice.known), "preview-title")}
    ${left > 0 ? html`<p class="second small no-print">${desk.say("leftOut", left)}</p>` : nothing} ${signLines(voice)}
  </section>`;
}

/** How many items stand there in which way, in words. */
export const waysIn = ({ words }: DeskVoice, { items }: Publication): [string, number][] =>
  ways(items).map(([way, n]) => [words.say("shown", way), n]);
