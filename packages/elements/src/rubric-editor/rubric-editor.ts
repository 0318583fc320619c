import { define } from "../core/define.ts";
import { XbRubricEditorElement } from "./rubric-editor.element.ts";

export { XbRubricEditorElement };
export * from "./rubric-editor.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-rubric-editor": XbRubricEditorElement;
  }
}

define("xb-rubric-editor", XbRubricEditorElement);
