import type { PropertyValues } from "lit";
import { XbProviderElement } from "@xiaoben/elements/provider";
import type { Csrf, GetToken } from "@xiaoben/sdk";
import { connect, type ConnectedGateway, type CsrfFrom } from "./connect.ts";

/** What a connection is made from: when one of them changes, it is made anew. */
const asked = ["baseUrl", "tokenUrl", "getToken", "csrfHeader", "csrfCookie", "csrfMeta", "csrfField", "csrf", "sharedDevice"] as const;

/**
 * Connects the elements inside it to a back end by its address. For a gateway of one's own set `gateway` instead.
 *
 * @summary Connects the elements inside it to a back end
 * @slot - The page, or the part of it, that uses the widgets
 */
export class XbKitProviderElement extends XbProviderElement {
  static override properties = {
    baseUrl: { attribute: "base-url" },
    tokenUrl: { attribute: "token-url" },
    getToken: { attribute: false },
    csrfHeader: { attribute: "csrf-header" },
    csrfCookie: { attribute: "csrf-cookie" },
    csrfMeta: { attribute: "csrf-meta" },
    csrfField: { attribute: "csrf-field" },
    csrf: { attribute: false },
    sharedDevice: { type: Boolean, attribute: "shared-device" },
  };

  /** Where the contract is answered, e.g. `/api`. */
  declare baseUrl: string;

  /** Address on the host's own server that answers `{ "token": "…" }` to a POST; left out, the host's cookie is sent. */
  declare tokenUrl: string;

  /** Tokens from the host's script, instead of `token-url`. */
  declare getToken: GetToken | undefined;

  /** Name of the header against forged requests; left out, `X-CSRF-TOKEN`, and with `csrf-cookie` `X-` and the cookie's name. */
  declare csrfHeader: string;

  /** Cookie that holds its value, e.g. `XSRF-TOKEN`. */
  declare csrfCookie: string;

  /** Name of the `<meta>` whose `content` is its value, e.g. `_csrf`. */
  declare csrfMeta: string;

  /** Name of the hidden field on the page that holds its value, e.g. `_csrf`. */
  declare csrfField: string;

  /** The header and its value from the host's script, instead of the attributes. */
  declare csrf: Csrf | undefined;

  /** Several people use this device: no lesson is kept on it, and whoever signs out leaves nothing behind that was sent. */
  declare sharedDevice: boolean;

  #connection: Promise<ConnectedGateway> | undefined;

  constructor() {
    super();
    this.baseUrl = "";
    this.tokenUrl = "";
    this.csrfHeader = "";
    this.csrfCookie = "";
    this.csrfMeta = "";
    this.csrfField = "";
    this.sharedDevice = false;
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
    if (asked.some((name) => changed.has(name))) this.#connect();
    super.willUpdate(changed);
  }

  #connect(): void {
    this.#disconnect();
    const { baseUrl, tokenUrl, getToken, sharedDevice } = this;
    if (!baseUrl) return;
    const csrf = this.csrf ?? this.#csrfFrom();
    const connection = connect({
      baseUrl,
      ...(tokenUrl && { tokenUrl }),
      ...(getToken && { getToken }),
      ...(csrf && { csrf }),
      sharedDevice,
    });
    this.#connection = connection;
    connection.then((gateway) => {
      if (this.#connection === connection) this.gateway = gateway;
    }, reportError);
  }

  #csrfFrom(): CsrfFrom | undefined {
    const header = this.csrfHeader ? { header: this.csrfHeader } : {};
    if (this.csrfCookie) return { cookie: this.csrfCookie, ...header };
    if (this.csrfMeta) return { meta: this.csrfMeta, ...header };
    return this.csrfField ? { field: this.csrfField, ...header } : undefined;
  }

  #disconnect(): void {
    if (!this.#connection) return;
    this.#connection.then((gateway) => gateway.close(), reportError);
    this.#connection = undefined;
    this.gateway = undefined;
  }
}
