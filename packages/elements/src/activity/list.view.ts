import { html, nothing, type TemplateResult } from "lit";
import type { Activity, Id } from "@xiaoben/contract";
import { emptyState } from "../core/index.ts";
import { activityBadge } from "./activity.badge.ts";
import { groupsOf } from "./activity.model.ts";
import type { Voice } from "./scene.ts";

/** The activities of the school: those that go on, those to come, those that are past. */
export function listView(
  { words, format, session, records }: Voice,
  activities: readonly Activity[],
  open: (id: Id) => void,
): TemplateResult {
  if (activities.length === 0) return emptyState(words.say("empty"), words.say("emptyNext"));
  return html`${groupsOf(activities, session.today).map(
    ([group, found]) =>
      html`<section class="stack" aria-labelledby="g-${group}">
        <h3 id="g-${group}">${words.say("group", group)}</h3>
        <ul class="rows list-of-activities">
          ${found.map(
            (one) =>
              html`<li>
                <button type="button" class="link" data-open=${one.id} @click=${() => open(one.id)}>${one.title}</button>
                <span class="small second list"
                  ><span class="figure">${format.days(one.on, one.until)} ${one.from}</span
                  >${one.place ? html`<span>${one.place}</span>` : nothing}<span>${records.name(one.host)}</span></span
                >
                ${group === "past" || one.state === "open" ? activityBadge(words, one.state) : nothing}
              </li>`,
          )}
        </ul>
      </section>`,
  )}`;
}
