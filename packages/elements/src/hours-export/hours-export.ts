import { define } from "../core/define.ts";
import { XbHoursExportElement } from "./hours-export.element.ts";

export { XbHoursExportElement };

declare global {
  interface HTMLElementTagNameMap {
    "xb-hours-export": XbHoursExportElement;
  }
}

define("xb-hours-export", XbHoursExportElement);
