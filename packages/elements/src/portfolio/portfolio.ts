import { define } from "../core/define.ts";
import { XbPortfolioElement } from "./portfolio.element.ts";

export { XbPortfolioElement };
export type * from "./portfolio.events.ts";

declare global {
  interface HTMLElementTagNameMap {
    "xb-portfolio": XbPortfolioElement;
  }
}

define("xb-portfolio", XbPortfolioElement);
