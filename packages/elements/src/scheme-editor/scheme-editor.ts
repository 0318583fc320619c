import { define } from "../core/define.ts";
import { XbSchemeEditorElement } from "./scheme-editor.element.ts";

export { XbSchemeEditorElement };
export * from "./scheme-editor.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-scheme-editor": XbSchemeEditorElement;
  }
}

define("xb-scheme-editor", XbSchemeEditorElement);
