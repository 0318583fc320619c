import type { Ref } from "@xiaoben/contract";

/** What somebody is about to do with an observation. Cancelling it keeps the element from doing it. */
abstract class ObservationRequestEvent extends Event {
  readonly observation: Ref<"observation">;

  constructor(observation: Ref<"observation">) {
    super((new.target as unknown as { type: string }).type, { bubbles: true, composed: true, cancelable: true });
    this.observation = observation;
  }
}

/** The observer hands in what he wrote. */
export class XbObservationSubmitRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-submit-request";
}

/** The observer takes back what he handed in. */
export class XbObservationTakeBackRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-take-back-request";
}

/** The observer gives the record up. */
export class XbObservationWithdrawRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-withdraw-request";
}

/** The observed teacher answers. */
export class XbObservationAnswerRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-answer-request";
}

/** Who inspected returns what is not done yet. */
export class XbObservationReturnRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-return-request";
}

/** One of the two signs. */
export class XbObservationSignRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-sign-request";
}

/** One of the two asks to open the locked record. */
export class XbObservationAskUnlockRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-ask-unlock-request";
}

/** The other agrees to open it. */
export class XbObservationAgreeRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-agree-request";
}

/** The other wants it to stay as it is. */
export class XbObservationRefuseRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-refuse-request";
}

/** The observed teacher lets others see how she spoke. */
export class XbObservationShareTalliesRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-share-tallies-request";
}

/** She takes that back. */
export class XbObservationHideTalliesRequestEvent extends ObservationRequestEvent {
  static readonly type = "xb-observation-hide-tallies-request";
}

/** The event of each move of the workflow. */
export const requestOf: Readonly<Record<string, new (observation: Ref<"observation">) => Event>> = {
  submit: XbObservationSubmitRequestEvent,
  takeBack: XbObservationTakeBackRequestEvent,
  withdraw: XbObservationWithdrawRequestEvent,
  answer: XbObservationAnswerRequestEvent,
  return: XbObservationReturnRequestEvent,
  sign: XbObservationSignRequestEvent,
  askUnlock: XbObservationAskUnlockRequestEvent,
  agree: XbObservationAgreeRequestEvent,
  refuse: XbObservationRefuseRequestEvent,
  shareTallies: XbObservationShareTalliesRequestEvent,
  hideTallies: XbObservationHideTalliesRequestEvent,
};

declare global {
  interface HTMLElementEventMap {
    "xb-observation-submit-request": XbObservationSubmitRequestEvent;
    "xb-observation-take-back-request": XbObservationTakeBackRequestEvent;
    "xb-observation-withdraw-request": XbObservationWithdrawRequestEvent;
    "xb-observation-answer-request": XbObservationAnswerRequestEvent;
    "xb-observation-return-request": XbObservationReturnRequestEvent;
    "xb-observation-sign-request": XbObservationSignRequestEvent;
    "xb-observation-ask-unlock-request": XbObservationAskUnlockRequestEvent;
    "xb-observation-agree-request": XbObservationAgreeRequestEvent;
    "xb-observation-refuse-request": XbObservationRefuseRequestEvent;
    "xb-observation-share-tallies-request": XbObservationShareTalliesRequestEvent;
    "xb-observation-hide-tallies-request": XbObservationHideTalliesRequestEvent;
  }
}
