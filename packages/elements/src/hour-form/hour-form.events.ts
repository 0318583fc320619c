import type { Ref } from "@xiaoben/contract";

/** Something is about to be done with a study-hour record. Cancelling it keeps the element from doing it. */
abstract class HourRequestEvent extends Event {
  readonly hour: Ref<"hour">;

  constructor(type: string, hour: Ref<"hour">) {
    super(type, { bubbles: true, composed: true, cancelable: true });
    this.hour = hour;
  }
}

/** Its author hands it in. */
export class XbHourSubmitRequestEvent extends HourRequestEvent {
  static readonly type = "xb-hour-submit-request";
  constructor(hour: Ref<"hour">) {
    super(XbHourSubmitRequestEvent.type, hour);
  }
}

/** Its author takes it back for good. */
export class XbHourWithdrawRequestEvent extends HourRequestEvent {
  static readonly type = "xb-hour-withdraw-request";
  constructor(hour: Ref<"hour">) {
    super(XbHourWithdrawRequestEvent.type, hour);
  }
}

/** Its author says why a rejection is wrong. */
export class XbHourAppealRequestEvent extends HourRequestEvent {
  static readonly type = "xb-hour-appeal-request";
  /** What she says. */
  readonly appeal: string;
  constructor(hour: Ref<"hour">, appeal: string) {
    super(XbHourAppealRequestEvent.type, hour);
    this.appeal = appeal;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-hour-submit-request": XbHourSubmitRequestEvent;
    "xb-hour-withdraw-request": XbHourWithdrawRequestEvent;
    "xb-hour-appeal-request": XbHourAppealRequestEvent;
  }
}
