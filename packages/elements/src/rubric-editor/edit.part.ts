import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import {
  rubricFaults,
  say,
  type CampusGateway,
  type GatewayError,
  type Pack,
  type Pending,
  type Rubric,
  type RubricFault,
} from "@xiaoben/contract";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { icon, LiveController, Words, type CoreMessages, type XbElement } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { deliveryOf, isContent, isStale, type Delivery } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStrings, type FormMessages } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import type { Desk } from "./desk.ts";
import { editStrings, type EditMessages } from "./edit.strings.ts";
import { editStyles } from "./edit.styles.ts";
import { Form } from "./form.ts";
import { formView } from "./form.view.ts";
import { UnreadNumbers } from "./numbers.ts";
import { examplesIn, rubricsOf } from "./own-pack.model.ts";
import { emptyRubric, freshId, inserted, outlineOf, withOptional, type Step } from "./rubric.edit.model.ts";
import type { SheetPart } from "./sheet.part.ts";
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
  readonly #pending: LiveController<Pending[], readonly [CampusGateway | undefined]>;
  #undo: { says: string; rubric: string; back: (rubrics: readonly Rubric[]) => readonly Rubric[] } | undefined;
  #refused: GatewayError | undefined;
  #said = "";
  #sheet: { part: SheetPart } | "loading" | undefined;
  #findingWords: Readonly<Record<string, string>> = {};

  constructor(host: XbElement, desk: Desk, core: Words<CoreMessages>) {
    this.#host = host;
    this.#desk = desk;
    this.#core = core;
    this.#words = new Words(host, editStrings);
    this.#forms = new Words(host, formStrings);
    this.#dialog = new DialogController(host, () => core);
    this.#numbers = new UnreadNumbers(() => ({ person: desk.session().person, record: desk.stand().record }));
    this.#pending = new LiveController(
      host,
      () => [host.isConnected ? desk.campus() : undefined] as const,
      ([campus]) => campus?.pending,
    );
  }

  /** What is in the way of the draft: waiting, refused, or changed elsewhere. */
  top(): TemplateResult {
    return html`${this.#renderConflict() ?? this.#renderDelivery()} ${this.#dialog.render()}`;
  }

  /** Ways to begin a rubric. */
  beginnings(): TemplateResult | typeof nothing {
    if (this.#isOnItsWay) return nothing;
    const examples = examplesIn(this.#desk.records());
    const sheet = typeof this.#sheet === "object" ? this.#sheet.part.render() : nothing;
    return html`<div class="stack no-print">
      <div class="row">
        <button type="button" id="add-rubric" @click=${() => this.#begin(emptyRubric("", this.#words.say("fresh")))}>
          ${icon("plus")}${this.#words.say("add")}
        </button>
        ${
          examples.length > 0
            ? html`<select
                id="copy"
                aria-label=${this.#words.say("copy")}
                @change=${(event: Event) => this.#onCopy(event.target as HTMLSelectElement)}
              >
                <option value="" selected>${this.#words.say("copy")}</option>
                ${examples.map(({ key, rubric }) => html`<option value=${key}>${this.#desk.nameOf(rubric)}</option>`)}
              </select>`
            : nothing
        }
        ${
          this.#desk.readSheet()
            ? html`<label class="file"
                ><span class="button">${this.#words.say("sheet")}</span
                ><input id="sheet-file" class="over" type="file" accept=".xlsx,.csv,.txt" @change=${this.#onFile}
              /></label>`
            : nothing
        }
      </div>
      ${this.#sheet === "loading" ? html`<p role="status">${this.#core.say("loading")}</p>` : sheet}
    </div>`;
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
      ${this.#refused?.issues?.length ? this.#renderFindings(this.#refused) : nothing}
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

  #onCopy(select: HTMLSelectElement): void {
    const found = examplesIn(this.#desk.records()).find(({ key }) => key === select.value);
    select.value = "";
    if (!found) return;
    const rubric = withOptional(found.rubric, "clause", undefined);
    const copied = this.#words.say("copied", this.#desk.nameOf(rubric));
    this.#begin({ ...rubric, title: typeof rubric.title === "string" ? copied : { ...rubric.title, [this.#desk.language()]: copied } });
  }

  #removeRubric(rubric: Rubric): void {
    const at = rubricsOf(this.#desk.pack()).findIndex(({ id }) => id === rubric.id);
    const back = (now: readonly Rubric[]): readonly Rubric[] => inserted(now, at, rubric);
    this.#undo = { says: this.#words.say("removed", this.#desk.nameOf(rubric)), rubric: rubric.id, back };
    this.#desk.change((now) => now.filter(({ id }) => id !== rubric.id));
    this.#desk.focus("#undo");
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    const read = this.#desk.readSheet();
    if (!file || !read) return;
    this.#sheet = "loading";
    this.#desk.refresh();
    try {
      const sheets = await import("./sheet.part.ts");
      const part = new sheets.SheetPart(this.#host, this.#core, read, file, (rubric) => {
        this.#sheet = undefined;
        if (rubric) this.#begin(rubric);
        else this.#desk.focus("#sheet-file");
      });
      this.#sheet = { part };
      await part.read();
    } catch (cause) {
      // The part did not come: the file can be chosen again.
      this.#sheet = undefined;
      this.#refused = { code: "offline", detail: String(cause), retryable: true };
    }
    input.value = "";
    this.#desk.refresh();
  };

  async #publish(): Promise<void> {
    const pack = this.#desk.pack();
    const { record } = this.#desk.stand();
    this.#said = "";
    this.#refused = undefined;
    const agreed = await this.#dialog.ask({
      title: this.#words.say("publishTitle", pack.version),
      body: this.#words.say("publishBody"),
      confirm: this.#words.say("publishConfirm"),
    });
    if (!agreed || !this.#host.dispatchEvent(new XbRubricPublishRequestEvent(pack.id, pack.version))) return;
    await this.#desk.draft()?.flush();
    const stale = this.#desk.draftError();
    if (stale && isStale(stale)) return this.#desk.refresh();
    const campus = this.#desk.campus();
    for (const { actionId, on, state } of this.#pending.data ?? [])
      if (on.id === record && state === "attention") await campus.resolve(actionId, "discard");
    const receipt = await campus.act("pack.publish", { id: record });
    this.#refused = receipt.error;
    if (receipt.error?.issues?.length) this.#readFindings();
    if (receipt.state === "sent") {
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

  /** Somebody else wrote into the same draft: both are shown, and a person chooses. */
  #renderConflict(): TemplateResult | undefined {
    const delivery = this.#delivery;
    const error = this.#desk.draftError();
    const refused = delivery.state === "attention" && isContent(delivery.action) && isStale(delivery.error) ? delivery : undefined;
    const current = (refused?.error ?? (error && isStale(error) ? error : undefined))?.current as
      | { version: number; pack: Pack }
      | undefined;
    if (!current?.pack) return undefined;
    const [mine, theirs] = [rubricsOf(this.#desk.pack()), rubricsOf(current.pack)];
    const outline = (rubric: Rubric | undefined): string => (rubric ? outlineOf(rubric, (text) => say(text, this.#desk.language())) : "");
    const ids = [...new Set([...mine, ...theirs].map(({ id }) => id))];
    const differing = ids
      .map((id) => [mine.find((one) => one.id === id), theirs.find((one) => one.id === id)] as const)
      .filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b));
    const on = { kind: "pack", id: this.#desk.stand().record } as const;
    const choose = async (which: "mine" | "theirs"): Promise<void> => {
      const campus = this.#desk.campus();
      const draft = this.#desk.draft();
      if (which === "theirs") {
        await draft?.discard();
        if (refused) await campus.resolve(refused.actionId, "discard");
        return campus.one(on).refresh();
      }
      const patch = { pack: this.#desk.pack() };
      if (refused) await campus.resolve(refused.actionId, { merged: patch });
      else await campus.act("pack.change", { id: on.id, version: current.version, patch });
      await draft?.flush();
    };
    return conflictPanel(
      this.#forms,
      differing.map(([a, b]) => ({ label: this.#desk.nameOf((a ?? b)!), mine: outline(a), theirs: outline(b) })),
      (which) => void choose(which),
    );
  }

  #renderFindings({ issues = [] }: GatewayError): TemplateResult {
    return html`<div class="notice undetermined" role="alert" id="findings">
      ${icon("warning")}<strong>${this.#words.say("refused", issues.length)}</strong>
      <ol>
        ${issues.map(
          ({ pointer, code, message }) =>
            html`<li>
              ${this.#findingWords[code] ?? code} <code class="second">${pointer}</code>
              <p class="second small" lang="en">${message}</p>
            </li>`,
        )}
      </ol>
    </div>`;
  }

  /** What the back end found beyond what is found here: in the words of the check. */
  #readFindings(): void {
    void import("@xiaoben/policy/words/findings").then(
      ({ simplified, traditional }) => {
        // English stands in the messages.
        this.#findingWords = { "zh-Hans": simplified, "zh-Hant": traditional, en: {} }[this.#desk.language()];
        this.#desk.refresh();
      },
      () => undefined,
    );
  }
}
