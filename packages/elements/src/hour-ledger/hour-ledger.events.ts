import type { Ref } from "@xiaoben/contract";

/** Records are to be approved, all at once. Cancelling it keeps the element from doing it. */
export class XbHourLedgerApproveRequestEvent extends Event {
  static readonly type = "xb-hour-ledger-approve-request";
  readonly hours: readonly Ref<"hour">[];

  constructor(hours: readonly Ref<"hour">[]) {
    super(XbHourLedgerApproveRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.hours = hours;
  }
}

/** Records are to be returned to their authors, all with one reason. Cancelling it keeps the element from doing it. */
export class XbHourLedgerReturnRequestEvent extends Event {
  static readonly type = "xb-hour-ledger-return-request";
  readonly hours: readonly Ref<"hour">[];
  readonly reason: string;

  constructor(hours: readonly Ref<"hour">[], reason: string) {
    super(XbHourLedgerReturnRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.hours = hours;
    this.reason = reason;
  }
}

/** Records are to be rejected, all with one reason. Cancelling it keeps the element from doing it. */
export class XbHourLedgerRejectRequestEvent extends Event {
  static readonly type = "xb-hour-ledger-reject-request";
  readonly hours: readonly Ref<"hour">[];
  readonly reason: string;

  constructor(hours: readonly Ref<"hour">[], reason: string) {
    super(XbHourLedgerRejectRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.hours = hours;
    this.reason = reason;
  }
}

/** Decisions are to be taken back. Cancelling it keeps the element from doing it. */
export class XbHourLedgerReopenRequestEvent extends Event {
  static readonly type = "xb-hour-ledger-reopen-request";
  readonly hours: readonly Ref<"hour">[];

  constructor(hours: readonly Ref<"hour">[]) {
    super(XbHourLedgerReopenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.hours = hours;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-hour-ledger-reopen-request": XbHourLedgerReopenRequestEvent;
    "xb-hour-ledger-approve-request": XbHourLedgerApproveRequestEvent;
    "xb-hour-ledger-return-request": XbHourLedgerReturnRequestEvent;
    "xb-hour-ledger-reject-request": XbHourLedgerRejectRequestEvent;
  }
}
