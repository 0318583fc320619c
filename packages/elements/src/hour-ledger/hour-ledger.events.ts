import type { Ref } from "@xiaoben/contract";

/** Something is asked for of many records. Cancelling it keeps the element from doing it. */
abstract class HoursRequestEvent extends Event {
  readonly hours: readonly Ref<"hour">[];

  constructor(type: string, hours: readonly Ref<"hour">[]) {
    super(type, { bubbles: true, composed: true, cancelable: true });
    this.hours = hours;
  }
}

/** The same, with one reason for all. */
abstract class ReasonedRequestEvent extends HoursRequestEvent {
  readonly reason: string;

  constructor(type: string, hours: readonly Ref<"hour">[], reason: string) {
    super(type, hours);
    this.reason = reason;
  }
}

/** Records are to be approved, all at once. Cancelling it keeps the element from doing it. */
export class XbHourLedgerApproveRequestEvent extends HoursRequestEvent {
  static readonly type = "xb-hour-ledger-approve-request";

  constructor(hours: readonly Ref<"hour">[]) {
    super(XbHourLedgerApproveRequestEvent.type, hours);
  }
}

/** Decisions are to be taken back. Cancelling it keeps the element from doing it. */
export class XbHourLedgerReopenRequestEvent extends HoursRequestEvent {
  static readonly type = "xb-hour-ledger-reopen-request";

  constructor(hours: readonly Ref<"hour">[]) {
    super(XbHourLedgerReopenRequestEvent.type, hours);
  }
}

/** Records are to be returned to their authors, all with one reason. Cancelling it keeps the element from doing it. */
export class XbHourLedgerReturnRequestEvent extends ReasonedRequestEvent {
  static readonly type = "xb-hour-ledger-return-request";

  constructor(hours: readonly Ref<"hour">[], reason: string) {
    super(XbHourLedgerReturnRequestEvent.type, hours, reason);
  }
}

/** Records are to be rejected, all with one reason. Cancelling it keeps the element from doing it. */
export class XbHourLedgerRejectRequestEvent extends ReasonedRequestEvent {
  static readonly type = "xb-hour-ledger-reject-request";

  constructor(hours: readonly Ref<"hour">[], reason: string) {
    super(XbHourLedgerRejectRequestEvent.type, hours, reason);
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-hour-ledger-approve-request": XbHourLedgerApproveRequestEvent;
    "xb-hour-ledger-reopen-request": XbHourLedgerReopenRequestEvent;
    "xb-hour-ledger-return-request": XbHourLedgerReturnRequestEvent;
    "xb-hour-ledger-reject-request": XbHourLedgerRejectRequestEvent;
  }
}
