import { define } from "../core/define.ts";
import { XbObservationFormElement } from "./observation-form.element.ts";

export { XbObservationFormElement };
export * from "./observation-form.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-observation-form": XbObservationFormElement;
  }
}

define("xb-observation-form", XbObservationFormElement);
