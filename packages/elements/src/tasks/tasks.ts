import { define } from "../core/define.ts";
import { XbTasksElement } from "./tasks.element.ts";

export { XbTasksElement };
export { XbTaskOpenRequestEvent } from "./tasks.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-tasks": XbTasksElement;
  }
}

define("xb-tasks", XbTasksElement);
