import { html } from "hono/html";
import { beside, card, page, widgets, type MakePage } from "./frame.ts";

/** All that a page needs to show the widgets: shown on the page about embedding, and served as a page of its own. */
export const embedCode = `<script src="/xiaoben/xiaoben.js" defer></script>

<xb-provider base-url="/api" token-url="/portal/token">
  <xb-tasks></xb-tasks>
  <xb-study-hours></xb-study-hours>
</xb-provider>`;

/** Where everybody begins, and how the widgets come into a page. */
export const aboutPages = {
  desk: ({ words, person }) => {
    const tasks = card(html`<xb-tasks></xb-tasks>`);
    // Officers of the county keep no study hours of their own.
    const keepsHours = person.key !== "lu";
    return page(
      "desk",
      words,
      widgets(
        keepsHours ? beside(["col-xl-5", tasks], ["col-xl-7", card(html`<xb-study-hours></xb-study-hours>`)]) : beside(["col-xl-5", tasks]),
      ),
    );
  },

  react: ({ words }) => page("react", words, html` <div id="react-page"></div> `, [{ src: "/pages/react.js", module: true }]),
  vue: ({ words }) => page("vue", words, html` <div id="vue-page"></div> `, [{ src: "/pages/vue.js", module: true }]),

  about: ({ words }) =>
    page(
      "about",
      words,
      html`
        ${card(html`
          <h2 class="h6">${words.aboutCode}</h2>
          <pre class="code" tabindex="0"><code>${embedCode}</code></pre>
          <p>${words.aboutToken}</p>
          <p class="mb-0"><a href="/plain">${words.aboutPlain}</a></p>
        `)}
        ${
          // Whoever signs out here is asked about unsent work too.
          widgets("")
        }
      `,
    ),
} satisfies Record<string, MakePage>;
