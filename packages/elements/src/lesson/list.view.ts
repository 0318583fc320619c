import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Lesson } from "@xiaoben/contract";
import { label } from "../core/index.ts";
import { handbookOf, type LessonGroup, type Listed } from "./lesson.model.ts";
import { lessonWords, type Voice } from "./scene.ts";

/** How many of a group are shown at first. */
const first = 6;

export interface ListContext extends Voice {
  opens(lesson: Lesson): void;
  /** Groups that are shown whole. */
  whole: ReadonlySet<string>;
  showAll(group: string): void;
}

/** Lessons to come, by what they are to the person. */
export const listView = (context: ListContext, groups: readonly LessonGroup[]): TemplateResult[] =>
  groups.map(({ id, lessons }) => {
    const shown = context.whole.has(id) ? lessons : lessons.slice(0, first);
    return html`<section aria-labelledby="group-${id}" part="group">
      <h3 id="group-${id}">${context.words.say("group", id)}</h3>
      <ul class="lessons">
        ${repeat(
          shown,
          ({ lesson }) => lesson.id,
          (one) => renderRow(context, id, one),
        )}
      </ul>
      ${
        shown.length < lessons.length
          ? html`<button type="button" class="link" data-more=${id} @click=${() => context.showAll(id)}>
              ${context.words.say("more", lessons.length - shown.length)}
            </button>`
          : nothing
      }
    </section>`;
  });

function renderRow(context: ListContext, group: LessonGroup["id"], { lesson, visit }: Listed): TemplateResult {
  const { words, format, records } = context;
  const title = lessonWords(context, lesson);
  const facts = [
    words.say("kind", lesson.kind),
    lesson.mode === "video" ? words.say("mode", lesson.mode) : "",
    group === "mine" ? "" : words.say("teacher", records.name(lesson.teacher) || "…"),
  ];
  return html`<li>
    <span class="when figure"
      ><strong>${format.day(lesson.on, "weekday")}</strong
      ><span class="second small">${words.say("period", lesson.slot.period)} ${lesson.slot.from}</span></span
    >
    <span class="what"
      ><button
        type="button"
        class="link"
        data-lesson=${lesson.id}
        aria-label=${words.say("open", title)}
        @click=${() => context.opens(lesson)}
      >
        ${title}
      </button>
      <span class="second small list">${facts.filter(Boolean).map((fact) => html`<span>${fact}</span>`)}</span></span
    >
    <span class="marks">${renderMark(context, group, lesson, visit?.state)}</span>
  </li>`;
}

function renderMark(
  { words, session }: Voice,
  group: LessonGroup["id"],
  lesson: Lesson,
  visit: string | undefined,
): TemplateResult | typeof nothing {
  if (lesson.version === 0) return label("waiting", "clock", words.say("waitingNew"));
  if (group === "mine") {
    if (lesson.on < session.today) return label("undetermined", "clock", words.say("unmarked"));
    const { state, days } = handbookOf(lesson, session);
    if (state === "none") return nothing;
    if (state === "inTime" || state === "late") return label("met", "check", words.say("handbookShort", "out", 0));
    return label(state === "open" ? "neutral" : "undetermined", "clock", words.say("handbookShort", state, days));
  }
  if (group === "going") {
    if (visit === "asked" && !lesson.observers.includes(session.person)) return label("waiting", "clock", words.say("guest", "asked"));
    return visit === "coming" ? label("met", "check", words.say("guest", "coming")) : label("plain", "person", words.say("invitedYou"));
  }
  return nothing;
}
