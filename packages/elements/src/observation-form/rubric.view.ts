import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { say, type Rating, type Rubric, type RubricItem } from "@xiaoben/contract";
import { apart } from "../forms/apart.ts";
import { textField, settled } from "../forms/field.ts";
import { controlOf, readPoints, valueOf, withRating, type Option, type OptionWords } from "./rubric.model.ts";
import type { RatingSheet } from "./sheet.ts";

/** The rubric of the lesson's form, to be filled in. An item is drawn anew only when its own rating changes. */
export function rubricView(sheet: RatingSheet, rubric: Rubric, total: unknown): TemplateResult {
  const { language } = sheet;
  const { ratings } = sheet.now;
  const speak = optionWords(sheet);
  return rubricFrame(sheet, rubric, total, (item) => {
    const rating = ratings[item.id];
    const key = rating && "text" in rating ? rating.text : valueOf(rating);
    return guard([item, key, language], () => itemView(sheet, item, rating, speak));
  });
}

/** The sections of a rubric around its items, and the live total. */
export function rubricFrame(sheet: RatingSheet, rubric: Rubric, total: unknown, item: (item: RubricItem) => unknown): TemplateResult {
  const { words, language } = sheet;
  return html`<section class="part rubric" part="rubric" aria-labelledby="rubric-title">
    <h3 id="rubric-title">${say(rubric.title, language)}</h3>
    ${rubric.sections.map(
      (section) =>
        html`<div class="section" role="group" aria-label=${say(section.title, language)}>
          <div class="head">
            <h4>${say(section.title, language)}</h4>
            ${section.weight ? html`<span class="small second figure">${words.say("outOf", section.weight)}</span>` : nothing}
          </div>
          ${apart(section.items.map(item))}
        </div>`,
    )}
    <div class="total" part="total">${total}</div>
  </section>`;
}

/** Words of choices that the rubric does not bring itself. */
export const optionWords = ({ words }: RatingSheet): OptionWords => ({
  yes: words.say("yes"),
  no: words.say("no"),
  notApplicable: words.say("notApplicable"),
});

function itemView(sheet: RatingSheet, item: RubricItem, rating: Rating | undefined, speak: OptionWords): TemplateResult {
  const { words, language } = sheet;
  const text = say(item.text, language);
  const rate = (next: Rating | undefined): void => sheet.change((now) => ({ ratings: withRating(now.ratings, item.id, next) }));
  const control = controlOf(item, speak, language);
  if (control.kind === "text") {
    const value = rating && "text" in rating ? rating.text : "";
    const write = (answer: string): void => rate(answer.trim() ? { text: answer } : undefined);
    return html`<div class="item" data-item=${item.id}>${textField({ id: `item-${item.id}`, label: text, value, onText: write })}</div>`;
  }
  const mark = item.required ? html`<span class="small second"> ${words.say("required")}</span>` : nothing;
  const says = control.kind === "options" ? control.options.find((option) => option.value === valueOf(rating))?.says : undefined;
  return html`<div class="item" data-item=${item.id}>
    <span class="what" id="item-${item.id}">${text}${mark}</span>
    <button
      type="button"
      class="link small clear"
      ?hidden=${!rating}
      aria-label=${words.say("clearOf", text)}
      @click=${() => rate(undefined)}
    >
      ${words.say("clear")}
    </button>
    ${
      control.kind === "options"
        ? segments(item, control.options, valueOf(rating), rate)
        : numberView(sheet, item as RubricItem & { field: "points" }, rating, control.none, rate)
    }
    ${says ? html`<p class="small second says">${says}</p>` : nothing}
  </div>`;
}

/** Signs that stand in one cell where choices are as wide as each other. */
const mostInCell = 3;

/** One listener for all choices of an item: forms have a hundred of them. */
function segments(item: RubricItem, options: readonly Option[], value: string, rate: (rating: Rating) => void): TemplateResult {
  const onChange = (event: Event): void => {
    const chosen = options.find((option) => option.value === (event.target as HTMLInputElement).value);
    if (chosen) rate(chosen.rating);
  };
  return html`<div
    class=${options.some(({ label }) => label.length > mostInCell) ? "segments words" : "segments"}
    role="radiogroup"
    aria-labelledby="item-${item.id}"
    aria-required=${item.required ? "true" : nothing}
    @change=${onChange}
  >
    ${options.map(
      (option) =>
        html`<label
          ><input type="radio" name=${item.id} value=${option.value} .checked=${option.value === value} /><span
            >${option.label}</span
          ></label
        >`,
    )}
  </div>`;
}

function numberView(
  sheet: RatingSheet,
  item: RubricItem & { field: "points" },
  rating: Rating | undefined,
  none: Option | undefined,
  rate: (rating: Rating | undefined) => void,
): TemplateResult {
  const value = rating && "value" in rating ? rating.value : "";
  const onText = (text: string): void => {
    const points = readPoints(item, text);
    if (points !== undefined || text.trim() === "") rate(points === undefined ? undefined : { value: points });
  };
  return html`<div class="number row">
    <input
      class="figure"
      inputmode="decimal"
      size="5"
      aria-labelledby="item-${item.id}"
      title=${sheet.words.say("badPoints", item.max, item.step)}
      ${settled(value, onText)}
    />
    <span class="second figure">/ ${item.max}</span>
    ${
      none
        ? html`<label class="row"
            ><input
              type="checkbox"
              .checked=${valueOf(rating) === none.value}
              @change=${(event: Event) => rate((event.target as HTMLInputElement).checked ? none.rating : undefined)}
            />${none.label}</label
          >`
        : nothing
    }
  </div>`;
}
