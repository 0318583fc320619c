import { define } from "../core/define.ts";
import { XbVerdictElement } from "./verdict.element.ts";

export { XbVerdictElement };
export { XbVerdictOpenRequestEvent } from "./verdict.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-verdict": XbVerdictElement;
  }
}

define("xb-verdict", XbVerdictElement);
