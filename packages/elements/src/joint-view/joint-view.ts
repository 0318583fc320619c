import { define } from "../core/define.ts";
import { XbJointViewElement } from "./joint-view.element.ts";

export { XbJointViewElement };

declare global {
  interface HTMLElementTagNameMap {
    "xb-joint-view": XbJointViewElement;
  }
}

define("xb-joint-view", XbJointViewElement);
