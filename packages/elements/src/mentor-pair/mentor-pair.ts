import { define } from "../core/define.ts";
import { XbMentorPairElement } from "./mentor-pair.element.ts";

export { XbMentorPairElement };
export * from "./mentor-pair.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-mentor-pair": XbMentorPairElement;
  }
}

define("xb-mentor-pair", XbMentorPairElement);
