import { define } from "../core/define.ts";
import { XbGrowthElement } from "./growth.element.ts";

export { XbGrowthElement };

declare global {
  interface HTMLElementTagNameMap {
    "xb-growth": XbGrowthElement;
  }
}

define("xb-growth", XbGrowthElement);
