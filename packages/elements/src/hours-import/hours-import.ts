import { define } from "../core/define.ts";
import { XbHoursImportElement } from "./hours-import.element.ts";

export { XbHoursImportElement };
export * from "./hours-import.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-hours-import": XbHoursImportElement;
  }
}

define("xb-hours-import", XbHoursImportElement);
