/** A version of an organisation's rubrics is about to be published. Cancelling it keeps the element from doing it. */
export class XbRubricPublishRequestEvent extends Event {
  static readonly type = "xb-rubric-publish-request";
  /** Id of the pack that holds them. */
  readonly pack: string;
  readonly version: string;

  constructor(pack: string, version: string) {
    super(XbRubricPublishRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.pack = pack;
    this.version = version;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-rubric-publish-request": XbRubricPublishRequestEvent;
  }
}
