import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway, DefinitionRef, GatewayError } from "@xiaoben/contract";

/** Follows one definition (rubric, template) while rendering; definitions never change, so each is asked for once. */
export class DefinitionController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #gateway: () => CampusGateway | undefined;
  #key = "";
  #from: CampusGateway | undefined;
  #asked: DefinitionRef | undefined;
  #data: T | undefined;
  #error: GatewayError | undefined;

  constructor(host: ReactiveControllerHost, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#gateway = gateway;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#error) this.retry();
  }

  /** The definition; `undefined` while it is loaded or when that failed. */
  get(ref: DefinitionRef | undefined): T | undefined {
    const gateway = this.#gateway();
    if (!ref || !gateway) return undefined;
    const key = `${ref.pack}/${ref.version}/${ref.id}`;
    if (key !== this.#key || gateway !== this.#from) {
      this.#key = key;
      this.#from = gateway;
      this.#asked = ref;
      this.#load();
    }
    return this.#data;
  }

  get error(): GatewayError | undefined {
    return this.#error;
  }

  readonly retry = (): void => {
    if (this.#asked) this.#load();
    this.#host.requestUpdate();
  };

  #load(): void {
    const key = this.#key;
    this.#data = undefined;
    this.#error = undefined;
    this.#from!.definition<T>(this.#asked!).then(
      (data) => this.#settle(key, data, undefined),
      (error: unknown) => this.#settle(key, undefined, asGatewayError(error)),
    );
  }

  #settle(key: string, data: T | undefined, error: GatewayError | undefined): void {
    if (key !== this.#key) return;
    this.#data = data;
    this.#error = error;
    this.#host.requestUpdate();
  }
}

function asGatewayError(error: unknown): GatewayError {
  const given = error as Partial<GatewayError> & { gatewayError?: GatewayError };
  return given.gatewayError ?? { code: "internal", detail: String(error), retryable: true, ...given };
}
