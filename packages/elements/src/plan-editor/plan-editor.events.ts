import type { Ref } from "@xiaoben/contract";

/** What somebody is about to do with a plan. Cancelling it keeps the element from doing it. */
abstract class PlanRequestEvent extends Event {
  readonly plan: Ref<"plan">;

  constructor(plan: Ref<"plan">) {
    super((new.target as unknown as { type: string }).type, { bubbles: true, composed: true, cancelable: true });
    this.plan = plan;
  }
}

/** The author hands the plan in. */
export class XbPlanSubmitRequestEvent extends PlanRequestEvent {
  static readonly type = "xb-plan-submit-request";
}

/** The author takes back what was handed in. */
export class XbPlanTakeBackRequestEvent extends PlanRequestEvent {
  static readonly type = "xb-plan-take-back-request";
}

/** The plan is approved. */
export class XbPlanApproveRequestEvent extends PlanRequestEvent {
  static readonly type = "xb-plan-approve-request";
}

/** The plan goes back to its author, with a reason. */
export class XbPlanReturnRequestEvent extends PlanRequestEvent {
  static readonly type = "xb-plan-return-request";
}

/** The event of each move of the workflow. */
export const requestOf: Readonly<Record<string, new (plan: Ref<"plan">) => Event>> = {
  submit: XbPlanSubmitRequestEvent,
  takeBack: XbPlanTakeBackRequestEvent,
  approve: XbPlanApproveRequestEvent,
  return: XbPlanReturnRequestEvent,
};

declare global {
  interface HTMLElementEventMap {
    "xb-plan-submit-request": XbPlanSubmitRequestEvent;
    "xb-plan-take-back-request": XbPlanTakeBackRequestEvent;
    "xb-plan-approve-request": XbPlanApproveRequestEvent;
    "xb-plan-return-request": XbPlanReturnRequestEvent;
  }
}
