import { html, nothing, type TemplateResult } from "lit";
import type { Rubric } from "@xiaoben/contract";
import { entriesView, labelsOf } from "./entries.view.ts";
import { numberView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import { blank, withOptional, type Change } from "./rubric.edit.model.ts";

type Bands = NonNullable<Rubric["bands"]>;

/** The bands of the total: what each is called, and from where to where it goes. */
export function bandsView(form: Form): TemplateResult {
  const { words } = form;
  const bands = form.rubric.bands ?? [];
  return html`<details class="bands" ?open=${form.hasFaultsBelow("/bands")}>
    <summary>${words.say("bands")}<span class="second">${bands.length > 0 ? labelsOf(form, bands) : words.say("noBands")}</span></summary>
    ${entriesView(form, {
      entries: bands,
      within: inBands,
      path: "/bands",
      labelId: (id) => `band-${id}`,
      label: () => words.say("bandLabel"),
      nameless: (nth) => words.say("band", nth),
      beside: ({ id, atLeast, atMost }, _, set) =>
        html`${numberView(form, {
          key: `band-${id}/from`,
          label: words.say("bandFrom"),
          value: atLeast,
          make: (from) => set((band) => ({ ...band, atLeast: from ?? "0" })),
        })}
        ${
          atMost === undefined
            ? nothing
            : numberView(form, {
                key: `band-${id}/to`,
                label: words.say("bandTo"),
                value: atMost,
                make: (to) => set((band) => withOptional(band, "atMost", to)),
                optional: true,
              })
        }`,
      add: { says: words.say("addBand"), id: "add-band", stem: "b", make: (id) => ({ id, label: blank, atLeast: "0" }) },
    })}
  </details>`;
}

/** A rubric without bands has no list of them. */
const inBands =
  (make: (bands: Bands) => Bands): Change =>
  ({ bands = [], ...rest }) => {
    const next = make(bands);
    return next.length > 0 ? { ...rest, bands: next } : rest;
  };
