import { html, nothing, type TemplateResult } from "lit";
import type { Pack, Parameter } from "@xiaoben/contract";
import type { ExplainedScheme } from "@xiaoben/policy/words/explain";
import { foundView, numberView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import type { Score } from "./needed.model.ts";
import { numberAt, removeNumber, withNumber, withValue } from "./scheme.edit.model.ts";
import { linesOf, placesOf } from "./scheme.model.ts";

export interface PlaceOptions {
  /** `rule/full`, `deduct-late/max`. */
  place: string;
  label: string;
  /** The line that it belongs to, read out with the label. */
  line?: string;
  /** It may be left out. */
  optional?: boolean;
}

/** A number of the scheme where it stands: one field, or one for each value that the document has of it. */
export function placeView(
  form: Form,
  pack: Pack,
  rule: Score,
  says: ExplainedScheme | undefined,
  { place, label, line, optional = false }: PlaceOptions,
): TemplateResult {
  const { words } = form;
  const num = numberAt(rule, place);
  const spoken = line === undefined ? label : words.say("spoken", line, label);
  const id = `n-${place.replace("/", "-")}`;
  if (num === undefined || typeof num === "string")
    return numberView(form, {
      id,
      label,
      spoken,
      value: num,
      place,
      make: (value) => withNumber(place, value),
      ...(optional && { unset: withNumber(place, undefined), hint: words.say("mayBeEmpty") }),
    });
  const parameter = "param" in num ? pack.parameters.find(({ id: one }) => one === num.param) : undefined;
  if (!parameter) return html`<span class="field"><span>${label}</span><span class="second">—</span></span>`;
  const others = placesOf(rule, parameter.id).filter((one) => one !== place.replace("rule/", ""));
  const shared = others.length > 0 ? words.say("shared", others.map((one) => placeName(form, rule, says, one)).join("、")) : undefined;
  const onUnset = (): void => {
    form.numbers.drop((one) => one.startsWith(`number/${parameter.id}/`));
    form.take(words.say("unsetDone", spoken), removeNumber(pack, place));
  };
  return html`${valuesView(form, pack, parameter, says, { id, label, spoken, ...(shared !== undefined && { hint: shared }) })}
  ${
    optional
      ? html`<button type="button" class="link unset" data-unset=${place} aria-label=${words.say("unset", spoken)} @click=${onUnset}>
          ${words.say("none")}
        </button>`
      : nothing
  }
  ${foundView(form, place, `${id}-rule`) ?? nothing}`;
}

/** The values of a number of the document, each with when it holds. One that the document leaves open is decided on elsewhere. */
export function valuesView(
  form: Form,
  pack: Pack,
  { id: parameter, type, values }: Parameter,
  says: ExplainedScheme | undefined,
  { id, label, spoken, hint }: { id: string; label: string; spoken: string; hint?: string },
): TemplateResult | TemplateResult[] {
  const { words } = form;
  if (values.length === 0 || type === "choice") {
    const question = pack.ambiguities.find((one) => one.asks === parameter || one.readings.some(({ sets }) => parameter in sets));
    return html`<span class="field"
      ><span>${label}</span
      ><span class="second"
        >${question ? words.say("undecided", form.plain(question.question)) : values.map(({ value }) => value).join("、")}
        ${question ? html`<span class="small">${words.say("undecidedNote")}</span>` : nothing}</span
      ></span
    >`;
  }
  return values.map(({ value }, at) => {
    const when = says?.conditions[parameter]?.[at];
    return numberView(form, {
      id: at === 0 ? id : `${id}-${at}`,
      label: when === undefined ? label : words.say("spoken", label, when),
      spoken: when === undefined ? spoken : words.say("spoken", spoken, when),
      value,
      place: `number/${parameter}/${at}`,
      make: (read) => withValue(parameter, at, read),
      ...(hint !== undefined && { hint }),
    });
  });
}

/** What a place is called: `合格分`, `“迟到”的条数：最多`. */
function placeName({ words }: Form, rule: Score, says: ExplainedScheme | undefined, place: string): string {
  const [part = "", key] = place.split("/");
  if (key === undefined) return words.say("number", part);
  const found = linesOf(rule).find((one) => one.key === part);
  return words.say("spoken", (found && says?.[found.side][found.at]?.counted) ?? part, words.say("number", key));
}
