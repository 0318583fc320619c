import type { CSSResult, ReactiveController, ReactiveControllerHost } from "lit";

/** What a part needs of its element. */
export interface PartHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** How long after the first drawing (ms) a part is fetched that nobody has asked for yet. */
const later = 300;

/**
 * A part of an element that the first drawing does without. It is fetched soon after that, while there is a network:
 * once there is none, it is too late. Until it is there, and where it did not come, the element draws without it.
 *
 * ```ts
 * readonly #record = new PartController(this, async () => new (await import("./record.view.ts")).RecordView(this));
 * ```
 */
export class PartController<P extends { styles?: readonly CSSResult[] }> implements ReactiveController {
  readonly #host: PartHost;
  readonly #load: () => Promise<P>;
  #part: P | undefined;
  #loading: Promise<P | undefined> | undefined;
  #asked = false;
  #missing = false;
  #begun = false;

  constructor(host: PartHost, load: () => Promise<P>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  /** The part, or `undefined` while it is loaded or where that failed; for drawing. */
  get(): P | undefined {
    this.#asked = true;
    if (this.#begun && !this.#missing) void this.load();
    return this.#part;
  }

  /** It was asked for and did not come. */
  get missing(): boolean {
    return this.#asked && this.#missing;
  }

  /** Settles when a part that the drawing asked for is there, or is known not to come. */
  get waiting(): Promise<unknown> | undefined {
    return this.#asked && !this.#part && !this.#missing ? this.#loading : undefined;
  }

  /** Fetches the part, also where that failed before. Fulfils with `undefined` where it does not come. */
  readonly load = (): Promise<P | undefined> =>
    (this.#loading ??= this.#load().then(
      (part) => this.#settle(part),
      // The element says in its drawing that a part is missing; the next call tries again.
      () => this.#settle(undefined),
    ));

  /** Asks again, for "try again" buttons. */
  readonly retry = (): void => {
    this.#missing = false;
    this.#host.requestUpdate();
  };

  hostUpdated(): void {
    if (this.#begun) return;
    this.#begun = true;
    if (this.#asked) void this.load();
    else setTimeout(() => void this.load(), later);
  }

  #settle(part: P | undefined): P | undefined {
    this.#part = part;
    this.#missing = !part;
    if (!part) this.#loading = undefined;
    const root = this.#host.renderRoot;
    if (part?.styles && root instanceof ShadowRoot)
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...part.styles.map((style) => style.styleSheet!)];
    this.#host.requestUpdate();
    return part;
  }
}
