import { html, nothing, type TemplateResult } from "lit";
import { checkName, checklistLacks, say, type Checklist } from "@xiaoben/contract";
import { label } from "../core/index.ts";
import type { Scene } from "./scene.ts";

/** What the activity is, as anybody of the school reads it. */
export function aboutView({ activity, words, format, records }: Scene): TemplateResult {
  const { on, until, from, to, place, speaker, participants, speakers, makesUpFor } = activity;
  const earlier = makesUpFor === undefined ? undefined : records.get({ kind: "activity", id: makesUpFor });
  const people = new Set([...participants, ...speakers]).size;
  const facts: [string, string | TemplateResult][] = [
    [words.say("when"), html`<span class="figure">${format.days(on, until)}</span> <span class="figure">${from}–${to}</span>`],
    [words.say("where"), place],
    [words.say("theme"), activity.theme],
    [words.say("goal"), activity.goal],
    [words.say("speaker"), speaker],
    [words.say("measures"), activity.measures],
    [words.say("appraisal"), activity.appraisal],
    [words.say("host"), records.name(activity.host)],
    [words.say("expected"), people > 0 ? words.say("people", people) : ""],
    [words.say("makesUpFor"), earlier ? html`${earlier.title} <span class="figure">${format.day(earlier.on)}</span>` : ""],
    [words.say("minutesTaken"), activity.state === "open" ? "" : activity.minutesTaken],
    [words.say("feedback"), activity.state === "open" ? "" : activity.feedback],
  ];
  return html`<section class="part" part="about" aria-labelledby="about-title">
    <h3 id="about-title">${words.say("facts")}<span class="second small kind">${words.say("category", activity.category)}</span></h3>
    <dl class="facts">
      ${facts.map(([name, said]) =>
        said === ""
          ? nothing
          : html`<div>
              <dt class="second">${name}</dt>
              <dd class="text">${said}</dd>
            </div>`,
      )}
    </dl>
  </section>`;
}

/** What its checklists look for, item by item: there, missing, or for whoever inspects it. */
export function checklistsView(scene: Scene): TemplateResult | typeof nothing {
  const { activity, words, checklists, records, format } = scene;
  if (checklists.length === 0) return nothing;
  const { checkedBy, checkedAt } = activity;
  return html`<section class="part" part="checklists" aria-labelledby="checklist-title">
    <h3 id="checklist-title">${words.say("checklist")}</h3>
    ${checkedBy && checkedAt ? html`<p class="second">${words.say("checkedBy", records.name(checkedBy), format.day(checkedAt.slice(0, 10)))}</p>` : nothing}
    <div class="checklists">${checklists.map((list) => (list ? checklistView(scene, list) : nothing))}</div>
  </section>`;
}

function checklistView({ activity, words }: Scene, list: Checklist): TemplateResult {
  const { language } = words;
  const lacks = new Map(checklistLacks(list, activity, "after").map(({ item, lacks: what }) => [item, what]));
  return html`<div data-checklist=${list.id}>
    <strong>${say(list.title, language)}</strong>
    <ul>
      ${list.items.map((item) => {
        const what = lacks.get(item.id);
        const saw = activity.checks.find((check) => check.item === checkName(list.id, item.id))?.saw;
        const badge =
          what === undefined
            ? label("met", "check", words.say("there"))
            : what === "check"
              ? label("waiting", "clock", words.say("unseen"))
              : label("plain", "dash", words.say("missing"));
        return html`<li class="row">
          ${badge}<span>${say(item.text, language)}</span>${item.phase === "after" ? html`<span class="small second">${words.say("after")}</span>` : nothing}
          ${saw ? html`<span class="small second saw">${words.say("saw", saw)}</span>` : nothing}
        </li>`;
      })}
    </ul>
  </div>`;
}
