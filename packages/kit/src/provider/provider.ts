import { XbHttpProviderElement } from "./provider.element.ts";

export { XbHttpProviderElement };

declare global {
  interface HTMLElementTagNameMap {
    "xb-provider": XbHttpProviderElement;
  }
}

if (!customElements.get("xb-provider")) customElements.define("xb-provider", XbHttpProviderElement);
