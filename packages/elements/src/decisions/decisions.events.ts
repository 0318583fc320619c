import type { DecisionBody } from "./decisions.model.ts";

/** An open question is about to be settled, or settled anew. Cancelling it keeps the element from doing it. */
export class XbDecisionSubmitRequestEvent extends Event {
  static readonly type = "xb-decision-submit-request";
  /** What is to be decided: pack, question, reading or value, basis, from which day, for which organisation. */
  readonly decision: DecisionBody;

  constructor(decision: DecisionBody) {
    super(XbDecisionSubmitRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.decision = decision;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-decision-submit-request": XbDecisionSubmitRequestEvent;
  }
}
