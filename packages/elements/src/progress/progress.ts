import { define } from "../core/define.ts";
import { XbProgressElement } from "./progress.element.ts";

export { XbProgressElement };
export type * from "./progress.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-progress": XbProgressElement;
  }
}

define("xb-progress", XbProgressElement);
