import { define } from "../core/define.ts";
import { XbHourFormElement } from "./hour-form.element.ts";

export { XbHourFormElement };
export * from "./hour-form.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-hour-form": XbHourFormElement;
  }
}

define("xb-hour-form", XbHourFormElement);
