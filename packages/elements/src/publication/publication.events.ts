import type { Ref } from "@xiaoben/contract";
import type { PublicationAction } from "./publication.model.ts";

/** Somebody opens a publication of the list. Prevented: the page shows it elsewhere. */
export class XbPublicationOpenRequestEvent extends Event {
  static readonly type = "xb-publication-open-request";
  readonly publication: Ref<"publication">;

  constructor(publication: Ref<"publication">) {
    super(XbPublicationOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.publication = publication;
  }
}

/** A publication is about to be written or moved on. Cancelling it keeps the element from doing it. */
export class XbPublicationMoveRequestEvent extends Event {
  static readonly type = "xb-publication-move-request";
  /** What is to be done: `publication.open`, `publication.publish`, … */
  readonly action: PublicationAction;
  /** What it is done with. */
  readonly on: Ref<"publication">;

  constructor(action: PublicationAction, on: Ref<"publication">) {
    super(XbPublicationMoveRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.action = action;
    this.on = on;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-publication-open-request": XbPublicationOpenRequestEvent;
    "xb-publication-move-request": XbPublicationMoveRequestEvent;
  }
}
