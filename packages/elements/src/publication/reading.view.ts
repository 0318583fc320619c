import { html, nothing, type TemplateResult } from "lit";
import type { Publication, PublishedItem } from "@xiaoben/contract";
import { basisWords, type Voice } from "./publication.voice.ts";

/** What everybody in the organisation reads, with what it rests on, and who made it public when; on paper with lines to sign. */
export function readingView(voice: Voice, record: Publication): TemplateResult {
  const { words, format, records, day } = voice;
  const { list = [], publishedBy, publishedAt } = record;
  return html`<section class="part" part="list" aria-labelledby="list-title">
    <h3 id="list-title">${words.say("list")}</h3>
    ${renderList(voice, list, "list-title")}
    <footer class="foot second small">
      <p class="list">
        ${publishedAt ? html`<span>${words.say("publishedBy", records.name(publishedBy) || "…", format.day(day(publishedAt), "year"))}</span>` : nothing}
        <span>${words.say("onlyHere", voice.org(record.org)?.name ?? "…")}</span>
      </p>
      ${signLines(voice)}
    </footer>
  </section>`;
}

/** A list as it is read: who stands there, what is said, and what that rests on. */
export function renderList(voice: Voice, list: readonly PublishedItem[], labelledBy: string): TemplateResult {
  const { words } = voice;
  if (list.length === 0) return html`<p class="second">${words.say("nobodyRead")}</p>`;
  const rests = list.map(({ basis }) => basisWords(voice, basis));
  const heads = [words.say("who"), words.say("says"), ...(rests.some(Boolean) ? [words.say("rests")] : [])];
  return html`<table class="cards" role="table" aria-labelledby=${labelledBy}>
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${list.map(
        ({ id, name, says }, i) =>
          html`<tr role="row" data-read=${id}>
            <td role="cell" class="lead">${name}</td>
            <td role="cell" class="wide says text" data-label=${heads[1]!}>${says}</td>
            ${heads.length > 2 ? html`<td role="cell" class="wide second small" data-label=${heads[2]!}>${rests[i]}</td>` : nothing}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The line at the top of a sheet of paper. */
export const paperHead = (
  { words, policy, format, session, org }: Voice,
  { org: at, notice, period, state }: Publication,
): TemplateResult =>
  html`<p class="paper small">
    ${[org(at)?.name ?? "", words.say("notice", notice), policy.period(period), words.say("state", state), format.day(session.today, "year")].filter(Boolean).join(" · ")}
  </p>`;

export const signLines = ({ words }: Voice): TemplateResult =>
  html`<p class="paper sign">
    <span>${words.say("prepared")}</span><span>${words.say("approved")}</span><span>${words.say("signedOn")}</span>
  </p>`;
