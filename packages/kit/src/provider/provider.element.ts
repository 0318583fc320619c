import { XbProviderElement } from "@xiaoben/elements/provider";
import type { GetToken } from "@xiaoben/sdk";
import { connect, type Connection } from "./connect.ts";
import { tokensFrom } from "./token.ts";

/**
 * Connects the elements inside it to a back end over HTTP: the one line of a page that says where the data is.
 *
 * @summary Connects the elements inside it to a back end
 * @slot - The page, or the part of it, that the connection is for
 */
export class XbHttpProviderElement extends XbProviderElement {
  static override properties = {
    baseUrl: { attribute: "base-url" },
    tokenUrl: { attribute: "token-url" },
    getToken: { attribute: false },
  };

  /** Where the API is mounted, e.g. `/api`. */
  declare baseUrl: string | undefined;

  /** Address of the host that answers a POST with `{ token }`. Left out: `getToken`, or the host's cookies. */
  declare tokenUrl: string | undefined;

  /** Tokens from the host's script, instead of `token-url`. */
  declare getToken: GetToken | undefined;

  #connection: Promise<Connection> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#connection) this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is moved is back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#disconnect();
    });
  }

  protected override willUpdate(changed: Parameters<XbProviderElement["willUpdate"]>[0]): void {
    super.willUpdate(changed);
    const names: ReadonlyMap<PropertyKey, unknown> = changed;
    if (names.has("baseUrl") || names.has("tokenUrl") || names.has("getToken")) this.#connect();
  }

  #connect(): void {
    this.#disconnect();
    const { baseUrl, tokenUrl } = this;
    if (baseUrl === undefined) return;
    const connection = connect(baseUrl, this.getToken ?? (tokenUrl === undefined ? undefined : tokensFrom(tokenUrl)));
    this.#connection = connection;
    connection.then(({ gateway }) => {
      if (this.#connection === connection) this.gateway = gateway;
    }, reportError);
  }

  #disconnect(): void {
    void this.#connection?.then((connection) => connection.close());
    this.#connection = undefined;
    this.gateway = undefined;
  }
}
