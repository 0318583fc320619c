import { html, type TemplateResult } from "lit";
import { say, type Observation, type Rubric, type Text } from "@xiaoben/contract";
import { Words, type Speaker } from "../core/index.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { observationStrings } from "../observation-form/observation-form.strings.ts";
import { recordStrings, type RecordMessages } from "../observation-form/record.strings.ts";
import { rubricPart } from "../observation-form/rubric.part.ts";
import type { RatingSheet } from "../observation-form/sheet.ts";
import { totalView } from "../observation-form/total.view.ts";
import type { RubricEditorMessages } from "./rubric-editor.strings.ts";
import { tryStyles } from "./try.styles.ts";

/** The rubric as the observation form draws it, filled in by whoever makes it. Nothing of that is kept. */
export class TryPart {
  readonly styles = [formStyles, ...rubricPart.styles, tryStyles];
  readonly #words: Words<RubricEditorMessages>;
  readonly #host: Speaker;
  readonly #sheet: RatingSheet;
  readonly #said: Words<RecordMessages>;
  #ratings: Observation["ratings"] = {};
  #of = "";

  constructor(host: Speaker, words: Words<RubricEditorMessages>) {
    this.#host = host;
    this.#words = words;
    this.#said = new Words(host, recordStrings);
    const ratings = (): Observation["ratings"] => this.#ratings;
    this.#sheet = {
      now: {
        get ratings() {
          return ratings();
        },
      },
      may: new Set(["ratings"]),
      words: new Words(host, observationStrings),
      get language() {
        return host.language;
      },
      change: (make) => this.#rate(make({ ratings: this.#ratings }).ratings ?? {}),
      focus: (selector) => (host.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined)?.focus(),
    };
  }

  render(rubric: Rubric, school: string, version: string): TemplateResult {
    if (this.#of !== rubric.id) this.#ratings = {};
    this.#of = rubric.id;
    const shown = this.#readable(rubric);
    return html`<section class="try stack" part="try" aria-labelledby="try">
      <div class="head no-print">
        <h3 id="try">${this.#words.say("tryOut")}</h3>
        <div class="row">
          <button type="button" class="link" id="try-clear" @click=${() => this.#rate({})}>${this.#words.say("tryClear")}</button>
          <button type="button" class="link" id="print" @click=${() => print()}>${this.#words.say("print")}</button>
        </div>
      </div>
      <p class="second small no-print">${this.#words.say("tryNote")}</p>
      <p class="paper second small">${school} · ${this.#words.say("version", version)}</p>
      ${rubricPart.view(this.#sheet, shown, totalView(this.#sheet, this.#said, shown))}
      <p class="paper signing">
        ${(["signObserver", "signTeacher", "signDay"] as const).map((who) => html`<span>${this.#words.say(who)}</span><i></i>`)}
      </p>
    </section>`;
  }

  #rate(ratings: Observation["ratings"]): void {
    this.#ratings = ratings;
    this.#host.requestUpdate();
  }

  /** What has no words yet is called so. */
  #readable(rubric: Rubric): Rubric {
    const { language } = this.#host;
    const named = (text: Text): Text => (say(text, language).trim() ? text : this.#words.say("untitled"));
    return {
      ...rubric,
      title: named(rubric.title),
      sections: rubric.sections.map((section) => ({
        ...section,
        title: named(section.title),
        items: section.items.map((item) => (say(item.text, language).trim() ? item : { ...item, text: named(item.text) })),
      })),
    };
  }
}
