import type { DefinitionRef, Ref } from "@xiaoben/contract";

/** What somebody is about to do with a lesson. Cancelling it keeps the element from doing it. */
abstract class LessonRequestEvent extends Event {
  readonly lesson: Ref<"lesson">;

  constructor(lesson: Ref<"lesson">) {
    super((new.target as unknown as { type: string }).type, { bubbles: true, composed: true, cancelable: true });
    this.lesson = lesson;
  }
}

/** Somebody opens a lesson of the list. Prevented: the page shows it elsewhere. */
export class XbLessonOpenRequestEvent extends LessonRequestEvent {
  static readonly type = "xb-lesson-open-request";
}

/** Somebody goes back to the list. Prevented: the page does that. */
export class XbLessonCloseRequestEvent extends LessonRequestEvent {
  static readonly type = "xb-lesson-close-request";
}

/** A lesson is planned; its id is new. */
export class XbLessonPlanRequestEvent extends LessonRequestEvent {
  static readonly type = "xb-lesson-plan-request";
}

/** Idea and intent are handed out. */
export class XbLessonAnnounceRequestEvent extends LessonRequestEvent {
  static readonly type = "xb-lesson-announce-request";
}

/** The lesson was held. */
export class XbLessonHoldRequestEvent extends LessonRequestEvent {
  static readonly type = "xb-lesson-hold-request";
}

/** The lesson is cancelled, with a reason. */
export class XbLessonCancelRequestEvent extends LessonRequestEvent {
  static readonly type = "xb-lesson-cancel-request";
}

/** Somebody wants to write down what she observes. The page opens the form of that lesson; the element itself goes nowhere. */
export class XbObservationOpenRequestEvent extends LessonRequestEvent {
  static readonly type = "xb-observation-open-request";
  /** The form for inspection to write on; absent: that of the lesson. */
  readonly form: DefinitionRef | undefined;

  constructor(lesson: Ref<"lesson">, form?: DefinitionRef) {
    super(lesson);
    this.form = form;
  }
}

/** What somebody is about to do with a visit. Cancelling it keeps the element from doing it. */
abstract class VisitRequestEvent extends LessonRequestEvent {
  readonly visit: Ref<"visit">;

  constructor(lesson: Ref<"lesson">, visit: Ref<"visit">) {
    super(lesson);
    this.visit = visit;
  }
}

/** Somebody comes, or asks to come where she must ask. */
export class XbVisitComeRequestEvent extends VisitRequestEvent {
  static readonly type = "xb-visit-come-request";
}

/** Somebody does not come after all. */
export class XbVisitWithdrawRequestEvent extends VisitRequestEvent {
  static readonly type = "xb-visit-withdraw-request";
}

/** Somebody says that she has read what the lesson hands out. */
export class XbVisitAcknowledgeRequestEvent extends VisitRequestEvent {
  static readonly type = "xb-visit-acknowledge-request";
}

/** The teacher welcomes who asked. */
export class XbVisitWelcomeRequestEvent extends VisitRequestEvent {
  static readonly type = "xb-visit-welcome-request";
}

/** The teacher declines, with a reason. */
export class XbVisitDeclineRequestEvent extends VisitRequestEvent {
  static readonly type = "xb-visit-decline-request";
}

declare global {
  interface HTMLElementEventMap {
    "xb-lesson-open-request": XbLessonOpenRequestEvent;
    "xb-lesson-close-request": XbLessonCloseRequestEvent;
    "xb-lesson-plan-request": XbLessonPlanRequestEvent;
    "xb-lesson-announce-request": XbLessonAnnounceRequestEvent;
    "xb-lesson-hold-request": XbLessonHoldRequestEvent;
    "xb-lesson-cancel-request": XbLessonCancelRequestEvent;
    "xb-observation-open-request": XbObservationOpenRequestEvent;
    "xb-visit-come-request": XbVisitComeRequestEvent;
    "xb-visit-withdraw-request": XbVisitWithdrawRequestEvent;
    "xb-visit-acknowledge-request": XbVisitAcknowledgeRequestEvent;
    "xb-visit-welcome-request": XbVisitWelcomeRequestEvent;
    "xb-visit-decline-request": XbVisitDeclineRequestEvent;
  }
}
