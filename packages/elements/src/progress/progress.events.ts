import type { Id } from "@xiaoben/contract";

/** Somebody goes to another organisation or group. A page that shows it elsewhere prevents the default; else the element goes there itself. */
export class XbProgressOpenRequestEvent extends Event {
  static readonly type = "xb-progress-open-request";
  /** The organisation. */
  readonly org: Id;
  /** A group in it, or nothing. */
  readonly group: Id | undefined;

  constructor(org: Id, group?: Id) {
    super(XbProgressOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.org = org;
    this.group = group;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-progress-open-request": XbProgressOpenRequestEvent;
  }
}
