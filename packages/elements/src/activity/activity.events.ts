import type { ActionId, Ref } from "@xiaoben/contract";

/** Somebody opens an activity of the list. Prevented: the page shows it elsewhere. */
export class XbActivityOpenRequestEvent extends Event {
  static readonly type = "xb-activity-open-request";
  readonly activity: Ref<"activity">;

  constructor(activity: Ref<"activity">) {
    super(XbActivityOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.activity = activity;
  }
}

/** Something is to be done with an activity or somebody's participation. Cancelling it keeps the element from doing it. */
export class XbActivityActRequestEvent extends Event {
  static readonly type = "xb-activity-act-request";
  readonly on: Ref<"activity" | "participation">;
  /** What: `activity.hold`, `participation.signIn`, … */
  readonly action: ActionId;

  constructor(on: Ref<"activity" | "participation">, action: ActionId) {
    super(XbActivityActRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.on = on;
    this.action = action;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-activity-open-request": XbActivityOpenRequestEvent;
    "xb-activity-act-request": XbActivityActRequestEvent;
  }
}
