import { define } from "../core/define.ts";
import { XbHourLedgerElement } from "./hour-ledger.element.ts";
import { XbHourLedgerApproveRequestEvent, XbHourLedgerRejectRequestEvent, XbHourLedgerReturnRequestEvent } from "./hour-ledger.events.ts";

export { XbHourLedgerApproveRequestEvent, XbHourLedgerElement, XbHourLedgerRejectRequestEvent, XbHourLedgerReturnRequestEvent };

declare global {
  interface HTMLElementTagNameMap {
    "xb-hour-ledger": XbHourLedgerElement;
  }
}

define("xb-hour-ledger", XbHourLedgerElement);
