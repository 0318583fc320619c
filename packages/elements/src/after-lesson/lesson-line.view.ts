import { html, type TemplateResult } from "lit";
import type { Lesson } from "@xiaoben/contract";
import type { Format, Words } from "../core/index.ts";
import type { AfterMessages } from "./after.strings.ts";

/** Which lesson is spoken of, when, and by whom it was taught. */
export const lessonLine = (words: Words<AfterMessages>, format: Format, lesson: Lesson, teacher: string): TemplateResult =>
  html`<div class="lesson" part="lesson">
    <p class="topic">${words.say("lesson", lesson.className, lesson.subjectName, lesson.topic)}</p>
    <p class="second list">
      <span>${words.say("period", format.day(lesson.on, "weekday"), lesson.slot.period)}</span
      ><span class="figure">${lesson.slot.from}–${lesson.slot.to}</span><span>${words.say("teacher", teacher || "…")}</span>
    </p>
  </div>`;
