import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, GatewayError, Pending } from "@xiaoben/contract";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { LiveController, Words, type CoreMessages, type XbElement } from "../core/index.ts";
import { deliveryOf, type Delivery } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStrings, type FormMessages } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { UnreadNumbers } from "../forms/unread-numbers.ts";
import { publishDraft } from "../practice/own-pack.desk.ts";
import { beginningsView } from "./beginnings.view.ts";
import { conflictView } from "./conflict.view.ts";
import type { Desk } from "./desk.ts";
import { editStrings, type EditMessages } from "./edit.strings.ts";
import { editStyles } from "./edit.styles.ts";
import { examplesView } from "./examples.view.ts";
import { Findings } from "./findings.ts";
import { Form } from "./form.ts";
import { formView } from "./form.view.ts";
import type { Change, Step } from "./scheme.edit.model.ts";
import { begun, plain, schemeIn, type Beginning } from "./scheme.model.ts";
import { XbSchemePublishRequestEvent } from "./scheme-editor.events.ts";

/** All that is there for those who may write: beginnings, the scheme itself, its examples, what is in its way, and publishing. */
export class EditPart {
  readonly styles = [formStyles, moveStyles, dialogStyles, editStyles];
  readonly #host: XbElement;
  readonly #desk: Desk;
  readonly #core: Words<CoreMessages>;
  readonly #words: Words<EditMessages>;
  readonly #forms: Words<FormMessages>;
  readonly #dialog: DialogController;
  readonly #numbers: UnreadNumbers;
  readonly #findings: Findings;
  readonly #pending: LiveController<Pending[], readonly [CampusGateway | undefined]>;
  #undo: { says: string; back: Change } | undefined;
  #refused: GatewayError | undefined;
  #said = "";

  constructor(host: XbElement, desk: Desk, core: Words<CoreMessages>) {
    this.#host = host;
    this.#desk = desk;
    this.#core = core;
    this.#words = new Words(host, editStrings);
    this.#forms = new Words(host, formStrings);
    this.#dialog = new DialogController(host, () => core);
    this.#numbers = new UnreadNumbers("scheme", () => ({ person: desk.session().person, record: desk.stand().record }));
    this.#findings = new Findings(desk, this.#words);
    this.#pending = new LiveController(
      host,
      () => [host.isConnected ? desk.campus() : undefined] as const,
      ([campus]) => campus?.pending,
    );
  }

  /** @param empty what stands there as long as nothing was begun */
  render(empty: TemplateResult | typeof nothing): TemplateResult {
    const pack = this.#desk.pack();
    const rule = schemeIn(pack);
    const says = rule && this.#desk.explained(pack);
    const form = new Form(this.#desk, this.#core, this.#words, this.#numbers, this.#findings, this.#take);
    return html`${conflictView(this.#desk, this.#delivery, this.#forms) ?? this.#renderDelivery()} ${this.#dialog.render()} ${empty}
    ${
      this.#isOnItsWay
        ? nothing
        : html`${beginningsView(this.#desk, this.#words, (beginning) => void this.#begin(beginning))}
          ${rule ? html`<div class="edit stack" part="edit">${formView(form, pack, rule, says)} ${examplesView(form, pack, rule, says)}</div>` : nothing}
          ${rule ? this.#renderBar() : nothing}`
    }`;
  }

  /** The way back from the last step, what is left to mend, and publishing. */
  #renderBar(): TemplateResult {
    const unread = this.#numbers.countIn();
    const written = this.#desk.stand().draft !== undefined || this.#desk.draft()?.current.current.data?.value.pack !== undefined;
    return html`<div class="bar main no-print" part="actions">
      ${
        this.#undo
          ? html`<p class="row" role="status">
              <span>${this.#undo.says}</span
              ><button type="button" class="link" id="undo" @click=${() => this.#back()}>${this.#words.say("undo")}</button>
            </p>`
          : nothing
      }
      ${this.#findings.render()}
      <p class="small" role="status" id="said">${this.#said}</p>
      <div class="row">
        <span class="lacks small second" id="lacks"
          >${unread > 0 ? this.#words.say("mend", unread) : written ? nothing : this.#words.say("nothingNew")}</span
        >
        <button
          type="button"
          class="primary"
          id="publish"
          aria-disabled=${unread > 0 || !written ? "true" : nothing}
          aria-describedby="lacks"
          @click=${() => (unread > 0 ? this.#desk.focus(".edit [aria-invalid=true]") : written ? void this.#publish() : undefined)}
        >
          ${this.#words.say("publish")}
        </button>
      </div>
    </div>`;
  }

  /** A step that is not typing can be taken back as long as no other was taken. */
  readonly #take = (says: string, { change, undo }: Step): void => {
    this.#undo = { says, back: undo };
    this.#said = "";
    this.#desk.change(change);
    this.#desk.focus("#undo");
  };

  #back(): void {
    const undo = this.#undo;
    if (!undo) return;
    this.#undo = undefined;
    this.#desk.change(undo.back);
    this.#desk.focus(".edit #scheme-name");
  }

  async #begin({ pack, rule }: Beginning): Promise<void> {
    const now = this.#desk.pack();
    if (schemeIn(now)) {
      const agreed = await this.#dialog.ask({
        title: this.#words.say("beginTitle"),
        body: this.#words.say("beginBody"),
        confirm: this.#words.say("beginConfirm"),
      });
      if (!agreed) return;
    }
    this.#undo = undefined;
    this.#said = "";
    this.#findings.clear();
    this.#numbers.drop(() => true);
    const title = this.#desk.documentTitle(plain(rule.title, this.#desk.language()));
    this.#desk.change((base) => begun(pack, rule.id, base, title));
    this.#desk.focus(".edit #scheme-name");
  }

  async #publish(): Promise<void> {
    const pack = this.#desk.pack();
    this.#said = "";
    this.#refused = undefined;
    this.#findings.clear();
    const agreed = await this.#dialog.ask({
      title: this.#words.say("publishTitle", pack.version),
      body: this.#words.say("publishBody"),
      confirm: this.#words.say("publishConfirm"),
    });
    if (!agreed || !this.#host.dispatchEvent(new XbSchemePublishRequestEvent(pack.id, pack.version))) return;
    const receipt = await publishDraft(this.#desk, this.#pending.data ?? []);
    this.#refused = receipt?.error;
    if (receipt?.error?.issues?.length) this.#findings.take(pack, receipt.error.issues);
    if (receipt?.state === "sent") {
      this.#undo = undefined;
      this.#said = this.#words.say("published", pack.version);
    }
    this.#desk.refresh();
  }

  /** What waits to be published is not written on: it would come too late. */
  get #isOnItsWay(): boolean {
    const { state } = this.#delivery;
    return state === "waiting" || state === "sending";
  }

  get #delivery(): Delivery {
    return deliveryOf(this.#pending.data ?? [], { kind: "pack", id: this.#desk.stand().record }, true);
  }

  #renderDelivery(): TemplateResult | typeof nothing {
    const error = this.#desk.draftError();
    const refused = this.#refused?.issues?.length ? undefined : (this.#refused ?? (error?.code === "offline" ? undefined : error));
    const on = { kind: "pack", id: this.#desk.stand().record } as const;
    return deliveryView(this.#delivery, { campus: this.#desk.campus(), core: this.#core, words: this.#forms, on, refused });
  }
}
