import { html, nothing, type TemplateResult } from "lit";
import { label, type IconName, type Tone } from "../core/index.ts";
import { guestsOf, hasRead, type Guest } from "./lesson.model.ts";
import { visitDelivery } from "./visit.view.ts";
import type { Detail } from "./detail.part.ts";

const marks: Record<Guest["state"], [Tone, IconName]> = {
  asked: ["waiting", "clock"],
  coming: ["met", "check"],
  invited: ["plain", "person"],
  declined: ["neutral", "cross"],
  withdrawn: ["neutral", "dash"],
};

/** Who was asked, who comes, who waits for an answer; and whom the lesson is open to. `beside`: what the teacher may do about one of them. */
export function guestsView(
  scene: Detail,
  openTo: TemplateResult | undefined,
  beside: (guest: Guest) => TemplateResult | typeof nothing,
): TemplateResult {
  const { words, detail, lesson, records } = scene;
  const guests = guestsOf(lesson, scene.visits);
  return html`<section class="part" part="guests" aria-labelledby="guests-title">
    <h3 id="guests-title">${detail.say("guests")}</h3>
    ${openTo ?? html`<p class="second">${renderOpenTo(scene)}</p>`}
    ${
      // Who comes stands in the visits: without them nothing is known.
      scene.visitsError
        ? nothing
        : guests.length === 0
          ? html`<p class="second">${detail.say("nobody")}</p>`
          : html`<ul class="guests">
              ${guests.map(
                (guest) =>
                  html`<li data-guest=${guest.person}>
                    <span class="who"
                      ><span>${records.name(guest.person) || "…"}</span
                      >${guest.visit?.reason ? html`<span class="second small">${guest.visit.reason}</span>` : nothing}${
                        hasRead(lesson, guest.visit) ? html`<span class="second small read">${detail.say("hasRead")}</span>` : nothing
                      }</span
                    >
                    ${label(...marks[guest.state], words.say("guest", guest.state))}${renderDelivery(scene, guest)}${beside(guest)}
                  </li>`,
              )}
            </ul>`
    }
  </section>`;
}

/** What became of the teacher's answer to one who asked. */
const renderDelivery = (scene: Detail, { visit, person }: Guest): TemplateResult | typeof nothing =>
  visit && person !== scene.session.person ? visitDelivery(scene, visit.id, true) : nothing;

const renderOpenTo = ({ detail, lesson, records }: Detail): string => {
  const org = lesson.openTo && records.get({ kind: "org", id: lesson.openTo });
  return lesson.openTo ? detail.say("openTo", (org && org.name) || "…") : detail.say("openToNobody");
};
