import { define } from "../core/define.ts";
import { XbStudyHoursElement } from "./study-hours.element.ts";

export { XbStudyHoursElement };

declare global {
  interface HTMLElementTagNameMap {
    "xb-study-hours": XbStudyHoursElement;
  }
}

define("xb-study-hours", XbStudyHoursElement);
