import { html } from "hono/html";
import { attributes, beside, card, page, widgets, type MakePage } from "./frame.ts";

/** Study hours: from activities and declared trainings to credits, sums and portfolios. */
export const hourPages = {
  activities: ({ words }, query) =>
    page(
      "activities",
      words,
      widgets(html`
        ${query("activity") || query("participation") ? html`<p><a href="/activities">${words.allActivities}</a></p>` : ""}
        ${card(html`<xb-activity ${attributes(query, "activity", "participation")}></xb-activity>`)}
      `),
    ),

  hours: ({ words }, query) =>
    page(
      "hours",
      words,
      widgets(
        beside(
          [
            "col-xl-7",
            html`${card(html`<xb-hour-form ${attributes(query, "hour")}></xb-hour-form>`)}
              <div class="card shadow-sm mb-4" hidden>
                <div class="card-body" id="hour-page" data-words="${JSON.stringify(words.hour)}"></div>
              </div>`,
          ],
          ["col-xl-5", card(html`<xb-study-hours></xb-study-hours>`)],
        ),
      ),
      [{ src: "/portal/assets/hours.js" }],
    ),

  ledger: ({ words }, query) =>
    page(
      "ledger",
      words,
      widgets(
        card(
          html`<xb-hour-ledger ${attributes(query, "state", "category", "person", "org", "activity", "from", "to", "order", "group-by")}
            ><a slot="toolbar" href="/import">${words.import}</a></xb-hour-ledger
          >`,
        ),
      ),
    ),

  import: ({ words, person }) =>
    page(
      "import",
      words,
      widgets(html`
        ${
          person.key === "shen"
            ? card(html`<xb-hours-import></xb-hours-import>`)
            : html`<div class="alert alert-info" role="status">${words.importOnly}</div>`
        }
        ${card(html`
          <h2 class="h6">${words.exportHours}</h2>
          <p class="small text-gray-700">${words.exportNote}</p>
          <xb-hours-export></xb-hours-export>
        `)}
      `),
      [{ src: "/portal/assets/hours-files.js" }],
    ),

  credits: ({ words }) =>
    page("credits", words, widgets(card(html`<xb-credit-register></xb-credit-register>`)), [{ src: "/portal/assets/credits.js" }]),

  publications: ({ words }, query) =>
    page(
      "publications",
      words,
      widgets(html`
        ${query("publication") ? html`<p><a href="/publications">${words.allPublications}</a></p>` : ""}
        ${card(html`<xb-publication ${attributes(query, "publication", "org")}></xb-publication>`)}
      `),
    ),

  overview: ({ words }, query) =>
    page(
      "overview",
      words,
      widgets(
        card(
          html`<xb-hour-overview
            ${attributes(query, "org", "group", "rule", "pack", "period", "known-at", "supersedes")}
          ></xb-hour-overview>`,
        ),
      ),
    ),

  progress: ({ words }, query) =>
    page("progress", words, widgets(card(html`<xb-progress ${attributes(query, "org", "group", "period", "arrangement")}></xb-progress>`))),

  portfolio: ({ words }, query) =>
    page(
      "portfolio",
      words,
      widgets(card(html`<xb-portfolio ${attributes(query, "person", "group", "org", "year", "purpose", "arrangement")}></xb-portfolio>`)),
      [{ src: "/portal/assets/hours-files.js" }],
    ),
} satisfies Record<string, MakePage>;
