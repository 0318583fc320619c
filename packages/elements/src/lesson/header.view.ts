import { html, nothing, type TemplateResult } from "lit";
import { label, type IconName, type Tone } from "../core/index.ts";
import { announceBefore, handbookOf, type Handbook } from "./lesson.model.ts";
import type { Detail } from "./detail.part.ts";

/** Kind, day, place in the timetable, teacher. */
export function factsView({ words, detail, format, lesson, records }: Detail): TemplateResult {
  const facts = [
    words.say("kind", lesson.kind),
    words.say("mode", lesson.mode),
    `${format.day(lesson.on, "weekday")} ${words.say("period", lesson.slot.period)}`,
    `${lesson.slot.from}–${lesson.slot.to}`,
    lesson.lessons === "1" ? "" : detail.say("double", lesson.lessons),
    words.say("teacher", records.name(lesson.teacher) || "…"),
  ];
  return html`<p class="second list" id="facts">${facts.filter(Boolean).map((fact) => html`<span>${fact}</span>`)}</p>`;
}

const marks: Record<Handbook["state"], [Tone, IconName]> = {
  none: ["neutral", "dash"],
  inTime: ["met", "check"],
  late: ["undetermined", "clock"],
  open: ["neutral", "clock"],
  due: ["undetermined", "clock"],
  overdue: ["undetermined", "clock"],
};

/** The handbook of the seminar (R050): idea, intent, and how it stands with handing them out. `written`: the fields of whoever may write. */
export function handbookView(scene: Detail, written: TemplateResult | undefined): TemplateResult {
  const { detail, format, lesson, stored, session } = scene;
  const { state, until, days } = handbookOf(stored, session);
  const tells = state !== "none" && lesson.state !== "cancelled" && (stored.announcedAt !== undefined || scene.parties.includes("teacher"));
  return html`<section class="part" part="handbook" aria-labelledby="handbook-title">
    <div class="head">
      <h3 id="handbook-title">${detail.say("handbook")}</h3>
      ${
        stored.announcedAt === undefined
          ? nothing
          : html`<span class="second small figure"
              >${detail.say("handbookAt", format.moment(stored.announcedAt, session.timeZone, "0001-01-01"))}</span
            >`
      }
    </div>
    ${
      tells
        ? html`<p id="announced" tabindex="-1" class="said">
            ${label(...marks[state], detail.say("handbookState", state, format.day(until), days, announceBefore))}
          </p>`
        : nothing
    }
    ${
      written ??
      (lesson.idea?.trim() || lesson.intent?.trim()
        ? (["idea", "intent"] as const).map((name) =>
            lesson[name]?.trim()
              ? html`<div>
                  <h4 class="small second">${detail.say(name)}</h4>
                  <p class="text">${lesson[name]}</p>
                </div>`
              : nothing,
          )
        : html`<p class="second">${detail.say("noIdea")}</p>`)
    }
  </section>`;
}
