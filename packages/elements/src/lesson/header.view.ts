import { html, nothing, type TemplateResult } from "lit";
import type { Ref, Visit } from "@xiaoben/contract";
import { label, type IconName, type Tone } from "../core/index.ts";
import { XbVisitAcknowledgeRequestEvent } from "./lesson.events.ts";
import { announceBefore, handbookOf, hasRead, readersOf, type Handbook } from "./lesson.model.ts";
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
    ${receiptView(scene)}
  </section>`;
}

/** To its teacher, how many have read it; to who comes, the way to say so. Nobody is asked for it, and nothing waits for it. */
function receiptView(scene: Detail): TemplateResult | typeof nothing {
  const { detail, stored, visits, mine } = scene;
  if (stored.announcedAt === undefined || scene.visitsError || !scene.offers("visit.acknowledge")) return nothing;
  if (!scene.parties.includes("teacher")) return mine ? ownReceipt(scene, mine) : nothing;
  const { read, of } = readersOf(stored, visits);
  return of === 0 ? nothing : html`<p class="second small" id="read-by">${detail.say("readBy", read, of)}</p>`;
}

function ownReceipt(scene: Detail, { id, version, state, readAt }: Visit): TemplateResult {
  const { detail, format, session, stored, mine, campus, pending } = scene;
  const on: Ref<"visit"> = { kind: "visit", id };
  const waits = pending.some((entry) => entry.action === "visit.acknowledge" && entry.on.id === id && entry.state !== "attention");
  const open = version > 0 && (state === "coming" || state === "asked") && !waits && campus.allows("visit.acknowledge", on) === "yes";
  const acknowledge = async (): Promise<void> => {
    const event = new XbVisitAcknowledgeRequestEvent({ kind: "lesson", id: stored.id }, on);
    if (await scene.act("visit.acknowledge", { id }, event)) scene.focus("#receipt");
  };
  return html`<p class="row" id="receipt" tabindex="-1">
    ${
      hasRead(stored, mine)
        ? html`<span class="second small">${detail.say("readAt", format.moment(readAt!, session.timeZone, "0001-01-01"))}</span>`
        : open
          ? html`<button type="button" class="no-print" data-move="acknowledge" aria-describedby="read-hint" @click=${acknowledge}>
                ${detail.say("acknowledge")}
              </button>
              <span class="second small no-print" id="read-hint">${detail.say("readHint")}</span>`
          : nothing
    }
  </p>`;
}
