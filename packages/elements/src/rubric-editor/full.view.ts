import { html, nothing, type TemplateResult } from "lit";
import { dec, sectionWorth, units, type Units } from "@xiaoben/contract";
import { icon } from "../core/index.ts";
import { faultsView, numberView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import { withOptional } from "./rubric.edit.model.ts";

/** The full mark, and whether what is in the rubric adds up to it. */
export function fullView(form: Form): TemplateResult {
  const { rubric, words } = form;
  const { full } = rubric;
  const sum = rubric.sections.reduce((all, section) => all + sectionWorth(section), 0);
  const onScored = (event: Event): void => {
    const whole = (event.target as HTMLInputElement).checked ? dec(sum > 0 ? sum : units("100")) : undefined;
    form.type((now) => withOptional(now, "full", whole));
  };
  return html`<div class="full stack tight">
    <div class="row">
      <label class="row"
        ><input type="checkbox" id="scored" .checked=${full !== undefined} @change=${onScored} />${words.say("scored")}</label
      >
      ${
        full === undefined
          ? nothing
          : numberView(form, {
              key: "full",
              label: words.say("full"),
              value: full,
              make: (whole) => (now) => ({ ...now, full: whole ?? "0" }),
            })
      }
    </div>
    ${full === undefined ? nothing : sumView(form, sum, units(full) - sum)} ${faultsView(form, form.faultsOf("bonus"))}
  </div>`;
}

/** `away`: how much is missing to the full mark, or beyond it. */
function sumView(form: Form, sum: Units, away: Units): TemplateResult {
  const { rubric, words, numbers } = form;
  const isEven = away === 0;
  const onSet = (): void => {
    numbers.drop((place) => place === `${rubric.id}/full`);
    form.type((now) => ({ ...now, full: dec(sum) }));
  };
  return html`<p class="sums row ${isEven ? "" : "mend"}" role="status" tabindex=${isEven ? nothing : "-1"}>
    ${icon(isEven ? "check" : "warning")}
    <span
      ><span class="figure">${words.say("adds", dec(sum))}</span>，<strong
        >${isEven ? words.say("even") : words.say("adding", dec(Math.abs(away)), away < 0)}</strong
      ></span
    >
    ${
      !isEven && sum > 0
        ? html`<button type="button" class="link" id="set-full" @click=${onSet}>${words.say("setFull", dec(sum))}</button>`
        : nothing
    }
  </p>`;
}
