import { XbKitProviderElement } from "./provider.element.ts";

export { XbKitProviderElement };

declare global {
  interface HTMLElementTagNameMap {
    "xb-provider": XbKitProviderElement;
  }
}

if (!customElements.get("xb-provider")) customElements.define("xb-provider", XbKitProviderElement);
