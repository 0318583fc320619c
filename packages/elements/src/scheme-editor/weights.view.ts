import { html, nothing, type TemplateResult } from "lit";
import type { Pack } from "@xiaoben/contract";
import type { ExplainedScheme } from "@xiaoben/policy/words/explain";
import { icon } from "../core/index.ts";
import { foundView, numberView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import { valuesView } from "./number.view.ts";
import { weightedIn, withFactor, type Weighted } from "./weights.model.ts";

/** The weighted sums that the scheme rests on: each part with its factor, and whether they come to one. */
export function weightsView(form: Form, pack: Pack, says: ExplainedScheme | undefined): TemplateResult | typeof nothing {
  const all = weightedIn(pack);
  if (all.length === 0) return nothing;
  return html`<section class="part" aria-labelledby="weights">
    <h3 id="weights">${form.words.say("weights")}</h3>
    ${all.map((weighted) => weightedView(form, pack, says, weighted))}
  </section>`;
}

function weightedView(form: Form, pack: Pack, says: ExplainedScheme | undefined, weighted: Weighted): TemplateResult {
  const { measure, parts } = weighted;
  const place = `weights/${measure}`;
  return html`<div class="line-edit stack tight" data-weights=${measure} role="group" aria-label=${says?.measures[measure] ?? measure}>
    <div class="row numbers">
      ${parts.map(({ of, times }, at) => {
        const label = says?.measures[of] ?? of;
        const id = `w-${measure}-${at}`;
        if (typeof times === "string")
          return numberView(form, { id, label, value: times, place: `${place}/${at}`, make: (value) => withFactor(measure, at, value) });
        const parameter = "param" in times ? pack.parameters.find((one) => one.id === times.param) : undefined;
        return parameter
          ? valuesView(form, pack, parameter, says, { id, label, spoken: label })
          : html`<span class="field"><span>${label}</span><span class="second">—</span></span>`;
      })}
    </div>
    ${sumView(form, weighted)} ${foundView(form, place, `w-${measure}`) ?? nothing}
  </div>`;
}

function sumView({ words }: Form, { sum, missing }: Weighted): TemplateResult | typeof nothing {
  if (sum === undefined || missing === undefined) return nothing;
  const isFull = missing === "0";
  return html`<p class="row ${isFull ? "" : "fault"}" data-sum role="status">
    ${icon(isFull ? "check" : "warning")}<span
      >${words.say("weightSum", sum)} ${isFull ? "" : words.say("weightOff", missing.replace("-", ""), missing.startsWith("-"))}</span
    >
  </p>`;
}
