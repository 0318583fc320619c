import { html } from "hono/html";
import { attribute, attributes, beside, card, page, widgets, type MakePage } from "./frame.ts";

/** Rules, forms and how a figure comes about. */
export const rulePages = {
  rules: ({ words, person }, query) => {
    // Teachers read the rules; what is open in them is for those who may decide.
    const decides = deciders.has(person.key);
    const pack = card(html`<xb-pack ${attributes(query, "pack")}${attribute("pack-version", query("version"))}></xb-pack>`);
    return page(
      "rules",
      words,
      widgets(decides ? beside(["col-xl-7", card(html`<xb-decisions></xb-decisions>`)], ["col-xl-5", pack]) : beside(["col-xl-9", pack])),
    );
  },

  rubrics: ({ words }, query) =>
    page("rubrics", words, widgets(card(html`<xb-rubric-editor ${attributes(query, "rubric")}></xb-rubric-editor>`)), [
      { src: "/portal/assets/rubrics.js" },
    ]),

  schemes: ({ words }, query) =>
    page("schemes", words, widgets(card(html`<xb-scheme-editor ${attributes(query, "org")}></xb-scheme-editor>`))),

  verdict: ({ words }, query) =>
    page(
      "verdict",
      words,
      widgets(
        beside([
          "col-xl-9",
          card(
            html`<xb-verdict ${attributes(query, "rule", "pack", "period", "person", "pair", "group", "school", "county")}></xb-verdict>`,
          ),
        ]),
      ),
    ),
} satisfies Record<string, MakePage>;

const deciders: ReadonlySet<string> = new Set(["gu", "shen", "shao", "lu"]);
