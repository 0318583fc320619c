import type { Ref } from "@xiaoben/contract";
import type { UpwardAction } from "./credit-register.model.ts";

/** A report or a credit is about to move. Cancelling it keeps the element from doing it. */
export class XbCreditMoveRequestEvent extends Event {
  static readonly type = "xb-credit-move-request";
  /** What is to be done: `report.send`, `credit.correct`, … */
  readonly action: UpwardAction;
  /** What it is done with. */
  readonly on: Ref<"report" | "credit">;

  constructor(action: UpwardAction, on: Ref<"report" | "credit">) {
    super(XbCreditMoveRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.action = action;
    this.on = on;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-credit-move-request": XbCreditMoveRequestEvent;
  }
}
