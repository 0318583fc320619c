/** A version of an organisation's scheme is about to be published. Cancelling it keeps the element from doing it. */
export class XbSchemePublishRequestEvent extends Event {
  static readonly type = "xb-scheme-publish-request";
  /** Id of the pack that holds it. */
  readonly pack: string;
  readonly version: string;

  constructor(pack: string, version: string) {
    super(XbSchemePublishRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.pack = pack;
    this.version = version;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-scheme-publish-request": XbSchemePublishRequestEvent;
  }
}
