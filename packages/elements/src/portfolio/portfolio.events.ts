import type { Owner } from "./portfolio.model.ts";

/** Somebody opens another portfolio. A page that shows it elsewhere prevents the default; else the element opens it itself. */
export class XbPortfolioOpenRequestEvent extends Event {
  static readonly type = "xb-portfolio-open-request";
  /** Whose it is. */
  readonly owner: Owner;

  constructor(owner: Owner) {
    super(XbPortfolioOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.owner = owner;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-portfolio-open-request": XbPortfolioOpenRequestEvent;
  }
}
