import { ContextProvider } from "@lit/context";
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { property } from "../core/property.ts";
import type { CampusGateway } from "@xiaoben/contract";
import { gatewayContext } from "../core/gateway-context.ts";
import { speakAnew } from "../core/words.ts";

/**
 * Hands a gateway to all elements inside it.
 *
 * @summary Connects the elements inside it to a campus
 * @slot - The page, or the part of it, that the gateway is for
 */
export class XbProviderElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** The gateway that the elements inside read and write through. */
  @property({ attribute: false })
  gateway: CampusGateway | undefined;

  /** Language of the elements inside: `zh-Hans`, `zh-Hant` or `en`. Sets `lang`. */
  @property()
  locale = "";

  readonly #context = new ContextProvider(this, { context: gatewayContext });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("gateway")) this.#context.setValue(this.gateway);
    if (changed.has("locale") && this.locale) {
      this.lang = this.locale;
      speakAnew();
    }
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
