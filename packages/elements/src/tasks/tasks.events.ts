import type { Task } from "@xiaoben/contract";

/** Somebody wants to open what waits. The page decides where; the element itself goes nowhere. */
export class XbTaskOpenRequestEvent extends Event {
  static readonly type = "xb-task-open-request";
  readonly task: Task;

  constructor(task: Task) {
    super(XbTaskOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.task = task;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-task-open-request": XbTaskOpenRequestEvent;
  }
}
