import { html, nothing, type TemplateResult } from "lit";
import type { Id, Publication } from "@xiaoben/contract";
import { label } from "../core/index.ts";
import { groupsOf, heardUntil, unanswered } from "./publication.model.ts";
import { publicationBadge } from "./publication.badge.ts";
import type { Voice } from "./publication.voice.ts";

/** The publications that somebody may see: what she may object to first, then what is being worked on, then what is published. */
export const listView = (voice: Voice, all: readonly Publication[], open: (id: Id) => void): TemplateResult =>
  html`${groupsOf(all, voice.session.person).map(
    ([group, found]) =>
      html`<section class="part" part="group" data-group=${group} aria-labelledby="g-${group}">
        <h3 id="g-${group}">${voice.words.say("group", group)}</h3>
        <ul class="rows">
          ${found.map((one) => renderOne(voice, one, group === "asked", open))}
        </ul>
      </section>`,
  )}`;

function renderOne(voice: Voice, one: Publication, asked: boolean, open: (id: Id) => void): TemplateResult {
  const { words, policy } = voice;
  const about = [words.say("notice", one.notice), policy.period(one.period), voice.org(one.org)?.name, dayOf(voice, one)];
  return html`<li>
    <span class="row"
      ><button type="button" class="link" data-open=${one.id} @click=${() => open(one.id)}>${one.title || words.say("untitled")}</button>
      ${asked ? label("undetermined", "clock", askedWords(voice, one)) : publicationBadge(words, one.state)}</span
    >
    <span class="small second list"
      >${about.filter(Boolean).map((text) => html`<span>${text}</span>`)}${
        !asked && one.state === "forObjection" && unanswered(one) > 0
          ? html`<span>${words.say("unanswered", unanswered(one))}</span>`
          : nothing
      }</span
    >
  </li>`;
}

function askedWords(voice: Voice, one: Publication): string {
  const { words, format, session } = voice;
  const until = heardUntil(one, session);
  return until && Date.parse(until) >= voice.now()
    ? words.say("askedUntil", format.moment(until, session.timeZone, "0001-01-01"))
    : words.say("asked");
}

function dayOf({ words, format, day }: Voice, { state, publishedAt, submittedAt }: Publication): string {
  if (state === "published" && publishedAt) return words.say("publishedAt", format.day(day(publishedAt), "year"));
  return state === "forObjection" && submittedAt ? words.say("openedAt", format.day(day(submittedAt))) : "";
}
