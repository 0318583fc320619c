import { html, type TemplateResult } from "lit";
import {
  newId,
  say,
  type CampusGateway,
  type GatewayError,
  type Id,
  type Pending,
  type Receipt,
  type Ref,
  type Session,
} from "@xiaoben/contract";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { LiveController, Words, type XbElement } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStrings, type FormMessages } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { Jotter } from "../forms/jotter.ts";
import { fieldOf, renderConfirm, renderForm } from "./decide.form.ts";
import { XbDecisionSubmitRequestEvent } from "./decisions.events.ts";
import {
  askedOf,
  bodyOf,
  emptyForm,
  formLacks,
  isDecided,
  pendingOf,
  type DecisionBody,
  type DecisionForm,
  type Question,
} from "./decisions.model.ts";
import { decideStyles } from "./decide.styles.ts";
import type { Voice } from "./decisions.voice.ts";

/** Settles questions: the button, the form, what became of it. What is chosen and typed stays until it was taken. */
export class DecideView {
  readonly styles = [dialogStyles, formStyles, decideStyles];
  readonly #host: XbElement;
  readonly #words: Words<FormMessages>;
  readonly #dialog: DialogController;
  readonly #pending: LiveController<Pending[], readonly [CampusGateway | undefined]>;
  readonly #forms = new Jotter<DecisionForm>("decision");
  /** Decisions that were sent from here, and why the last was refused, by question. */
  readonly #sent = new Map<string, Id>();
  readonly #refused = new Map<string, GatewayError>();
  #open = "";
  #focus = "";
  #said = "";

  constructor(host: XbElement, core: () => Voice["core"], gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, formStrings);
    this.#dialog = new DialogController(host, core);
    this.#pending = new LiveController(
      host,
      () => [gateway()] as const,
      ([campus]) => campus?.pending,
    );
  }

  /** What stands beside the questions: what was done, and what is asked. */
  beside(): TemplateResult {
    return html`<p class="hidden" role="status">${this.#said}</p>
      ${this.#dialog.render()}`;
  }

  /** Call it after rendering. */
  settleFocus(): void {
    const target = this.#focus && this.#host.renderRoot.querySelector<HTMLElement>(this.#focus);
    if (!target) return;
    this.#focus = "";
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  render(voice: Voice, campus: CampusGateway, question: Question, session: Session): TemplateResult {
    const { key } = question;
    const waiting = pendingOf(this.#pending.data ?? [], question, this.#sent.get(key));
    const on: Ref<"decision"> = { kind: "decision", id: waiting?.on.id ?? "" };
    const delivery = deliveryOf(waiting ? [waiting] : [], on, false);
    const view = deliveryView(delivery, { campus, core: voice.core, words: this.#words, on, refused: this.#refused.get(key) });
    if (delivery.state === "waiting" || delivery.state === "sending") return html`${view}`;
    const form = this.#open === key ? this.#forms.get(session.person, key) : undefined;
    if (!form) return html`${view}${this.#renderButton(voice, question, session)}`;
    return html`${view}${renderForm(voice, question, form, session.today, {
      set: (next) => {
        this.#forms.set(session.person, key, { ...(this.#forms.get(session.person, key) ?? form), ...next });
        this.#host.requestUpdate();
      },
      cancel: () => {
        this.#open = "";
        this.#show(`[data-question="${CSS.escape(key)}"] .decide`);
      },
      submit: (event) => void this.#onSubmit(event, voice, campus, question, session.person),
    })}`;
  }

  #renderButton({ words, here }: Voice, question: Question, session: Session): TemplateResult {
    const anew = question.group === "decided";
    const action = words.say(!anew ? "decide" : question.now && question.now.org !== here.id ? "own" : "again");
    const onOpen = (): void => {
      const kept = this.#forms.get(session.person, question.key);
      if (!kept || isDecided(kept, question)) this.#forms.begin(session.person, question.key, emptyForm(question, session.today));
      this.#open = question.key;
      this.#said = "";
      this.#show(".form input, .form textarea");
    };
    return html`<div class="actions no-print">
      <button
        type="button"
        class="decide ${anew ? "" : "primary"}"
        aria-label=${words.say("on", action, say(question.ambiguity.question, words.language))}
        @click=${onOpen}
      >
        ${action}
      </button>
    </div>`;
  }

  async #onSubmit(event: Event, voice: Voice, campus: CampusGateway, question: Question, person: Id): Promise<void> {
    event.preventDefault();
    const { words } = voice;
    const form = this.#forms.get(person, question.key)!;
    const [lack] = formLacks(form, askedOf(question));
    if (lack) return this.#show(fieldOf[lack]);
    const body = bodyOf(form, question, voice.here.id);
    const asked = { title: words.say("confirmTitle"), body: renderConfirm(voice, question, body), confirm: words.say("confirm") };
    if (!(await this.#dialog.ask(asked)) || !this.#host.dispatchEvent(new XbDecisionSubmitRequestEvent(body))) return;
    const { state } = await this.#send(campus, question, body);
    if (state === "refused") return;
    // What waits may yet be taken back: then the form opens as it was.
    if (state === "sent") this.#forms.delete(person, question.key);
    this.#said = state === "sent" ? words.say("sent") : "";
    // Another question may have been opened in the meantime.
    if (this.#open !== question.key) return this.#host.requestUpdate();
    this.#open = "";
    this.#show(`[data-question="${CSS.escape(question.key)}"] h4`);
  }

  async #send(campus: CampusGateway, question: Question, body: DecisionBody): Promise<Receipt> {
    // What was refused before gives way to what is sent now.
    const before = pendingOf(this.#pending.data ?? [], question, this.#sent.get(question.key));
    if (before?.state === "attention") await campus.resolve(before.actionId, "discard");
    const id = newId();
    this.#sent.set(question.key, id);
    const receipt = await campus.act("decision.create", { id, body });
    if (receipt.error) this.#refused.set(question.key, receipt.error);
    else this.#refused.delete(question.key);
    this.#host.requestUpdate();
    return receipt;
  }

  #show(selector: string): void {
    this.#focus = selector;
    this.#host.requestUpdate();
  }
}
