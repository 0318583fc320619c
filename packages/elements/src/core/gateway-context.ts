import { ContextEvent, ContextRoot, createContext } from "@lit/context";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway } from "@xiaoben/contract";

/** Key under which providers hand out their gateway. Registered globally, so that two copies of the package meet. */
export const gatewayContext = createContext<CampusGateway | undefined>(Symbol.for("xiaoben/gateway/1"));

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
    keepUnanswered();
    this.#host.dispatchEvent(new ContextEvent(gatewayContext, this.#host, this.#onValue, true));
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#value = undefined;
  }

  readonly #onValue = (value: CampusGateway | undefined, unsubscribe?: () => void): void => {
    if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    if (this.#value === value) return;
    this.#value = value;
    this.#host.requestUpdate();
  };
}

/** Questions that no provider has answered yet are kept at the root of the page and asked again when one appears. */
function keepUnanswered(): void {
  if (listening || typeof document === "undefined") return;
  listening = true;
  new ContextRoot().attach(document.documentElement);
}
