import { define } from "../core/define.ts";
import { XbLessonElement } from "./lesson.element.ts";

export { XbLessonElement };
export * from "./lesson.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-lesson": XbLessonElement;
  }
}

define("xb-lesson", XbLessonElement);
