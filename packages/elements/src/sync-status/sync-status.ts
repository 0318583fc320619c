import { define } from "../core/define.ts";
import { XbSyncStatusElement } from "./sync-status.element.ts";

export { XbSyncStatusElement };

declare global {
  interface HTMLElementTagNameMap {
    "xb-sync-status": XbSyncStatusElement;
  }
}

define("xb-sync-status", XbSyncStatusElement);
