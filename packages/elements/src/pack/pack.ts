import { define } from "../core/define.ts";
import { XbPackElement } from "./pack.element.ts";

export { XbPackElement };
export * from "./pack.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-pack": XbPackElement;
  }
}

define("xb-pack", XbPackElement);
