import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { CampusGateway, DefinitionForms, DefinitionRef, GatewayError } from "@xiaoben/contract";
import { asGatewayError } from "../core/as-gateway-error.ts";
import { errorState, skeleton, type CoreMessages, type Words } from "../core/index.ts";

/** Follows one definition (rubric, template) while rendering; definitions never change, so each is asked for once. */
export class DefinitionController<F extends keyof DefinitionForms> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #as: F;
  readonly #gateway: () => CampusGateway | undefined;
  #from: CampusGateway | undefined;
  #asked: DefinitionRef | undefined;
  #data: DefinitionForms[F] | undefined;
  #error: GatewayError | undefined;

  /** @param as what it is to be: another one is an error */
  constructor(host: ReactiveControllerHost, as: F, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#as = as;
    this.#gateway = gateway;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#error) this.retry();
  }

  /** The definition; `undefined` while it is loaded or when that failed. */
  get({ pack, version, id }: Partial<DefinitionRef> = {}): DefinitionForms[F] | undefined {
    const gateway = this.#gateway();
    if (!pack || !version || !id || !gateway) return undefined;
    const asked = this.#asked;
    if (gateway !== this.#from || pack !== asked?.pack || version !== asked.version || id !== asked.id) {
      this.#from = gateway;
      this.#load({ pack, version, id });
    }
    return this.#data;
  }

  get error(): GatewayError | undefined {
    return this.#error;
  }

  /** In its place: that it is loaded, or why it cannot be read, and that nothing typed is lost by that. */
  missing(core: Words<CoreMessages>, lines?: number): TemplateResult {
    if (!this.#error) return skeleton(core, lines);
    return html`<div>
      ${errorState(core, this.#error, this.retry)}
      <p class="second">${core.say("kept")}</p>
    </div>`;
  }

  readonly retry = (): void => {
    if (this.#asked) this.#load({ ...this.#asked });
    this.#host.requestUpdate();
  };

  #load(asked: DefinitionRef): void {
    this.#asked = asked;
    this.#data = this.#error = undefined;
    const settle = (data: DefinitionForms[F] | undefined, error?: GatewayError): void => {
      if (asked !== this.#asked) return;
      this.#data = data;
      this.#error = error;
      this.#host.requestUpdate();
    };
    this.#from!.definition<DefinitionForms[F]>({ ...asked, as: this.#as }).then(
      (data) => settle(data),
      (error: unknown) => settle(undefined, asGatewayError(error)),
    );
  }
}
