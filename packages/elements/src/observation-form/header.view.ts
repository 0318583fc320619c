import { html, nothing, type TemplateResult } from "lit";
import type { Sheet } from "./sheet.ts";

/** Which lesson, when, with whom. */
export function headerView({ lesson, now, words, format }: Sheet, teacher: string, observer: string, inspects: boolean): TemplateResult {
  const parts = lesson
    ? [
        words.say("kind", lesson.kind),
        `${format.day(lesson.on, "weekday")} ${words.say("period", lesson.slot.period)}`,
        `${lesson.slot.from}–${lesson.slot.to}`,
        lesson.lessons === "1" ? "" : words.say("double", lesson.lessons),
        lesson.mode === "video" ? words.say("video") : "",
      ]
    : [format.day(now.on, "weekday")];
  const people = [teacher && words.say("teacher", teacher), observer && words.say("observer", observer)];
  return html`<div class="lesson" part="lesson">
    ${lesson ? html`<p class="topic">${words.say("lesson", lesson.className, lesson.subjectName, lesson.topic)}</p>` : nothing}
    <p class="second list">${[...parts, ...people].filter(Boolean).map((part) => html`<span>${part}</span>`)}</p>
    ${inspects ? html`<p class="notice" id="inspection"><strong>${words.say("inspection")}</strong> ${words.say("inspectionRead")}</p>` : nothing}
  </div>`;
}
