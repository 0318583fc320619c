import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { say, type Ambiguity, type Id, type Pack, type Session } from "@xiaoben/contract";
import {
  errorState,
  label,
  LazyController,
  partMissing,
  RecordsController,
  skeleton,
  staleLine,
  state,
  Words,
  XbElement,
  type IconName,
  type Tone,
} from "../core/index.ts";
import { property } from "../core/property.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { ListsController } from "../practice/lists.ts";
import { readPlace, type Place } from "../practice/place.ts";
import { decidedOn, mayDecide, placeOf, type Standing } from "../practice/practice.model.ts";
import { practiceStrings } from "../practice/practice.strings.ts";
import { renderClauses } from "./clauses.view.ts";
import { XbDecisionOpenRequestEvent } from "./pack.events.ts";
import { asideOf, shownOf, type Shown } from "./pack.model.ts";
import { packStrings } from "./pack.strings.ts";
import { styles } from "./pack.styles.ts";

const marks: Record<Standing, [Tone, IconName]> = {
  now: ["met", "check"],
  coming: ["waiting", "clock"],
  past: ["neutral", "dash"],
  covered: ["neutral", "dash"],
};
const writes = ["pack.create", "binding.create", "binding.end", "pack.withdraw"] as const;

/**
 * The packs that judge an organisation: which, since when, and every clause in words. Who may, publishes versions, binds them,
 * ends bindings and withdraws versions.
 *
 * States: empty, loading, full, read-only, offline with unsent work, refused, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Packs that judge here, clause by clause; publishing and binding
 * @fires {XbDecisionOpenRequestEvent} xb-decision-open-request - Somebody wants to see an open question
 * @fires {XbPackPublishRequestEvent} xb-pack-publish-request - A version is handed in and published; cancelable
 * @fires {XbPackWithdrawRequestEvent} xb-pack-withdraw-request - A version is withdrawn; cancelable
 * @fires {XbBindingCreateRequestEvent} xb-binding-create-request - A version is to judge an organisation; cancelable
 * @fires {XbBindingEndRequestEvent} xb-binding-end-request - A binding ends; cancelable
 * @csspart pack - One pack
 * @csspart clauses - Its clauses
 * @csspart manage - Versions and bindings, for those who may change them
 */
export class XbPackElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, formStyles, styles];

  /** Id of the organisation; by default the one where the signed-in person holds a role beside teaching. */
  @property()
  org = "";

  /** Id of the pack that is shown; all that judge here by default. */
  @property()
  pack = "";

  /** Version of the pack that is shown, also where it does not judge here; the one that does by default. */
  @property({ attribute: "pack-version" })
  packVersion = "";

  /** Packs whose clauses were opened or closed by hand. */
  readonly #opened = new Map<string, boolean>();
  #printing = "";
  readonly #words = new Words(this, packStrings);
  readonly #practice = new Words(this, practiceStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  /** What the clauses can be read without. */
  readonly #beside = new ListsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #manage = this.later(async () => new (await import("./manage.view.ts")).ManageView(this, () => this.campus));

  override updated(): void {
    this.#manage.get()?.settleFocus();
  }

  get #place(): Id {
    return this.org || (this.session ? placeOf(this.session) : "");
  }

  protected override render(): TemplateResult {
    return html`<section class="stack ${this.#printing ? "printing" : ""}" aria-labelledby="title">
      <div class="head no-print">
        <h2 id="title">${this.#words.say("title")}</h2>
        <span class="second small">${this.#orgName(this.#place)}</span>
      </div>
      ${this.gate(["binding.list", "org.get"], skeleton(this.core, 8)) ?? this.#renderContent(this.session!)}
      ${this.#manage.get()?.dialog(this.core) ?? nothing}
    </section>`;
  }

  #orgName(id: Id): string {
    return (id && this.#records.get({ kind: "org", id })?.name) || "";
  }

  #renderContent(session: Session): TemplateResult {
    const place = readPlace(this.#records, this.#lists, this.#place, session.today);
    const { failure } = this.#lists;
    if (failure && !failure.shown) return errorState(this.core, failure.error, this.#lists.retry);
    if (place === undefined) return skeleton(this.core, 8);
    if (place === null) return state("question", this.#words.say("noPack"), this.#words.say("noPackNext"));
    const shown = shownOf(place.bound, this.pack, this.packVersion);
    return html`${failure ? staleLine(this.core) : nothing}
    ${
      shown.length === 0
        ? state("info", this.#words.say("noPack"), this.#words.say("noPackNext"))
        : html`<p class="headline no-print">${this.#words.say("headline", shown.filter(({ binding }) => binding).length)}</p>
            ${shown.map((one) => this.#renderShown(one, place, session, shown.length === 1))}`
    }
    ${this.#renderAside(place)} ${this.#renderManage(place, session)}`;
  }

  #renderShown(shown: Shown, place: Place, session: Session, alone: boolean): TemplateResult {
    const { pack: id, version, key } = shown;
    const pack = this.#lazy.get(key, () => this.campus!.definition<Pack>({ pack: id, version, id: "pack" }));
    const written = this.#lazy.get(`${key}/source`, () => this.#writtenOf(id, version));
    if (!pack) {
      const { error } = this.#lazy;
      if (error?.code === "not-found") return state("question", this.#words.say("gone"));
      return error ? errorState(this.core, error, this.#lazy.retry) : skeleton(this.core, 4);
    }
    const open = this.#opened.get(key) ?? (alone || this.pack !== "");
    const title = say(pack.title, this.language);
    const decisions = this.#decisionsOf(id);
    const undecided = pack.ambiguities.filter((ambiguity) => {
      const found = decidedOn(decisions, { pack: id, ambiguity: ambiguity.id }, place.chain, session.today);
      return !found.some(({ weight }) => weight === "now");
    });
    return html`<article class="pack ${this.#printing === key ? "only" : ""}" part="pack" data-pack=${key} aria-labelledby=${`pack-${key}`}>
      <div class="head">
        <h3 id=${`pack-${key}`}>${this.#practice.say("quoted", title)}</h3>
        <span class="second small">${this.#practice.say("level", pack.level)}</span>
      </div>
      <p class="list"><span>${this.#practice.say("version", pack.version)}</span><span>${this.#sinceWords(shown)}</span></p>
      ${this.#renderAbout(pack, written?.extends)}
      <div class="row">${this.#renderQuestionsLink(id, undecided, place, session)}</div>
      <div class="row no-print">
        <button
          type="button"
          class="read"
          aria-expanded=${open ? "true" : "false"}
          aria-label=${this.#words.say(open ? "closeOf" : "readOf", title)}
          @click=${() => this.#onToggle(key, !open)}
        >
          ${this.#words.say(open ? "close" : "read")}
        </button>
        <button type="button" class="print" aria-label=${this.#words.say("printOf", title)} @click=${() => this.#onPrint(key)}>
          ${this.#words.say("print")}
        </button>
      </div>
      ${open || this.#printing === key ? this.#renderClauses(pack, place, session) : nothing}
    </article>`;
  }

  /** The pack as it was written tells what it rests on; where that is not to be had, nothing is missing. */
  async #writtenOf(pack: string, version: string): Promise<Partial<Pack>> {
    return this.campus!.definition<Pack>({ pack, version, id: "source" }).catch(() => ({}));
  }

  #decisionsOf(pack: string) {
    const offered = this.capabilities.data?.has("decision.list") ?? false;
    return (offered && this.#beside.get({ kind: "decision", where: { pack }, limit: 200 })) || [];
  }

  #sinceWords({ binding }: Shown): string {
    if (!binding) return this.#words.say("notBound");
    const [org, from] = [this.#orgName(binding.org), this.format.day(binding.from, "year")];
    return binding.to ? this.#words.say("sinceTo", org, from, this.format.day(binding.to, "year")) : this.#words.say("since", org, from);
  }

  #renderAbout(pack: Pack, parent: Pack["extends"]): TemplateResult {
    const { source, effective } = pack;
    const [from, to] = [effective.from, effective.to].map((day) => day && this.format.day(day, "year"));
    const rows: [string, string][] = [
      [
        this.#words.say("basis"),
        [say(source.title, this.language), source.date && this.format.day(source.date, "year")].filter(Boolean).join(" · "),
      ],
      [this.#words.say("inForce"), to ? this.#words.say("fromTo", from!, to) : this.#words.say("from", from!)],
      ...(parent ? [[this.#words.say("parent"), this.#words.say("parentIs", parent.id, parent.version)] as [string, string]] : []),
    ];
    return html`<dl class="small">
        ${rows.map(
          ([name, value]) =>
            html`<dt class="second">${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${pack.examples.length > 0 ? html`<p class="second small">${this.#words.say("examples", pack.examples.length)}</p>` : nothing}`;
  }

  /** The way to the questions is for those who may settle one of them; everybody reads them among the clauses. */
  #renderQuestionsLink(pack: string, open: readonly Ambiguity[], { chain }: Place, session: Session): TemplateResult {
    if (open.length === 0) return html`<span class="second small">${this.#words.say("allDecided")}</span>`;
    const count = label("undetermined", "question", this.#words.say("questions", open.length));
    if (!open.some((ambiguity) => mayDecide(ambiguity, chain, session))) return count;
    return html`${count}
      <button type="button" class="link no-print" data-open="" @click=${() => this.dispatchEvent(new XbDecisionOpenRequestEvent(pack))}>
        ${this.#words.say("openQuestions")}
      </button>`;
  }

  #renderClauses(pack: Pack, place: Place, session: Session): TemplateResult {
    const explain = this.#lazy.get("explain", async () => (await import("@xiaoben/policy/words/explain")).explainPack);
    if (!explain) return this.#lazy.error ? partMissing(this.core, this.#lazy.retry) : skeleton(this.core, 6);
    const context = {
      words: this.#words,
      chain: place.chain,
      session,
      decisions: this.#decisionsOf(pack.id),
      open: (ambiguity: string | undefined) => void this.dispatchEvent(new XbDecisionOpenRequestEvent(pack.id, ambiguity)),
    };
    return html`${renderClauses(context, pack, explain(pack, this.language))}
      <div class="signing">
        <p><span>${this.#words.say("signPrincipal")}</span><i></i><span>${this.#words.say("signDay")}</span><i></i></p>
        <p class="small">${this.#orgName(this.#place)} · ${this.#words.say("printed", this.format.day(session.today, "year"))}</p>
      </div>`;
  }

  #renderAside(place: Place): TemplateResult | typeof nothing {
    const aside = asideOf(place.bound, this.pack);
    if (aside.length === 0) return nothing;
    return html`<details class="no-print">
      <summary>${this.#words.say("aside", aside.length)}</summary>
      <ul class="aside">
        ${aside.map(({ binding, standing }) => {
          const shown = { key: "", pack: binding.pack, version: binding.packVersion, binding };
          return html`<li>
            ${label(...marks[standing], this.#words.say("standing", standing))}
            <span>${this.#titleOf(binding.pack, binding.packVersion)} ${this.#practice.say("version", binding.packVersion)}</span>
            <span class="second small">${this.#sinceWords(shown)}</span>
          </li>`;
        })}
      </ul>
    </details>`;
  }

  #titleOf(pack: string, version: string): string {
    const found = this.#lazy.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" }));
    return found ? this.#practice.say("quoted", say(found.title, this.language)) : pack;
  }

  #renderManage(place: Place, session: Session): TemplateResult | typeof nothing {
    const campus = this.campus!;
    const offered = this.capabilities.data?.has("pack.list") ?? false;
    // Whoever teaches and no more is shown what holds, not how it is kept.
    const may = session.roles.some(({ role, org }) => role !== "teacher" && place.chain.some(({ id }) => id === org));
    if (!offered || !may || !writes.some((action) => campus.allows(action) === "yes")) return nothing;
    const part = this.#manage.get();
    if (this.#manage.missing) return partMissing(this.core, this.#manage.retry);
    if (!part) return nothing;
    return part.render({
      campus,
      core: this.core,
      practice: this.#practice,
      format: this.format,
      place,
      session,
    });
  }

  #onToggle(key: string, open: boolean): void {
    this.#opened.set(key, open);
    this.requestUpdate();
  }

  async #onPrint(key: string): Promise<void> {
    this.#opened.set(key, true);
    this.#showAlone(key);
    await this.updateComplete;
    addEventListener("afterprint", () => this.#showAlone(""), { once: true });
    print();
  }

  #showAlone(key: string): void {
    this.#printing = key;
    this.requestUpdate();
  }
}
