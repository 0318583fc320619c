import { html, nothing, type TemplateResult } from "lit";
import {
  newId,
  type ActionId,
  type ActionOf,
  type CampusGateway,
  type GatewayError,
  type Id,
  type Org,
  type Pack,
  type Pending,
  type Receipt,
} from "@xiaoben/contract";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { LiveController, staleLine, Words, type CoreMessages, type XbElement } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStrings, type FormMessages } from "../forms/forms.strings.ts";
import { ListsController } from "../practice/lists.ts";
import { reaches } from "../practice/practice.model.ts";
import {
  XbBindingCreateRequestEvent,
  XbBindingEndRequestEvent,
  XbPackPublishRequestEvent,
  XbPackWithdrawRequestEvent,
} from "./pack.events.ts";
import { pendingOf, recordOf, replacedBy } from "./pack.model.ts";
import { manageStrings, type ManageMessages } from "./manage.strings.ts";
import { manageStyles } from "./manage.styles.ts";
import { versionWords, type ManageContext, type ManageVoice } from "./manage.voice.ts";
import { PublishView } from "./publish.view.ts";
import { renderBindings, renderVersions, titleOf, type RowHandlers } from "./versions.view.ts";
import { renderStep, stepKey, type Step } from "./step.view.ts";

const publishing: readonly string[] = ["pack.create", "pack.change", "pack.publish"];

/** Publishes versions of packs, binds them, ends bindings, withdraws versions. Nothing chosen or typed is lost on a refusal. */
export class ManageView {
  readonly styles = [dialogStyles, manageStyles];
  readonly #host: XbElement;
  readonly #words: Words<ManageMessages>;
  readonly #forms: Words<FormMessages>;
  readonly #lists: ListsController;
  readonly #pending: LiveController<Pending[], readonly [CampusGateway | undefined]>;
  readonly #publish: PublishView;
  #dialog: DialogController | undefined;
  #step: Step | undefined;
  #refused: GatewayError | undefined;
  #said = "";
  /** The last binding that was sent from here: a refused one gives way to the next. */
  #sent = "";
  #spoken = "";
  #findingWords: Readonly<Record<string, string>> = {};
  #focus = "";

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, manageStrings);
    this.#forms = new Words(host, formStrings);
    this.#lists = new ListsController(host, gateway);
    this.#publish = new PublishView(() => {
      this.#refused = undefined;
      this.#show("#publish, #taken");
    });
    this.#pending = new LiveController(
      host,
      () => [gateway()] as const,
      ([campus]) => campus?.pending,
    );
  }

  dialog(core: Words<CoreMessages>): TemplateResult | typeof nothing {
    this.#dialog ??= new DialogController(this.#host, () => core);
    return this.#dialog.render();
  }

  /** Call it after rendering. */
  settleFocus(): void {
    const target = this.#focus && this.#host.renderRoot.querySelector<HTMLElement>(this.#focus);
    if (!target) return;
    this.#focus = "";
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  render(context: ManageContext): TemplateResult {
    const records = this.#lists.get({ kind: "pack", limit: 200 });
    const voice: ManageVoice = { ...context, words: this.#words, records: records ?? [], findingWords: this.#findingWords };
    const { campus, place } = context;
    const pending = pendingOf(this.#pending.data ?? []);
    const finding = pending.find(({ error, action }) => publishing.includes(action) && error?.issues?.length)?.error;
    const refused = (this.#step ? undefined : this.#refused) ?? finding;
    if (refused) this.#readFindings();
    const bindings = place.bound.filter(({ binding, standing }) => binding.org === place.here.id && standing !== "past");
    const rows: RowHandlers = {
      begin: (step) => this.#begin(step),
      publish: (pack) => void this.#onPublish(voice, pack),
      step: (row) => this.#renderStep(voice, row),
    };
    return html`<section class="manage stack no-print" part="manage" aria-labelledby="manage">
      <h3 id="manage">${this.#words.say("title")}</h3>
      <p class="second small">${this.#words.say("note")}</p>
      ${this.#lists.failure ? staleLine(context.core) : nothing} ${this.#renderPending(voice, pending)}
      ${
        campus.allows("pack.create") === "yes" ? this.#publish.render(voice, refused, (pack) => void this.#onPublish(voice, pack)) : nothing
      }
      <p class="small" role="status">${this.#said}</p>
      ${records ? renderVersions(voice, rows) : nothing}
      ${
        bindings.length === 0
          ? nothing
          : renderBindings(
              voice,
              bindings.map(({ binding }) => binding),
              rows,
            )
      }
    </section>`;
  }

  #renderPending({ campus, core }: ManageVoice, pending: readonly Pending[]): TemplateResult[] {
    const refs = [...new Map(pending.map(({ on }) => [`${on.kind}/${on.id}`, on])).values()];
    const views = refs.map((on) =>
      deliveryView(deliveryOf(pending, on, false), { campus, core, words: this.#forms, on, refused: undefined }),
    );
    const kept = pending.some(({ state }) => state === "attention");
    const alone =
      this.#refused && !kept
        ? deliveryView({ state: "none" }, { campus, core, words: this.#forms, on: { kind: "pack", id: "" }, refused: this.#refused })
        : nothing;
    return [...views, alone].map((view) => html`${view}`);
  }

  #renderStep(voice: ManageVoice, row: Id): TemplateResult | typeof nothing {
    const step = this.#step;
    if (!step || stepKey(step) !== row) return nothing;
    const { here } = voice.place;
    const below = step.does === "bind" ? (this.#lists.get({ kind: "org", where: { parent: here.id }, limit: 200 }) ?? []) : [];
    const orgs = [here, ...below].filter((org) => step.does !== "bind" || reaches(step.record.pack.level, org));
    return renderStep(voice, step, orgs, this.#refused, {
      set: (next) => {
        this.#step = next;
        this.#host.requestUpdate();
      },
      cancel: () => {
        this.#step = undefined;
        this.#show(`[data-row="${CSS.escape(row)}"] button`);
      },
      go: (next) => void this.#onStep(voice, next, orgs),
    });
  }

  #begin(step: Step): void {
    this.#step = step;
    this.#said = "";
    this.#refused = undefined;
    this.#show(".step select, .step input, .step textarea");
  }

  async #onStep(voice: ManageVoice, step: Step, orgs: readonly Org[]): Promise<void> {
    const { words, format, place } = voice;
    if (step.does === "withdraw") {
      const title = versionWords(voice, step.record.pack);
      if (!(await this.#asks(words.say("withdrawTitle"), [words.say("withdrawBody", title)], words.say("withdrawConfirm")))) return;
      const on = { kind: "pack", id: step.record.id } as const;
      if (!this.#host.dispatchEvent(new XbPackWithdrawRequestEvent(on, step.reason.trim()))) return;
      await this.#letGo(voice, on.id);
      return this.#end(
        step,
        await this.#act(voice, "pack.withdraw", { id: on.id, version: step.record.version, input: { reason: step.reason.trim() } }),
      );
    }
    if (step.does === "end") {
      const body = words.say("endBody", place.here.name, format.day(step.to, "year"), titleOf(voice, step.binding));
      if (!(await this.#asks(words.say("endTitle"), [body], words.say("endConfirm")))) return;
      if (!this.#host.dispatchEvent(new XbBindingEndRequestEvent(step.binding.id, step.to))) return;
      const { id, version } = step.binding;
      await this.#letGo(voice, id);
      return this.#end(step, await this.#act(voice, "binding.end", { id, version, input: { to: step.to } }));
    }
    const { id: pack, version: packVersion } = step.record.pack;
    const body = { org: step.org, pack, packVersion, from: step.from };
    const before = replacedBy(place.bound, body);
    const name = orgs.find(({ id }) => id === step.org)?.name ?? "";
    const lines = [
      words.say("bindBody", name, format.day(step.from, "year"), versionWords(voice, step.record.pack)),
      ...(before && before.packVersion !== packVersion ? [words.say("bindReplaces", before.packVersion)] : []),
      ...(step.from < voice.session.today ? [words.say("past")] : []),
    ];
    if (!(await this.#asks(words.say("bindTitle"), lines, words.say("bindConfirm")))) return;
    if (!this.#host.dispatchEvent(new XbBindingCreateRequestEvent(body))) return;
    await this.#letGo(voice, this.#sent);
    this.#sent = newId();
    this.#end(step, await this.#act(voice, "binding.create", { id: this.#sent, body }));
  }

  /** Hands a version in, or writes it into its draft, and publishes it. */
  async #onPublish(voice: ManageVoice, pack: Pack): Promise<void> {
    const { words, place, records } = voice;
    this.#said = "";
    this.#refused = undefined;
    const body = words.say("publishBody", versionWords(voice, pack));
    if (!(await this.#asks(words.say("publishTitle"), [body], words.say("publishConfirm")))) return;
    if (!this.#host.dispatchEvent(new XbPackPublishRequestEvent(pack.id, pack.version))) return;
    const before = recordOf(records, pack);
    const id = before?.id ?? newId();
    await this.#letGo(voice, id);
    const written =
      before === undefined
        ? await this.#act(voice, "pack.create", { id, body: { org: place.here.id, pack } })
        : before.pack === pack
          ? undefined
          : await this.#act(voice, "pack.change", { id, version: before.version, patch: { pack } });
    if (written?.state === "refused") return this.#show("#findings");
    const receipt = await this.#act(voice, "pack.publish", { id });
    if (receipt.state === "refused") return this.#show("#findings");
    this.#publish.clear();
    this.#said = receipt.state === "sent" ? words.say("published") : "";
    this.#host.requestUpdate();
  }

  /** Fetched once something was found; until then, and without the network, the codes stand for themselves. */
  #readFindings(): void {
    const { language } = this.#words;
    if (this.#spoken === language) return;
    this.#spoken = language;
    void import("@xiaoben/policy/words/findings").then(
      ({ simplified, traditional }) => {
        // English stands in the messages.
        this.#findingWords = { "zh-Hans": simplified, "zh-Hant": traditional, en: {} }[language];
        this.#host.requestUpdate();
      },
      () => (this.#spoken = ""),
    );
  }

  /** What was refused before gives way to what is sent now. */
  async #letGo({ campus }: ManageVoice, id: Id): Promise<void> {
    const refused = (this.#pending.data ?? []).filter(({ on, state }) => on.id === id && state === "attention");
    for (const { actionId } of refused) await campus.resolve(actionId, "discard");
  }

  #asks(title: string, lines: readonly string[], confirm: string): Promise<boolean> {
    return this.#dialog!.ask({ title, body: html`<div class="stack">${lines.map((line) => html`<p>${line}</p>`)}</div>`, confirm });
  }

  async #act<A extends ActionId>({ campus }: ManageVoice, action: A, input: ActionOf[A]): Promise<Receipt> {
    const receipt = await campus.act(action, input);
    this.#refused = receipt.error;
    this.#host.requestUpdate();
    return receipt;
  }

  /** Closes the form of a step that was taken, unless another was begun in the meantime. */
  #end(step: Step, receipt: Receipt): void {
    if (receipt.state === "refused") return this.#host.requestUpdate();
    if (this.#step === step) this.#step = undefined;
    this.#said = receipt.state === "sent" ? this.#words.say("done") : "";
    this.#host.requestUpdate();
  }

  #show(selector: string): void {
    this.#focus = selector;
    this.#host.requestUpdate();
  }
}
