import type { Ref } from "@xiaoben/contract";

/** One of the two signs the gate of the present stage. Cancelling it keeps the element from doing it. */
export class XbPairGateSignRequestEvent extends Event {
  static readonly type = "xb-pair-gate-sign-request";
  readonly pair: Ref<"pair">;
  /** The stage whose gate is signed. */
  readonly stage: string;

  constructor(pair: Ref<"pair">, stage: string) {
    super(XbPairGateSignRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.pair = pair;
    this.stage = stage;
  }
}

/** Something is added that shows a task of a stage. Cancelling it keeps the element from doing it. */
export class XbPairEvidenceAddRequestEvent extends Event {
  static readonly type = "xb-pair-evidence-add-request";
  readonly pair: Ref<"pair">;
  readonly stage: string;
  readonly task: string;

  constructor(pair: Ref<"pair">, stage: string, task: string) {
    super(XbPairEvidenceAddRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.pair = pair;
    this.stage = stage;
    this.task = task;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-pair-gate-sign-request": XbPairGateSignRequestEvent;
    "xb-pair-evidence-add-request": XbPairEvidenceAddRequestEvent;
  }
}
