import { define } from "../core/define.ts";
import { XbPublicationElement } from "./publication.element.ts";

export { XbPublicationElement };
export type * from "./publication.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-publication": XbPublicationElement;
  }
}

define("xb-publication", XbPublicationElement);
