import { define } from "../core/define.ts";
import { XbActivityElement } from "./activity.element.ts";

export { XbActivityElement };
export * from "./activity.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-activity": XbActivityElement;
  }
}

define("xb-activity", XbActivityElement);
