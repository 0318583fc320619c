import type { Binding, Day, Id, Ref } from "@xiaoben/contract";

const options = { bubbles: true, composed: true, cancelable: true } as const;

/** Somebody wants to see an open question. Cancelling it is up to the page; the element does nothing by itself. */
export class XbDecisionOpenRequestEvent extends Event {
  static readonly type = "xb-decision-open-request";
  /** Id of the pack that leaves it open. */
  readonly pack: string;
  /** The question; none: all of the pack. */
  readonly ambiguity: string | undefined;

  constructor(pack: string, ambiguity?: string) {
    super(XbDecisionOpenRequestEvent.type, options);
    this.pack = pack;
    this.ambiguity = ambiguity;
  }
}

/** A version of a pack is about to be handed in and published. Cancelling it keeps the element from doing it. */
export class XbPackPublishRequestEvent extends Event {
  static readonly type = "xb-pack-publish-request";
  readonly pack: string;
  readonly version: string;

  constructor(pack: string, version: string) {
    super(XbPackPublishRequestEvent.type, options);
    this.pack = pack;
    this.version = version;
  }
}

/** A published version is about to be withdrawn. Cancelling it keeps the element from doing it. */
export class XbPackWithdrawRequestEvent extends Event {
  static readonly type = "xb-pack-withdraw-request";
  readonly record: Ref<"pack">;
  readonly reason: string;

  constructor(record: Ref<"pack">, reason: string) {
    super(XbPackWithdrawRequestEvent.type, options);
    this.record = record;
    this.reason = reason;
  }
}

/** A version is about to judge an organisation and those below it. Cancelling it keeps the element from doing it. */
export class XbBindingCreateRequestEvent extends Event {
  static readonly type = "xb-binding-create-request";
  readonly binding: Pick<Binding, "org" | "pack" | "packVersion" | "from">;

  constructor(binding: Pick<Binding, "org" | "pack" | "packVersion" | "from">) {
    super(XbBindingCreateRequestEvent.type, options);
    this.binding = binding;
  }
}

/** A binding is about to end. Cancelling it keeps the element from doing it. */
export class XbBindingEndRequestEvent extends Event {
  static readonly type = "xb-binding-end-request";
  readonly binding: Id;
  /** Its last day. */
  readonly to: Day;

  constructor(binding: Id, to: Day) {
    super(XbBindingEndRequestEvent.type, options);
    this.binding = binding;
    this.to = to;
  }
}

declare global {
  interface HTMLElementEventMap {
    "xb-decision-open-request": XbDecisionOpenRequestEvent;
    "xb-pack-publish-request": XbPackPublishRequestEvent;
    "xb-pack-withdraw-request": XbPackWithdrawRequestEvent;
    "xb-binding-create-request": XbBindingCreateRequestEvent;
    "xb-binding-end-request": XbBindingEndRequestEvent;
  }
}
