import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import {
  newId,
  type CampusGateway,
  type Credit,
  type GatewayError,
  type Id,
  type Pack,
  type Ref,
  type Report,
  type Session,
} from "@xiaoben/contract";
import {
  errorState,
  LazyController,
  LiveController,
  partMissing,
  RecordsController,
  skeleton,
  staleLine,
  state,
  unreadLine,
  Words,
  XbElement,
} from "../core/index.ts";
import { property } from "../core/property.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { formStrings } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { ReasonController } from "../forms/reason.ts";
import { ListsController } from "../practice/lists.ts";
import { readPlace } from "../practice/place.ts";
import { placeOf } from "../practice/practice.model.ts";
import { XbCreditMoveRequestEvent } from "./credit-register.events.ts";
import { inOrder, keepsRegister, type UpwardAction } from "./credit-register.model.ts";
import { creditRegisterStrings } from "./credit-register.strings.ts";
import { styles } from "./credit-register.styles.ts";
import type { Asked, Voice } from "./credit-register.voice.ts";
import { renderCredits } from "./credits.view.ts";

/** Most records of a list that are shown. */
const most = 500;
/** Rows of the register that are shown at once. */
const first = 50;
const states = ["rejected", "prepared", "reported", "registered", "corrected"] as const;

/**
 * What people are credited with at the level above: the register of an organisation, its reports with number, hash and receipt, what was sent
 * beside what was registered, and what was put right. Everybody else sees her own credits.
 *
 * States: empty, loading, full, read-only, offline with unsent work, refused, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Credits and reports to the level above
 * @fires {XbCreditMoveRequestEvent} xb-credit-move-request - A report is begun, gathered, handed in, sent, answered or taken back, or a credit put right; cancelable
 * @csspart register - The table of credits
 * @csspart report - One report
 * @csspart totals - What was sent, and what came of it
 * @csspart begin - The form that begins a report
 * @csspart findings - What is wrong with a receipt
 * @csspart reason - The form for a reason
 */
export class XbCreditRegisterElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, formStyles, styles];

  /** Id of the organisation; by default the one where the signed-in person holds a role beside teaching. */
  @property()
  org = "";

  /** Shows only one's own credits, to who keeps a register too. */
  @property({ type: Boolean })
  own = false;

  /** Reads a receipt of another format, such as a spreadsheet, as the text of one in `xiaoben.receipt/1`. */
  @property({ attribute: false })
  receiptReader: ((file: File) => Promise<string>) | undefined;

  readonly #words = new Words(this, creditRegisterStrings);
  readonly #forms = new Words(this, formStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #reason = new ReasonController(this);
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );
  readonly #reports = this.later(
    async () =>
      new (await import("./reports.part.ts")).ReportsPart(
        this,
        () => this.core,
        () => this.receiptReader,
      ),
  );
  readonly #refused = new Map<Id, GatewayError>();
  #state = "";
  #whole = false;
  #said = "";

  protected override render(): TemplateResult {
    const { session } = this;
    const keeps = session ? this.#keeps(session) : false;
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${this.#words.say(keeps ? "title" : "titleOwn")}</h2>
        ${keeps ? html`<span class="second small">${this.#records.get({ kind: "org", id: this.#place(session!) })?.name ?? ""}</span>` : nothing}
      </div>
      ${this.gate(["credit.list"], skeleton(this.core, 8)) ?? this.#renderContent(session!, keeps)}
      <p class="hidden" role="status">${this.#said}</p>
      ${keeps ? (this.#reports.get()?.beside() ?? nothing) : nothing}
    </section>`;
  }

  #keeps(session: Session): boolean {
    return !this.own && keepsRegister(session);
  }

  #place(session: Session): Id {
    return this.org || placeOf(session);
  }

  #renderContent(session: Session, keeps: boolean): TemplateResult {
    const campus = this.campus!;
    const where = keeps ? {} : { where: { person: session.person } };
    const credits = this.#lists.get({ kind: "credit", ...where, order: "-day", limit: most });
    const policy = this.#lazy.get(`words/${this.language}`, async () => (await import("@xiaoben/policy/words")).loadWords(this.language));
    const { failure } = this.#lists;
    if (!credits && failure) return errorState(this.core, failure.error, this.#lists.retry);
    if (!policy && this.#lazy.error) return errorState(this.core, this.#lazy.error, this.#lazy.retry);
    if (!credits || !policy) return skeleton(this.core, 8);
    const place = this.#place(session);
    const voice: Voice = {
      core: this.core,
      words: this.#words,
      forms: this.#forms,
      policy,
      format: this.format,
      campus,
      session,
      pending: this.#pending.data ?? [],
      refused: this.#refused,
      packs: this.#packs(campus, place, session, credits),
      place,
      name: keeps ? this.#names(place) : () => "",
      orgName: (org) => this.#records.get({ kind: "org", id: org })?.name ?? "",
      act: (action, on, more) => this.#act(campus, action, on, more),
    };
    return html`${failure?.shown ? staleLine(this.core) : unreadLine(this.core, failure?.error)}
    ${keeps ? this.#renderReports(voice) : nothing} ${this.#renderRegister(voice, credits, keeps)}`;
  }

  /** Packs by which people are credited: those that judge the place now, and those that credits name. */
  #packs(campus: CampusGateway, place: Id, session: Session, credits: readonly Credit[]): Map<string, Pack> | undefined {
    if (!this.capabilities.data?.has("definition")) return new Map();
    const found = readPlace(this.#records, this.#lists, place, session.today);
    if (found === undefined && !this.#lists.failure) return undefined;
    const now = (found?.bound ?? []).filter(({ standing }) => standing === "now");
    const versions = new Map([
      ...credits.map(({ rule }) => [rule.pack, rule.version] as const),
      ...now.map(({ binding }) => [binding.pack, binding.packVersion] as const),
    ]);
    const packs = [...versions].map(
      ([pack, version]) =>
        [pack, this.#lazy.get(`${pack}/${version}`, () => campus.definition<Pack>({ pack, version, id: "pack" }))] as const,
    );
    if (packs.some(([, pack]) => pack === undefined) && !this.#lazy.error) return undefined;
    return new Map(packs.flatMap(([id, pack]) => (pack ? [[id, pack] as const] : [])));
  }

  /** Names by person: of the place's people, read together, and those that reports were sent with. Of others one by one. */
  #names(place: Id): (person: Id) => string {
    const people = this.#lists.get({ kind: "person", where: { org: place }, limit: most });
    const sent = (this.#lists.get({ kind: "report", limit: most }) ?? []).flatMap(({ items = [] }: { items?: Report["items"] }) => items);
    const known = new Map([
      ...sent.flatMap(({ person, name }) => (name ? [[person, name] as const] : [])),
      ...(people ?? []).map(({ id, displayName }) => [id, displayName] as const),
    ]);
    return (person) => known.get(person) ?? (people || this.#lists.failure ? this.#records.name(person) : "");
  }

  #renderReports(voice: Voice): TemplateResult | typeof nothing {
    if (!(this.capabilities.data?.has("report.list") ?? false)) return nothing;
    const { campus } = voice;
    const may = campus.allows("report.create") === "yes" && campus.allows("report.prepare") === "yes";
    const context = {
      reports: this.#lists.get({ kind: "report", limit: most }),
      calendars: may ? this.#lists.get({ kind: "calendar", limit: 200 }) : undefined,
      begin: (org: Id, pack: string, rule: string, period: string) => void this.#begin(campus, { org, pack, rule, period }),
    };
    const missing = this.#reports.missing ? partMissing(this.core, this.#reports.retry) : skeleton(this.core, 3);
    return html`<section class="part" aria-labelledby="reports">
      <h3 id="reports">${this.#words.say("reports")}</h3>
      ${this.#reports.get()?.render(voice, context) ?? missing}
    </section>`;
  }

  async #begin(campus: CampusGateway, body: { org: Id; pack: string; rule: string; period: string }): Promise<void> {
    const on = { kind: "report", id: newId() } as const;
    if (!this.dispatchEvent(new XbCreditMoveRequestEvent("report.create", on))) return;
    const created = await campus.act("report.create", { id: on.id, body });
    if (created.state !== "refused") await campus.act("report.prepare", { id: on.id });
    if (created.error) this.#refused.set(on.id, created.error);
    this.requestUpdate();
  }

  #renderRegister(voice: Voice, credits: readonly Credit[], keeps: boolean): TemplateResult {
    const shown = inOrder(credits, this.#state);
    const none = credits.every((credit) => credit.state === "withdrawn");
    const table = none
      ? state("info", this.#words.say("none"), this.#words.say(keeps ? "noneHere" : "noneOwn"))
      : html`${renderCredits(voice, this.#whole ? shown : shown.slice(0, first), !keeps, this.#reason)} ${this.#renderMore(shown.length)}
        ${credits.length < most ? nothing : html`<p class="second small">${this.#words.say("latest", most)}</p>`}`;
    if (!keeps) return table;
    return html`<section class="part" aria-labelledby="register">
      <div class="row">
        <h3 id="register">${this.#words.say("register")}</h3>
        ${none ? nothing : this.#renderFilter()}
      </div>
      ${table}
    </section>`;
  }

  #renderMore(count: number): TemplateResult | typeof nothing {
    if (this.#whole || count <= first) return nothing;
    const onMore = (): void => {
      this.#whole = true;
      this.requestUpdate();
    };
    return html`<button type="button" class="no-print more" @click=${onMore}>${this.#words.say("more", count)}</button>`;
  }

  #renderFilter(): TemplateResult {
    const onState = (event: Event): void => {
      this.#state = (event.target as HTMLSelectElement).value;
      this.requestUpdate();
    };
    return html`<label class="row no-print" for="state"
      >${this.#words.say("filter")}
      <select id="state" @change=${onState}>
        <option value="">${this.#words.say("all")}</option>
        ${states.map((one) => html`<option value=${one} ?selected=${one === this.#state}>${this.#words.say("creditState", one)}</option>`)}
      </select></label
    >`;
  }

  /** Answers whether it went, or waits to go. */
  async #act(campus: CampusGateway, action: UpwardAction, on: Ref<"report" | "credit">, more: Asked = {}): Promise<boolean> {
    if (!this.dispatchEvent(new XbCreditMoveRequestEvent(action, on))) return false;
    const { state: went, error } = await campus.act(action, { id: on.id, ...more } as never);
    if (error) this.#refused.set(on.id, error);
    else this.#refused.delete(on.id);
    this.#said = went === "sent" ? this.#words.say("done") : "";
    this.requestUpdate();
    return went !== "refused";
  }
}
