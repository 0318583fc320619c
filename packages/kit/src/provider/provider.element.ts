import type { PropertyValues } from "lit";
import { XbProviderElement } from "@xiaoben/elements/provider";
import { connect } from "./connect.ts";

/**
 * Connects the elements inside it to a back end by its address. For a gateway of one's own set `gateway` instead.
 *
 * @summary Connects the elements inside it to a back end
 * @slot - The page, or the part of it, that uses the widgets
 */
export class XbKitProviderElement extends XbProviderElement {
  static override properties = { baseUrl: { attribute: "base-url" }, tokenUrl: { attribute: "token-url" } };

  /** Where the contract is answered, e.g. `/api`. */
  declare baseUrl: string;

  /** Address on the host's own server that answers `{ "token": "…" }` to a POST; left out, the host's cookie is sent. */
  declare tokenUrl: string;

  #asked = "";

  constructor() {
    super();
    this.baseUrl = "";
    this.tokenUrl = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const asked = `${this.baseUrl} ${this.tokenUrl}`;
    if (this.baseUrl && asked !== this.#asked) {
      this.#asked = asked;
      void this.#connect(asked);
    }
  }

  async #connect(asked: string): Promise<void> {
    const gateway = await connect({ baseUrl: this.baseUrl, ...(this.tokenUrl && { tokenUrl: this.tokenUrl }) });
    if (asked === this.#asked) this.gateway = gateway;
  }
}
