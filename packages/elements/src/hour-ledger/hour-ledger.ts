import { define } from "../core/define.ts";
import { XbHourLedgerElement } from "./hour-ledger.element.ts";

export { XbHourLedgerElement };
export type * from "./hour-ledger.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-hour-ledger": XbHourLedgerElement;
  }
}

define("xb-hour-ledger", XbHourLedgerElement);
