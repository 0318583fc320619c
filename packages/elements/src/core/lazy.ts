import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { GatewayError } from "@xiaoben/contract";

type Entry = { value: unknown } | { error: GatewayError } | { waiting: true };

/**
 * What is loaded once and does not change afterwards: definitions of a pack, words of a language. Asked for while rendering.
 * Everything is asked for anew when the scope (the gateway) is another.
 */
export class LazyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scope: () => unknown;
  #of: unknown;
  #entries = new Map<string, Entry>();

  constructor(host: ReactiveControllerHost, scope: () => unknown) {
    this.#host = host;
    this.#scope = scope;
    host.addController(this);
  }

  /** The value, or `undefined` while it is loaded or where that failed. */
  get<T>(key: string, load: () => Promise<T>): T | undefined {
    const entry = this.#entries.get(key) ?? this.#start(key, load);
    return "value" in entry ? (entry.value as T) : undefined;
  }

  /** The first failure, if any. */
  get error(): GatewayError | undefined {
    for (const entry of this.#entries.values()) if ("error" in entry) return entry.error;
    return undefined;
  }

  /** Asks again for what failed. */
  readonly retry = (): void => {
    for (const [key, entry] of this.#entries) if ("error" in entry) this.#entries.delete(key);
    this.#host.requestUpdate();
  };

  hostUpdate(): void {
    if (this.#of === this.#scope()) return;
    this.#of = this.#scope();
    this.#entries = new Map();
  }

  #start(key: string, load: () => Promise<unknown>): Entry {
    const entries = this.#entries;
    const settle = (entry: Entry): void => {
      entries.set(key, entry);
      if (entries === this.#entries) this.#host.requestUpdate();
    };
    entries.set(key, { waiting: true });
    load().then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error: asGatewayError(error) }),
    );
    return entries.get(key)!;
  }
}

/** Gateways reject with their own errors; a module that did not load is a lost connection. */
function asGatewayError(error: unknown): GatewayError {
  return { code: "offline", detail: String(error), retryable: true, ...(error as Partial<GatewayError>) };
}
