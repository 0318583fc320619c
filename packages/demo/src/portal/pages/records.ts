import { html } from "hono/html";
import type { Page } from "../layout.ts";
import { attributes, card, page, widgets, type MakePage } from "./frame.ts";

/** Records that people keep together: pairs and plans. */
export const recordPages = {
  pairs: ({ words }, query) =>
    page("pairs", words, chosenFrom("pairs", "pair", html`<xb-mentor-pair ${attributes(query, "pair")}></xb-mentor-pair>`), lists),
  plans: ({ words }, query) =>
    page("plans", words, chosenFrom("plans", "plan", html`<xb-plan-editor ${attributes(query, "plan")}></xb-plan-editor>`), lists),
} satisfies Record<string, MakePage>;

const lists: Page["scripts"] = [{ src: "/portal/assets/lists.js" }];

/** A record, and beside it those that could be shown: `lists.js` fills the list. */
const chosenFrom = (kind: string, parameter: string, widget: Page["body"]): Page["body"] =>
  widgets(
    html`<div class="row">
      <div class="col-xl-9 order-xl-2">${card(widget)}</div>
      <div class="col-xl-3" hidden>
        <div class="list-group shadow-sm mb-4" id="record-list" data-kind="${kind}" data-parameter="${parameter}"></div>
      </div>
    </div>`,
  );
