import type { Ref } from "@xiaoben/contract";

/** What somebody is about to do with a debrief. Cancelling it keeps the element from doing it. */
abstract class DebriefRequestEvent extends Event {
  readonly debrief: Ref<"debrief">;

  constructor(debrief: Ref<"debrief">) {
    super((new.target as unknown as { type: string }).type, { bubbles: true, composed: true, cancelable: true });
    this.debrief = debrief;
  }
}

/** Whoever writes the debrief closes it. */
export class XbDebriefCloseRequestEvent extends DebriefRequestEvent {
  static readonly type = "xb-debrief-close-request";
}

/** Whoever wrote the debrief opens it again. */
export class XbDebriefReopenRequestEvent extends DebriefRequestEvent {
  static readonly type = "xb-debrief-reopen-request";
}

/** The event of each move of the workflow. */
export const requestOf: Readonly<Record<string, new (debrief: Ref<"debrief">) => Event>> = {
  close: XbDebriefCloseRequestEvent,
  reopen: XbDebriefReopenRequestEvent,
};

declare global {
  interface HTMLElementEventMap {
    "xb-debrief-close-request": XbDebriefCloseRequestEvent;
    "xb-debrief-reopen-request": XbDebriefReopenRequestEvent;
  }
}
