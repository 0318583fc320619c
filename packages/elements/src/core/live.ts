import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { GatewayError, Live, Snapshot } from "@xiaoben/contract";

/**
 * Follows one Live value while the host is connected, and renders it anew when it changes.
 * The question is asked again only when one of its arguments is another (compared by identity),
 * so that gateways which make a new Live for every call do no harm.
 *
 * ```ts
 * readonly #pair = new LiveController(this, () => [this.campus, this.pair] as const,
 *   ([campus, id]) => (id ? campus?.one({ kind: "pair", id }) : undefined));
 * ```
 */
export class LiveController<T, const A extends readonly unknown[] = readonly unknown[]> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #args: () => A;
  readonly #ask: (args: A) => Live<T> | undefined;
  #asked: A | undefined;
  #live: Live<T> | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, args: () => A, ask: (args: A) => Live<T> | undefined) {
    this.#host = host;
    this.#args = args;
    this.#ask = ask;
    host.addController(this);
  }

  /** The present snapshot; `undefined` where there is nothing to follow. */
  get snapshot(): Snapshot<T> | undefined {
    this.#follow();
    return this.#live?.current;
  }

  /** The newest data, also while it is loaded again or after a failure. */
  get data(): T | undefined {
    return this.snapshot?.data;
  }

  get error(): GatewayError | undefined {
    const snapshot = this.snapshot;
    return snapshot?.status === "error" ? snapshot.error : undefined;
  }

  /** Nothing to show yet: neither data nor an error. */
  get loading(): boolean {
    const snapshot = this.snapshot;
    return snapshot === undefined || (snapshot.status === "loading" && snapshot.data === undefined);
  }

  /** Asks again; for "try again" buttons. */
  readonly refresh = (): void => void this.#live?.refresh();

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#release();
    this.#asked = undefined;
  }

  #follow(): void {
    const args = this.#args();
    if (this.#asked && args.every((arg, i) => arg === this.#asked![i])) return;
    this.#release();
    this.#asked = args;
    this.#live = this.#ask(args);
    this.#unsubscribe = this.#live?.subscribe(() => this.#host.requestUpdate());
  }

  #release(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#live = undefined;
  }
}
