import { define } from "../core/define.ts";
import { XbHourOverviewElement } from "./hour-overview.element.ts";

export { XbHourOverviewElement };

declare global {
  interface HTMLElementTagNameMap {
    "xb-hour-overview": XbHourOverviewElement;
  }
}

define("xb-hour-overview", XbHourOverviewElement);
