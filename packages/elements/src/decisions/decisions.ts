import { define } from "../core/define.ts";
import { XbDecisionsElement } from "./decisions.element.ts";

export { XbDecisionsElement };
export * from "./decisions.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-decisions": XbDecisionsElement;
  }
}

define("xb-decisions", XbDecisionsElement);
