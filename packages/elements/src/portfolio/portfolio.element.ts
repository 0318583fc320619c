import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { Calendar, GatewayError, Group, Id, Kinds, Org, Purpose, Session } from "@xiaoben/contract";
import { XbElement } from "../core/element.ts";
import { property } from "../core/property.ts";
import { failureIn, RecordsController } from "../core/records.ts";
import { errorState, notOffered, notPermitted, partMissing, skeleton, staleLine, state, unreadLine } from "../core/states.ts";
import { paperStyles } from "../core/paper.styles.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { Words } from "../core/words.ts";
import { chooseStyles } from "../forms/choose.ts";
import { ListsController } from "../practice/lists.ts";
import { idsAbove } from "../practice/practice.model.ts";
import { isBare, piled, type Arrangement, type Pile } from "./arranged.model.ts";
import { renderChoosing } from "./choose.view.ts";
import { filed, type Entry } from "./filing.model.ts";
import type { SheetWriter } from "./files.part.ts";
import type { Asked } from "./gaps.part.ts";
import { PagesController } from "./pages.ts";
import { XbPortfolioOpenRequestEvent } from "./portfolio.events.ts";
import { ownerOf, subjectKind, yearOf, yearsOf, type Owner } from "./portfolio.model.ts";
import { portfolioStrings } from "./portfolio.strings.ts";
import { styles } from "./portfolio.styles.ts";
import type { Voice } from "./portfolio.voice.ts";
import { asksOf, type Scope } from "./queries.ts";

/** Most organisations, groups, calendars or people of one list. */
const limit = 500;

/**
 * The portfolio of a person, a group or an organisation for one school year, composed from records: what stands there, filed by itself by kind, by
 * activity and by month, with its state, its evidence and where it came from; and what the rules still miss. Nothing is typed into it.
 *
 * States: empty, loading, full, cut off, for appraisal, offline, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary What stands about a person, a group or a school, filed by itself, and what is missing
 * @fires {XbPortfolioOpenRequestEvent} xb-portfolio-open-request - Another portfolio is to be shown; prevented: the page does it
 * @csspart badge - A small label
 * @csspart gaps - What the rules still miss
 * @csspart entries - The table of filed records
 * @csspart state - What is shown instead of the content
 */
export class XbPortfolioElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, paperStyles, chooseStyles, styles];

  /** Id of the person; the signed-in person by default. */
  @property()
  person = "";

  /** Id of a group, in place of a person. */
  @property()
  group = "";

  /** Id of an organisation, in place of a person. */
  @property()
  org = "";

  /** Name of the school year, as `2026-2027`; the present one by default. */
  @property()
  year = "";

  /** `appraisal`: it is opened to rate somebody, and growth notes do not come along. */
  @property()
  purpose: "" | Purpose = "";

  /** How entries lie: `kind`, `event` (by activity and lesson) or `month`. */
  @property()
  arrangement: Arrangement = "kind";

  /** Writes a table of texts as a workbook; without it, Excel is not offered. */
  @property({ attribute: false })
  sheetWriter: SheetWriter | undefined;

  readonly #more = new Map<string, number>();
  readonly #words = new Words(this, portfolioStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #pages = new PagesController(this, () => this.campus);
  readonly #whose = this.later(async () => new (await import("./whose.part.ts")).WhosePart(this, this.#words, this.#lists));
  readonly #view = this.later(() => import("./entries.view.ts"));
  readonly #gaps = this.later(async () => new (await import("./gaps.part.ts")).GapsPart(this, () => this.campus));
  readonly #files = this.later(async () => new (await import("./files.part.ts")).FilesPart(this));

  protected override render(): TemplateResult {
    const { session } = this;
    const owner = session && ownerOf(this, session.person);
    const isMine = !owner || (owner.kind === "person" && owner.id === session.person);
    const title = isMine ? this.#words.say("mine") : this.#words.say("titleOf", this.#ownerName(owner));
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title" tabindex="-1">${title}</h2>
      ${this.gate(["calendar.list", "org.get"], skeleton(this.core, 9)) ?? this.#renderOwner(session!, owner!, isMine, title)}
    </section>`;
  }

  #renderOwner(session: Session, owner: Owner, isMine: boolean, title: string): TemplateResult {
    const group = owner.kind === "group" ? this.#records.get({ kind: "group", id: owner.id }) : undefined;
    const home = owner.kind === "group" ? group?.org : owner.kind === "org" ? owner.id : this.#homeOf(owner, session);
    const org = home === undefined ? undefined : this.#records.get({ kind: "org", id: home });
    const calendars = this.#lists.get({ kind: "calendar", limit });
    if (group === null || org === null) {
      const failure = failureIn(this.#records);
      return failure ? errorState(this.core, failure) : notPermitted(this.core);
    }
    const failure = this.#lists.failure;
    if (!calendars && failure) return errorState(this.core, failure.error, this.#lists.retry);
    if (!org || !calendars) return skeleton(this.core, 9);
    const years = yearsOf(calendars, idsAbove(org), session.today);
    const year = yearOf(years, this.year);
    const choosing = this.#renderChoosing(session, owner, years, year);
    if (!year) return html`${choosing}${state("info", this.#words.say("noYear"), this.#words.say("noYearNext"))}`;
    return html`${choosing}${this.#renderYear(session, owner, org, group, year, isMine, title)}`;
  }

  #renderYear(
    session: Session,
    owner: Owner,
    org: Org,
    group: Group | undefined,
    year: Calendar,
    isMine: boolean,
    title: string,
  ): TemplateResult {
    const purpose: Purpose = this.purpose === "appraisal" ? "appraisal" : "work";
    const scope = this.#scope(owner, org, group);
    const offered = asksOf(scope, year, purpose).filter(({ kind }) => this.capabilities.data?.has(`${kind}.list`) ?? true);
    if (offered.length === 0) return notOffered(this.core);
    const found = offered.map((query) => ({ query, ...this.#pages.get(query) }));
    const errors = found.flatMap(({ error, items }) => (error && items.length === 0 ? [error] : []));
    const old = found.some(({ error, items }) => error && items.length > 0);
    if (errors.length === found.length) return errorState(this.core, pressing(errors), this.#pages.retry);
    if (!found.every(({ settled }) => settled) || (owner.kind === "org" && !scope.orgs)) return skeleton(this.core, 9);
    const entries = filed(scope, byKind(found), year, session.timeZone);
    const piles = piled(entries, this.arrangement);
    const voice: Voice = { core: this.core, words: this.#words, format: this.format, nameOf: (id) => this.#personName(org.id, id) };
    const says = [
      purpose === "appraisal" ? this.#words.say("appraisal") : "",
      isMine ? "" : this.#words.say("onlySeen"),
      found.some(({ cut }) => cut) ? this.#words.say("cut") : "",
    ].filter(Boolean);
    return html`${old ? staleLine(this.core) : nothing}
    ${renderPaperHead([org.name, title, this.#words.say("yearOf", year.schoolYear), this.format.day(session.today, "year")])}
    ${says.map((line) => html`<p class="notice"><span>${line}</span></p>`)} ${unreadLine(this.core, ...errors)}
    ${this.#renderGaps(voice, { subject: { kind: subjectKind(owner, org), id: owner.id }, year, today: session.today, purpose, entries })}
    ${entries.length === 0 ? state("info", this.#words.say("empty"), this.#words.say("emptyNext")) : this.#renderEntries(voice, entries, piles, `${title} ${year.schoolYear}`)}
    ${this.#renderFoot(session)}`;
  }

  #renderGaps(voice: Voice, asked: Asked): TemplateResult | typeof nothing {
    return this.#gaps.get()?.render(voice, asked) ?? this.#renderMissing(this.#gaps);
  }

  #renderMissing(part: { missing: boolean; retry(): void }): TemplateResult {
    return part.missing ? partMissing(this.core, part.retry) : skeleton(this.core, 3);
  }

  #renderEntries(voice: Voice, entries: readonly Entry[], piles: readonly Pile[], name: string): TemplateResult {
    const bare = entries.filter(isBare).length;
    return html`<section class="part" aria-labelledby="entries-title">
      <div class="head">
        <h3 id="entries-title">${this.#words.say("entries")}</h3>
        <div class="row no-print">
          ${this.#files.get()?.render(voice, piles, name, this.sheetWriter)}
          <button type="button" @click=${() => print()}>${this.#words.say("print")}</button>
        </div>
      </div>
      <p>${this.#words.say("counts", entries.length, bare)}</p>
      ${this.#view.get()?.renderEntries(voice, piles, this.arrangement, { more: this.#more, show: this.#onMore }) ?? this.#renderMissing(this.#view)}
    </section>`;
  }

  #renderFoot({ today }: Session): TemplateResult {
    return html`<footer class="foot second small">
      <p>${this.#words.say("filedBy", this.format.day(today, "year"))}</p>
      <p class="paper sign">
        <span>${this.#words.say("prepared")}</span><span>${this.#words.say("checked")}</span><span>${this.#words.say("signedOn")}</span>
      </p>
    </footer>`;
  }

  #renderChoosing(session: Session, owner: Owner, years: readonly Calendar[], year: Calendar | undefined): TemplateResult {
    const keeps = session.roles.some(({ role }) => role !== "teacher");
    const whose = keeps && this.#whose.get()?.render({ session, owner, nameOf: this.#ownerName, open: this.#onOpen });
    return renderChoosing(this.#words, whose || nothing, {
      years,
      year: year?.schoolYear ?? "",
      arrangement: this.arrangement,
      onYear: (name) => (this.year = name),
      onArrangement: (by) => (this.arrangement = by),
    });
  }

  #scope(owner: Owner, org: Org, group: Group | undefined): Scope {
    if (owner.kind !== "org") return { owner, ...(group && { group }) };
    const all = this.#lists.get({ kind: "org", limit });
    const orgs = all && new Set([org.id, ...all.filter((one) => idsAbove(one).includes(org.id)).map(({ id }) => id)]);
    return { owner, ...(orgs && { orgs }) };
  }

  #homeOf({ id }: Owner, session: Session): Id | undefined {
    return id === session.person ? session.org : (this.#records.get({ kind: "person", id })?.org ?? undefined);
  }

  #staff(org: Id): readonly Kinds["person"][] {
    return this.#lists.get({ kind: "person", where: { org }, limit }) ?? [];
  }

  #personName(org: Id, person: Id): string {
    const listed = ownerOf(this, "").kind === "person" ? undefined : this.#staff(org).find(({ id }) => id === person);
    return listed?.displayName ?? (this.#records.name(person) || "…");
  }

  readonly #ownerName = ({ kind, id }: Owner): string => {
    if (kind === "person") return this.#records.name(id) || "…";
    return this.#records.get({ kind, id })?.name ?? "…";
  };

  readonly #onMore = (key: string, more: number): void => {
    this.#more.set(key, more);
    this.requestUpdate();
  };

  readonly #onOpen = (owner: Owner): void => {
    if (!this.dispatchEvent(new XbPortfolioOpenRequestEvent(owner))) return;
    [this.person, this.group, this.org] = [owner.kind === "person" ? owner.id : "", "", ""];
    if (owner.kind !== "person") this[owner.kind] = owner.id;
    this.#more.clear();
  };
}

const renderPaperHead = (parts: readonly string[]): TemplateResult => html`<p class="paper small">${parts.join(" · ")}</p>`;

/** Of several failures the one that says more than that something is not for this person. */
const pressing = (errors: readonly GatewayError[]): GatewayError => errors.find(({ code }) => !code.startsWith("not-")) ?? errors[0]!;

/** The records of all lists by kind, each once. */
function byKind(found: readonly { query: { kind: string }; items: readonly { id: Id }[] }[]): Parameters<typeof filed>[1] {
  const kinds: Record<string, Map<Id, { id: Id }>> = {};
  for (const { query, items } of found) {
    const known = (kinds[query.kind] ??= new Map());
    for (const item of items) known.set(item.id, item);
  }
  return Object.fromEntries(Object.entries(kinds).map(([kind, records]) => [kind, [...records.values()]]));
}
