import type { PropertyValues } from "lit";
import { XbProviderElement } from "@xiaoben/elements/provider";
import type { GetToken } from "@xiaoben/sdk";
import { connect, type ConnectedGateway } from "./connect.ts";

/**
 * Connects the elements inside it to a back end by its address. For a gateway of one's own set `gateway` instead.
 *
 * @summary Connects the elements inside it to a back end
 * @slot - The page, or the part of it, that uses the widgets
 */
export class XbKitProviderElement extends XbProviderElement {
  static override properties = { baseUrl: { attribute: "base-url" }, tokenUrl: { attribute: "token-url" }, getToken: { attribute: false } };

  /** Where the contract is answered, e.g. `/api`. */
  declare baseUrl: string;

  /** Address on the host's own server that answers `{ "token": "…" }` to a POST; left out, the host's cookie is sent. */
  declare tokenUrl: string;

  /** Tokens from the host's script, instead of `token-url`. */
  declare getToken: GetToken | undefined;

  #connection: Promise<ConnectedGateway> | undefined;

  constructor() {
    super();
    this.baseUrl = "";
    this.tokenUrl = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#connection) this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#disconnect();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("baseUrl") || changed.has("tokenUrl") || changed.has("getToken")) this.#connect();
    super.willUpdate(changed);
  }

  #connect(): void {
    this.#disconnect();
    const { baseUrl, tokenUrl, getToken } = this;
    if (!baseUrl) return;
    const connection = connect({ baseUrl, ...(tokenUrl ? { tokenUrl } : {}), ...(getToken ? { getToken } : {}) });
    this.#connection = connection;
    connection.then((gateway) => {
      if (this.#connection === connection) this.gateway = gateway;
    }, reportError);
  }

  #disconnect(): void {
    if (!this.#connection) return;
    this.#connection.then((gateway) => gateway.close(), reportError);
    this.#connection = undefined;
    this.gateway = undefined;
  }
}
