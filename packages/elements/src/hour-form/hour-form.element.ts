import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { say, type ActionId, type GatewayError, type Hour, type Session } from "@xiaoben/contract";
import { errorState, partMissing, skeleton, staleLine, state, stateBadge, Words, XbElement } from "../core/index.ts";
import { property } from "../core/property.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStrings } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { ReasonController } from "../forms/reason.ts";
import { SavedController } from "../forms/saved.ts";
import { fieldsView, type Fields } from "./fields.view.ts";
import { XbHourAppealRequestEvent, XbHourSubmitRequestEvent, XbHourWithdrawRequestEvent } from "./hour-form.events.ts";
import { amountPatch, faultsOf, measureOf, moves, shownAmount, type Fault, type MeasureName } from "./hour-form.model.ts";
import { hourFormStrings } from "./hour-form.strings.ts";
import { styles } from "./hour-form.styles.ts";
import { OpenHour } from "./open-hour.ts";
import { readView, standingView, type Standing } from "./standing.view.ts";

/**
 * One study-hour record of the person who is signed in: declaring what was attended elsewhere, with its proof, seeing who decided
 * what and why, and answering a rejection while there is time. What is typed is handed to the gateway's draft at once.
 *
 * States: empty, loading, full, read-only, offline with unsent work, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Declares one study-hour record, and shows what was decided about it
 * @fires {XbHourSubmitRequestEvent} xb-hour-submit-request - Its author hands it in; cancelable
 * @fires {XbHourWithdrawRequestEvent} xb-hour-withdraw-request - Its author takes it back for good; cancelable
 * @fires {XbHourAppealRequestEvent} xb-hour-appeal-request - Its author says why a rejection is wrong; cancelable
 * @csspart saved - Where the typed text is
 * @csspart standing - How far it has come, and who decided what
 * @csspart fields - The fields that may be written
 * @csspart content - The record, where it may not be written
 * @csspart evidence - Pictures that prove it
 * @csspart actions - Bar with the main action
 */
export class XbHourFormElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, formStyles, moveStyles, styles];

  /** Id of a record; empty: a new one. */
  @property()
  hour = "";

  /** What stands in the field of the amount, and of which record, where it is no number yet. */
  #typed: { of: string; text: string; measure: MeasureName } | undefined;
  /** What was refused or lacking is said once the person tried. */
  #tried = false;
  #sure = false;
  #refused: GatewayError | undefined;
  readonly #words = new Words(this, hourFormStrings);
  readonly #forms = new Words(this, formStrings);
  readonly #asked = () => ({ campus: this.campus, session: this.session, hour: this.hour });
  readonly #open = new OpenHour(this, this.#asked);
  readonly #saved = new SavedController(this);
  readonly #reason = new ReasonController(this);
  readonly #evidence = this.later(
    async () => new (await import("./evidence.part.ts")).EvidencePart(this, this.#open, this.#asked, this.#words, this.core),
  );

  protected override render(): TemplateResult {
    const { now, typing } = this.#open;
    const shows = typing.data && this.session && this.#open.may.size > 0 && (now?.version || typing.data.value.person);
    return html`<section class="stack" aria-labelledby="heading">
      <div class="head">
        <div class="row">
          <h2 id="heading">${this.#words.say(this.#open.isNew ? "title" : "titleOf")}</h2>
          ${now && now.version > 0 ? stateBadge(this.core, "hour", now.state) : nothing}
        </div>
        ${shows ? this.#saved.render(this.core, this.format, this.session!, typing.data) : nothing}
      </div>
      ${this.gate(["hour.get"], skeleton(this.core, 8)) ?? this.#renderContent(this.session!)}
    </section>`;
  }

  #renderContent(session: Session): TemplateResult {
    const { record, now } = this.#open;
    const { error, data, snapshot } = record;
    if (this.#open.isNew && !this.capabilities.data?.has("hour.create"))
      return state("dash", this.core.say("notOffered"), this.core.say("notOfferedNext"));
    if (error && !data && !(this.#open.isNew && error.code === "offline")) return errorState(this.core, error, record.refresh);
    if (!this.#open.isNew && data === null) return state("question", this.#words.say("gone"), this.#words.say("goneNext"));
    if (!now) return skeleton(this.core, 8);
    const way = this.#open.delivery.state;
    const writes = this.#open.may.size > 0 && way !== "waiting" && way !== "sending";
    const evidence = this.#evidence.get();
    return html`${snapshot?.status === "error" && data ? staleLine(this.core) : nothing}
    ${now.state === "draft" ? nothing : standingView(this.#standing(now, session))}
    ${writes ? fieldsView(this.#fields(now, session)) : readView(this.#standing(now, session))}
    ${evidence ? evidence.section(writes) : nothing} ${this.#evidence.missing ? partMissing(this.core, this.#evidence.retry) : nothing}
    ${deliveryView(this.#open.delivery, {
      campus: this.campus!,
      core: this.core,
      words: this.#forms,
      on: this.#open.on,
      refused: this.#refused,
    })}
    ${this.#renderActions(now, session)}`;
  }

  #standing(now: Hour, session: Session): Standing {
    const title = this.#open.choices?.find(({ code }) => code === now.category)?.title;
    return {
      now,
      session,
      words: this.#words,
      format: this.format,
      records: this.#open.records,
      category: title === undefined ? now.category : say(title, this.language),
      appealUntil: this.#moves(now, session).find(({ id }) => id === "appeal")?.until,
    };
  }

  #fields(now: Hour, session: Session): Fields {
    const { text, measure } = this.#amount(now);
    return {
      now,
      session,
      words: this.#words,
      language: this.language,
      choices: this.#open.choices ?? [],
      typed: text,
      measure,
      faults: this.#tried ? faultsOf(now, text, session.today) : [],
      change: (patch) => this.#change(patch),
      onAmount: (typed, of) => {
        this.#typed = { of: now.id, text: typed, measure: of };
        this.#change(amountPatch(now, typed, of));
      },
    };
  }

  #amount(now: Hour): { text: string; measure: MeasureName } {
    return this.#typed?.of === now.id ? this.#typed : { text: shownAmount(now), measure: measureOf(now) };
  }

  #moves(now: Hour, session: Session): ReturnType<typeof moves> {
    return now.version === 0 && !this.#open.isNew ? [] : moves(now, session.person, new Date().toISOString(), session.settings);
  }

  #renderActions(now: Hour, session: Session): TemplateResult | typeof nothing {
    const { state: way } = this.#open.delivery;
    const words = this.#words;
    if (this.#reason.move)
      return this.#reason.render(
        { label: words.say("appealLabel"), confirm: words.say("appealGive"), cancel: words.say("cancel") },
        (_move, appeal) => void this.#onAppeal(appeal),
      );
    if (way === "waiting" || way === "sending") return nothing;
    const offered = this.#moves(now, session).filter(
      ({ id }) => (id !== "withdraw" || now.version > 0) && this.campus!.allows(`hour.${id}` as ActionId, this.#open.on) === "yes",
    );
    const another = this.#open.isNew && now.version > 0 && now.state !== "draft" && now.state !== "returned";
    if (offered.length === 0 && !another) return nothing;
    const may = (id: string): boolean => offered.some((move) => move.id === id);
    return html`<div class="bar ${may("submit") ? "main" : ""}" part="actions">
      ${this.#sure ? html`<p id="sure">${words.say("withdrawSure")}</p>` : nothing}
      <div class="row">
        ${
          may("withdraw")
            ? this.#sure
              ? html`<button type="button" @click=${() => this.#onSure(false)}>${words.say("cancel")}</button>
                  <button type="button" data-move="withdraw" aria-describedby="sure" @click=${() => void this.#onWithdraw()}>
                    ${words.say("withdrawYes")}
                  </button>`
              : html`<button type="button" id="withdraw" @click=${() => this.#onSure(true)}>${words.say("withdraw")}</button>`
            : nothing
        }
        ${may("appeal") ? html`<button type="button" data-move="appeal" @click=${() => this.#reason.ask("appeal", session.person, now.id)}>${words.say("appeal")}</button>` : nothing}
        ${may("submit") && !this.#sure ? html`<button type="button" class="primary" data-move="submit" @click=${() => void this.#onSubmit(now, session)}>${words.say("submit")}</button>` : nothing}
        ${another ? html`<button type="button" id="another" @click=${this.#onAnother}>${words.say("another")}</button>` : nothing}
      </div>
    </div>`;
  }

  #change(patch: Partial<Hour>): void {
    if (!this.#open.change(patch)) return;
    this.#refused = undefined;
    this.requestUpdate();
  }

  async #onSubmit(now: Hour, session: Session): Promise<void> {
    const [fault] = faultsOf(now, this.#amount(now).text, session.today);
    this.#tried = true;
    this.requestUpdate();
    if (fault) {
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>(fieldOf[fault])?.focus();
    }
    const { on, draft } = this.#open;
    if (!this.dispatchEvent(new XbHourSubmitRequestEvent(on))) return;
    await draft?.flush();
    await this.#act("hour.submit");
  }

  async #onWithdraw(): Promise<void> {
    this.#sure = false;
    if (this.dispatchEvent(new XbHourWithdrawRequestEvent(this.#open.on))) await this.#act("hour.withdraw");
  }

  async #onAppeal(appeal: string): Promise<void> {
    if (this.dispatchEvent(new XbHourAppealRequestEvent(this.#open.on, appeal))) await this.#act("hour.appeal", { appeal });
  }

  async #act(action: "hour.submit" | "hour.withdraw" | "hour.appeal", input?: { appeal: string }): Promise<void> {
    const { id } = this.#open.on;
    const receipt =
      action === "hour.appeal" ? await this.campus!.act(action, { id, input: input! }) : await this.campus!.act(action, { id });
    this.#refused = receipt.state === "refused" ? receipt.error : undefined;
    if (receipt.state !== "refused") {
      this.#tried = false;
      this.#typed = undefined;
      this.#open.finish();
    }
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#standing, #status")?.focus();
  }

  #onSure(sure: boolean): void {
    this.#sure = sure;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(sure ? "[data-move=withdraw]" : "#withdraw")?.focus());
  }

  readonly #onAnother = (): void => {
    this.#open.startAnother();
    this.#typed = undefined;
    this.#tried = false;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#title")?.focus());
  };
}

/** Where the caret goes for each fault. */
const fieldOf: Readonly<Record<Fault, string>> = {
  noTitle: "#title",
  noAmount: "#amount",
  notAnAmount: "#amount",
  endsBefore: "#until",
  notYet: "#on",
};
