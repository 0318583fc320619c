import { define } from "../core/define.ts";
import { XbDebriefElement } from "./debrief.element.ts";

export { XbDebriefElement };
export * from "./debrief.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-debrief": XbDebriefElement;
  }
}

define("xb-debrief", XbDebriefElement);
