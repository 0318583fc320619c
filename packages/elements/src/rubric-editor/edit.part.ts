import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { rubricFaults, type CampusGateway, type GatewayError, type Pending, type Rubric, type RubricFault } from "@xiaoben/contract";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { icon, LiveController, Words, type CoreMessages, type XbElement } from "../core/index.ts";
import { deliveryOf, type Delivery } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStrings, type FormMessages } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { UnreadNumbers } from "../forms/unread-numbers.ts";
import { publishDraft } from "../practice/own-pack.desk.ts";
import { BeginningsView } from "./beginnings.view.ts";
import { conflictView } from "./conflict.view.ts";
import type { Desk } from "./desk.ts";
import { editStrings, type EditMessages } from "./edit.strings.ts";
import { editStyles } from "./edit.styles.ts";
import { FindingsView } from "./findings.view.ts";
import { Form } from "./form.ts";
import { formView } from "./form.view.ts";
import { rubricsOf } from "./rubrics.model.ts";
import { freshId, inserted, type Step } from "./rubric.edit.model.ts";
import { XbRubricPublishRequestEvent } from "./rubric-editor.events.ts";

/** All that is there for those who may write: beginnings, the rubric itself, what is in its way, and publishing. */
export class EditPart {
  readonly styles = [formStyles, moveStyles, dialogStyles, editStyles];
  readonly #host: XbElement;
  readonly #desk: Desk;
  readonly #core: Words<CoreMessages>;
  readonly #words: Words<EditMessages>;
  readonly #forms: Words<FormMessages>;
  readonly #dialog: DialogController;
  readonly #numbers: UnreadNumbers;
  readonly #beginnings: BeginningsView;
  readonly #findings: FindingsView;
  readonly #pending: LiveController<Pending[], readonly [CampusGateway | undefined]>;
  #undo: { says: string; rubric: string; back: (rubrics: readonly Rubric[]) => readonly Rubric[] } | undefined;
  #refused: GatewayError | undefined;
  #said = "";

  constructor(host: XbElement, desk: Desk, core: Words<CoreMessages>) {
    this.#host = host;
    this.#desk = desk;
    this.#core = core;
    this.#words = new Words(host, editStrings);
    this.#forms = new Words(host, formStrings);
    this.#dialog = new DialogController(host, () => core);
    this.#numbers = new UnreadNumbers("rubric", () => ({ person: desk.session().person, record: desk.stand().record }));
    this.#beginnings = new BeginningsView(
      host,
      desk,
      core,
      this.#words,
      (rubric) => this.#begin(rubric),
      (error) => (this.#refused = error),
    );
    this.#findings = new FindingsView(desk, this.#words);
    this.#pending = new LiveController(
      host,
      () => [host.isConnected ? desk.campus() : undefined] as const,
      ([campus]) => campus?.pending,
    );
  }

  /** What is in the way of the draft: waiting, refused, or changed elsewhere. */
  top(): TemplateResult {
    return html`${conflictView(this.#desk, this.#delivery, this.#forms) ?? this.#renderDelivery()} ${this.#dialog.render()}`;
  }

  /** Ways to begin a rubric. */
  beginnings(): TemplateResult | typeof nothing {
    return this.#isOnItsWay ? nothing : this.#beginnings.render();
  }

  /** Drawn anew for another rubric: a field that somebody is in must never show the words of the one before. */
  rubric(rubric: Rubric): unknown {
    if (this.#isOnItsWay) return nothing;
    return keyed(
      rubric.id,
      html`<div class="edit stack no-print" part="edit" data-editing=${rubric.id}>
        ${formView(new Form(rubric, this.#desk, this.#numbers, this.#words, this.#take))}
        <div class="row end">
          <button type="button" class="link" id="remove-rubric" @click=${() => this.#removeRubric(rubric)}>
            ${icon("remove")}${this.#words.say("removeRubric")}
          </button>
        </div>
      </div>`,
    );
  }

  /** The way back from the last step, what is left to mend, and publishing. */
  bar(): TemplateResult | typeof nothing {
    if (this.#isOnItsWay) return nothing;
    const faults = this.#faults();
    const written = this.#desk.stand().draft !== undefined || this.#desk.draft()?.current.current.data?.value.pack !== undefined;
    const first = faults[0];
    return html`<div class="bar main no-print" part="actions">
      ${
        this.#undo
          ? html`<p class="row" role="status">
              <span>${this.#undo.says}</span
              ><button type="button" class="link" id="undo" @click=${() => this.#back()}>${this.#words.say("undo")}</button>
            </p>`
          : nothing
      }
      ${this.#refused?.issues?.length ? this.#findings.render(this.#refused) : nothing}
      <p class="small" role="status">${this.#said}</p>
      <div class="row">
        <span class="lacks small second" id="lacks"
          >${faults.length > 0 ? this.#words.say("mend", faults.length) : written ? nothing : this.#words.say("nothingNew")}</span
        >
        <button
          type="button"
          class="primary"
          id="publish"
          aria-disabled=${faults.length > 0 || !written ? "true" : nothing}
          aria-describedby="lacks"
          @click=${() => (first ? this.#show(first) : written ? void this.#publish() : undefined)}
        >
          ${this.#words.say("publish")}
        </button>
      </div>
    </div>`;
  }

  /** How much of a rubric is to be mended. */
  faultsIn(rubric: Rubric): number {
    return rubricFaults(rubric).length + this.#numbers.countIn(`${rubric.id}/`);
  }

  /** Every fault of every rubric, with the rubric that it stands in. */
  #faults(): { rubric: Rubric; fault: Pick<RubricFault, "path"> }[] {
    return rubricsOf(this.#desk.pack()).flatMap((rubric) => [
      ...rubricFaults(rubric).map((fault) => ({ rubric, fault })),
      ...Array.from({ length: this.#numbers.countIn(`${rubric.id}/`) }, () => ({ rubric, fault: { path: "number" } })),
    ]);
  }

  #show({ rubric }: { rubric: Rubric }): void {
    this.#desk.choose(rubric.id);
    this.#desk.focus(".edit [aria-invalid=true], .edit .mend");
  }

  /** A step that is not typing can be taken back as long as no other was taken. */
  readonly #take = (rubric: string, says: string, { change, undo }: Step): void => {
    const on =
      (make: (rubric: Rubric) => Rubric) =>
      (rubrics: readonly Rubric[]): readonly Rubric[] =>
        rubrics.map((one) => (one.id === rubric ? make(one) : one));
    this.#undo = says ? { says, rubric, back: on(undo) } : undefined;
    this.#said = "";
    this.#desk.change(on(change));
  };

  #back(): void {
    const undo = this.#undo;
    if (!undo) return;
    this.#undo = undefined;
    this.#desk.choose(undo.rubric);
    this.#desk.change(undo.back);
    this.#desk.focus(".edit #rubric-name");
  }

  #begin(rubric: Rubric): void {
    const rubrics = rubricsOf(this.#desk.pack());
    const id = freshId(
      rubrics.map((one) => one.id),
      "rubric-",
    );
    this.#undo = undefined;
    this.#desk.change((now) => [...now, { ...rubric, id }]);
    this.#desk.choose(id);
    this.#desk.focus(".edit #rubric-name");
  }

  #removeRubric(rubric: Rubric): void {
    const at = rubricsOf(this.#desk.pack()).findIndex(({ id }) => id === rubric.id);
    const back = (now: readonly Rubric[]): readonly Rubric[] => inserted(now, at, rubric);
    this.#undo = { says: this.#words.say("removed", this.#desk.nameOf(rubric)), rubric: rubric.id, back };
    this.#desk.change((now) => now.filter(({ id }) => id !== rubric.id));
    this.#desk.focus("#undo");
  }

  async #publish(): Promise<void> {
    const pack = this.#desk.pack();
    this.#said = "";
    this.#refused = undefined;
    const agreed = await this.#dialog.ask({
      title: this.#words.say("publishTitle", pack.version),
      body: this.#words.say("publishBody"),
      confirm: this.#words.say("publishConfirm"),
    });
    if (!agreed || !this.#host.dispatchEvent(new XbRubricPublishRequestEvent(pack.id, pack.version))) return;
    const receipt = await publishDraft(this.#desk, this.#pending.data ?? []);
    this.#refused = receipt?.error;
    if (receipt?.error?.issues?.length) this.#findings.load();
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
