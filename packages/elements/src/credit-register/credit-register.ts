import { define } from "../core/define.ts";
import { XbCreditRegisterElement } from "./credit-register.element.ts";

export { XbCreditRegisterElement };
export * from "./credit-register.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-credit-register": XbCreditRegisterElement;
  }
}

define("xb-credit-register", XbCreditRegisterElement);
