import { html, nothing, type TemplateResult } from "lit";
import { say, type Day, type Receipt } from "@xiaoben/contract";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import type { XbElement } from "../core/index.ts";
import { settled, textField } from "../forms/field.ts";
import {
  askedOf,
  bodyOf,
  effectsOf,
  emptyForm,
  formLacks,
  isDecided,
  ownValue,
  saysOf,
  type DecisionBody,
  type DecisionForm,
  type Question,
} from "./decisions.model.ts";
import { valueWords } from "./decided.view.ts";
import { tallyWords } from "./question.view.ts";
import type { Voice } from "./decisions.voice.ts";

export interface DecideContext extends Voice {
  today: Day;
  /** Fulfils with what became of it; `kept`: the page did not want it sent. */
  send(question: Question, body: DecisionBody): Promise<Receipt["state"] | "kept">;
  focus(selector: string): void;
}

/** The form that settles a question. What is chosen and typed stays until it was taken. */
export class DecideView {
  readonly styles = [dialogStyles];
  readonly #host: XbElement;
  readonly #dialog: DialogController;
  readonly #forms = new Map<string, DecisionForm>();
  #open = "";

  constructor(host: XbElement, core: () => Voice["core"]) {
    this.#host = host;
    this.#dialog = new DialogController(host, core);
  }

  isOpen(key: string): boolean {
    return this.#open === key;
  }

  open(question: Question, today: Day): void {
    this.#open = question.key;
    const kept = this.#forms.get(question.key);
    if (!kept || isDecided(kept, question)) this.#forms.set(question.key, emptyForm(question, today));
    this.#host.requestUpdate();
  }

  close(): void {
    this.#open = "";
    this.#host.requestUpdate();
  }

  dialog(): TemplateResult | typeof nothing {
    return this.#dialog.render();
  }

  render(context: DecideContext, question: Question): TemplateResult | typeof nothing {
    const form = this.#forms.get(question.key);
    if (!this.isOpen(question.key) || !form) return nothing;
    const { words, core, today } = context;
    const asked = askedOf(question);
    const lacks = formLacks(form, asked);
    const set = (next: Partial<DecisionForm>): void => {
      this.#forms.set(question.key, { ...this.#forms.get(question.key)!, ...next });
      this.#host.requestUpdate();
    };
    const cancel = (): void => {
      this.close();
      context.focus(`[data-question="${CSS.escape(question.key)}"] .decide`);
    };
    return html`<form
      class="form stack no-print"
      part="form"
      aria-label=${words.say("decideOn", say(question.ambiguity.question, words.language))}
      @submit=${(event: Event) => this.#onSubmit(event, context, question)}
    >
      ${this.#renderChoice(context, question, form, set)}
      ${form.choice === ownValue ? this.#renderValue(context, question, form, set) : nothing}
      ${textField({ id: "basis", label: words.say("basis"), hint: words.say("basisHint"), rows: 2, value: form.basis, onText: (basis) => set({ basis }) })}
      <div class="field">
        <label for="from">${words.say("from")}</label>
        <input id="from" type="date" required ${settled(form.from, (from) => set({ from }))} aria-describedby="past" />
        <span class="small second" id="past" role="status">${form.from !== "" && form.from < today ? words.say("past") : ""}</span>
      </div>
      <div class="row end">
        <span class="small second lacks" id="lacks" role="status">${lacks.length > 0 ? words.say("lacks", lacks) : ""}</span>
        <button type="button" @click=${cancel}>${core.say("cancel")}</button>
        <button class="primary" aria-disabled=${lacks.length > 0 ? "true" : nothing} aria-describedby="lacks">${words.say("next")}</button>
      </div>
    </form>`;
  }

  #renderChoice(
    { words }: DecideContext,
    question: Question,
    form: DecisionForm,
    set: (next: Partial<DecisionForm>) => void,
  ): TemplateResult | typeof nothing {
    const { readings, asks } = question.ambiguity;
    if (readings.length === 0) return nothing;
    const option = (value: string, text: string): TemplateResult =>
      html`<label class="choice"
        ><input type="radio" name="choice" value=${value} .checked=${form.choice === value} @change=${() => set({ choice: value })} /><span
          >${text}</span
        ></label
      >`;
    return html`<fieldset>
      <legend>${words.say("how")}</legend>
      ${readings.map(({ id, says }, at) => option(id, words.say("reading", at, say(says, words.language))))}
      ${asks === undefined ? nothing : option(ownValue, words.say("ownValue"))}
    </fieldset>`;
  }

  #renderValue(
    { words }: DecideContext,
    question: Question,
    form: DecisionForm,
    set: (next: Partial<DecisionForm>) => void,
  ): TemplateResult {
    const asked = askedOf(question);
    const onValue = (value: string): void => set({ value });
    return html`<div class="field">
      <label for="value">${words.say("value")}</label>
      ${
        asked?.type === "choice"
          ? html`<select id="value" @change=${(event: Event) => onValue((event.target as HTMLSelectElement).value)}>
              <option value=""></option>
              ${asked.choices?.map((choice) => html`<option value=${choice} ?selected=${choice === form.value}>${choice}</option>`)}
            </select>`
          : html`<span class="row"
              ><input id="value" class="number" inputmode="decimal" autocomplete="off" ${settled(form.value, onValue)} /><span
                >${words.say("unit", asked?.type ?? "")}</span
              ></span
            >`
      }
      ${asked?.type === "share" ? html`<span class="small second">${words.say("shareHint")}</span>` : nothing}
    </div>`;
  }

  async #onSubmit(event: Event, context: DecideContext, question: Question): Promise<void> {
    event.preventDefault();
    const form = this.#forms.get(question.key)!;
    const [lack] = formLacks(form, askedOf(question));
    if (lack) return context.focus(targets[lack]);
    const body = bodyOf(form, question, context.here.id);
    const { words } = context;
    const asked = { title: words.say("confirmTitle"), body: renderConfirm(context, question, body), confirm: words.say("confirm") };
    if (!(await this.#dialog.ask(asked))) return;
    const state = await context.send(question, body);
    if (state === "refused" || state === "kept") return;
    // What waits may yet be taken back: then the form opens as it was.
    if (state === "sent") this.#forms.delete(question.key);
    this.close();
    context.focus(`[data-question="${CSS.escape(question.key)}"] h4`);
  }
}

const targets: Record<ReturnType<typeof formLacks>[number], string> = {
  choice: ".form fieldset input, .form #value",
  value: "#value",
  whole: "#value",
  share: "#value",
  basis: "#basis",
  from: "#from",
};

/** What will change, in words, before it does. */
function renderConfirm(context: DecideContext, question: Question, body: DecisionBody): TemplateResult {
  const { words, format, here, rollups, policy } = context;
  const org = words.say("forOrg", here.name);
  const day = format.day(body.from, "year");
  const effects = rollups && body.reading !== undefined ? effectsOf(rollups, question) : [];
  const says = saysOf(question.ambiguity, body, words.language);
  return html`<div class="stack confirm">
    <p>${say(question.ambiguity.question, words.language)}</p>
    <p>
      <strong
        >${
          body.value === undefined
            ? words.say("confirmReading", org, day, says)
            : words.say("confirmValue", org, day, valueWords(words, question, body.value))
        }</strong
      >
    </p>
    ${effects.map(({ rule, rows, columns }) => {
      const then = rows.find(({ reading }) => reading === body.reading);
      return html`<p class="small">
        ${policy.title(rule.id, question.pack)}
        <span class="second">${words.say("confirmNow", tallyWords(context, rows[0]!.outcomes, columns))}</span>
        <span>${then ? words.say("confirmThen", tallyWords(context, then.outcomes, columns)) : nothing}</span>
      </p>`;
    })}
    ${effects.length === 0 ? html`<p class="second small">${words.say(rollups && body.reading !== undefined ? "nobody" : "confirmUnknown")}</p>` : nothing}
    <p>${words.say("confirmBasis", body.basis)}</p>
    ${body.supersedes ? html`<p class="second small">${words.say("confirmSupersedes")}</p>` : nothing}
  </div>`;
}
