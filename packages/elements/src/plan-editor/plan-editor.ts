import { define } from "../core/define.ts";
import { XbPlanEditorElement } from "./plan-editor.element.ts";

export { XbPlanEditorElement };
export * from "./plan-editor.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-plan-editor": XbPlanEditorElement;
  }
}

define("xb-plan-editor", XbPlanEditorElement);
