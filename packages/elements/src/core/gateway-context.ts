import { ContextEvent, createContext } from "@lit/context";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway } from "@xiaoben/contract";

/** Key under which providers hand out their gateway. Registered globally, so that two copies of the package meet. */
export const gatewayContext = createContext<CampusGateway | undefined>(Symbol.for("xiaoben/gateway/1"));

/** Questions that no provider has answered yet. */
const unanswered = new Set<() => void>();
let listening = false;

/**
 * Follows the gateway of the nearest provider: also one that is upgraded after its children,
 * and another one after the element has moved.
 */
export class NearestGateway implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #value: CampusGateway | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get value(): CampusGateway | undefined {
    return this.#value;
  }

  hostConnected(): void {
    listen();
    unanswered.add(this.#ask);
    this.#ask();
  }

  hostDisconnected(): void {
    unanswered.delete(this.#ask);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#value = undefined;
  }

  readonly #ask = (): void => void this.#host.dispatchEvent(new ContextEvent(gatewayContext, this.#host, this.#onValue, true));

  readonly #onValue = (value: CampusGateway | undefined, unsubscribe?: () => void): void => {
    unanswered.delete(this.#ask);
    if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    if (this.#value === value) return;
    this.#value = value;
    this.#host.requestUpdate();
  };
}

/** A provider that is upgraded after its children says so: what is unanswered is asked again. */
function listen(): void {
  if (listening) return;
  listening = true;
  document.addEventListener("context-provider", (event) => {
    if ((event as Event & { context?: unknown }).context === gatewayContext) Array.from(unanswered).forEach((ask) => ask());
  });
}
