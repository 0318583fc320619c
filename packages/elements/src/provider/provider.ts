import { define } from "../core/define.ts";
import { XbProviderElement } from "./provider.element.ts";

export { XbProviderElement };
export { gatewayContext } from "../core/gateway-context.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-gateway-provider": XbProviderElement;
  }
}

define("xb-gateway-provider", XbProviderElement);
