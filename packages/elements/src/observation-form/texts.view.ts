import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Observation, Signature } from "@xiaoben/contract";
import { label } from "../core/index.ts";
import { textField } from "../forms/field.ts";
import type { Sheet } from "./sheet.ts";

type TextName = { [K in keyof Observation]-?: Observation[K] extends string ? K : never }[keyof Observation];

const observerTexts = ["strengths", "problems", "measures", "nextStep"] as const;
const teacherTexts = ["answer", "reflection"] as const;

/** What the observer writes: strengths, problems, suggestions, one next step. */
export const observerView = (sheet: Sheet): TemplateResult => texts(sheet, observerTexts, "texts", true);

/** What the observed teacher writes. Nothing before there is something to answer. */
export const teacherView = (sheet: Sheet): TemplateResult | typeof nothing => {
  const any = teacherTexts.some((name) => sheet.may.has(name) || sheet.now[name]);
  return any ? texts(sheet, teacherTexts, "answer", false) : nothing;
};

function texts(sheet: Sheet, names: readonly TextName[], part: string, empty: boolean): TemplateResult {
  const { now, may, words, language } = sheet;
  return html`<section class="part texts" part=${part}>
    ${names.map((name) =>
      guard([now[name] ?? "", may.has(name), language], () => {
        if (may.has(name))
          return textField({
            id: name,
            label: words.say("field", name),
            hint: words.say("hint", name),
            value: now[name] ?? "",
            onText: (text) => sheet.change(() => ({ [name]: text })),
          });
        if (!now[name] && !empty) return nothing;
        return html`<div class="field">
          <h3>${words.say("field", name)}</h3>
          <p class="text ${now[name] ? "" : "second"}">${now[name] || words.say("none")}</p>
        </div>`;
      }),
    )}
  </section>`;
}

/** Both signatures, as name and time, or that one is awaited. */
export function signaturesView(sheet: Sheet, name: (person: string) => string): TemplateResult {
  const { now, words } = sheet;
  const row = (party: "author" | "observed"): TemplateResult => {
    const signature = (now.signatures ?? []).find((one) => one.party === party);
    return html`<li class="signature">
      <span class="second">${words.say("party", party)}</span>
      <span>${name(now[party])}</span>
      ${signature ? signed(sheet, signature) : label("waiting", "clock", words.say("unsigned"))}
    </li>`;
  };
  return html`<section class="part" part="signatures" aria-labelledby="signatures-title">
    <h3 id="signatures-title">${words.say("signatures")}</h3>
    <ul class="rows">
      ${row("author")}${row("observed")}
    </ul>
  </section>`;
}

const signed = ({ format, timeZone }: Sheet, signature: Signature): TemplateResult =>
  label("met", "check", format.moment(signature.at, timeZone, "0001-01-01"));
