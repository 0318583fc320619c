import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { CampusGateway, Hour, Session } from "@xiaoben/contract";
import { XbElement } from "../core/element.ts";
import { property } from "../core/property.ts";
import { errorState, partMissing, skeleton, staleLine, state } from "../core/states.ts";
import { Words } from "../core/words.ts";
import type { Filters } from "./hour-ledger.filters.ts";
import { GridController } from "./hour-ledger.grid.ts";
import { renderGrid } from "./hour-ledger.grid.view.ts";
import { Hands } from "./hour-ledger.hands.ts";
import { isHead, type Item } from "./hour-ledger.model.ts";
import { NamesController } from "./hour-ledger.names.ts";
import { PagesController } from "./hour-ledger.pages.ts";
import type { Place } from "./hour-ledger.place.ts";
import { Rights } from "./hour-ledger.rights.ts";
import { figureOf, rowOf, type Voice } from "./hour-ledger.row.ts";
import type { Row } from "./hour-ledger.rows.ts";
import { Selection } from "./hour-ledger.selection.ts";
import { ledgerStrings } from "./hour-ledger.strings.ts";
import { styles } from "./hour-ledger.styles.ts";

/** What narrows the list. */
const filters = ["state", "category", "person", "org", "activity", "from", "to"] as const;

/** Keeps the place of the fields until they are there. */
const noFilters = html`<div class="filters no-print" aria-hidden="true">${filters.slice(1).map(() => html`<i></i>`)}</div>`;

/** Most rows on the page. */
const most = 10_000;

/**
 * The ledger of study hours of a school or a county: every record that the signed-in person may see, filtered and ordered by the
 * back end, grouped on the page; records are approved, returned or rejected many at a time. It counts records and never adds up hours.
 *
 * States: empty, loading, full, read-only, offline, conflict, error, signed out, not permitted, not offered, long text, narrow phone, print.
 *
 * @summary Ledger of study hours, with decisions in batches
 * @fires xb-hour-ledger-approve-request - Records are to be approved; prevented: the page does it itself
 * @fires xb-hour-ledger-return-request - Records are to be returned, with one reason; prevented: the page does it itself
 * @fires xb-hour-ledger-reject-request - Records are to be rejected, with one reason; prevented: the page does it itself
 * @fires xb-hour-ledger-reopen-request - Decisions are to be taken back; prevented: the page does it itself
 * @slot toolbar - What the page does with the ledger as a whole, such as import and export
 * @cssproperty [--xb-ledger-height=min(70vh, 640px)] - How high the window onto the rows may become
 * @csspart batch - What can be done with the chosen records
 * @csspart outcome - What became of the last batch
 * @csspart state - What is shown instead of the content
 */
export class XbHourLedgerElement extends XbElement implements Filters {
  static override styles: CSSResultGroup = [XbElement.styles, styles];

  /** Only records in this state. */
  @property()
  state = "";

  /** Only records with this code of a category. */
  @property()
  category = "";

  /** Only records of this person, by id. */
  @property()
  person = "";

  /** Only records of this organisation and those below it, by id; all that may be seen by default. */
  @property()
  org = "";

  /** Only records of this activity, by id. */
  @property()
  activity = "";

  /** Only records from this day on. */
  @property()
  from = "";

  /** Only records up to this day. */
  @property()
  to = "";

  /** Order of the rows: `-day`, `day`, `person` or `id`. */
  @property()
  order = "-day";

  /** What rows are put together by: `person`, `group`, `category`, `state`, `month`, `term` or `schoolYear`; by nothing by default. */
  @property({ attribute: "group-by" })
  groupBy = "";

  /** What the last rendering drew with; rows that come into sight later are drawn with it too. */
  #place: Place | undefined;
  #voice!: Voice;
  #chooses = false;
  #printing = false;
  readonly #selection = new Selection();
  readonly #rights = new Rights(
    () => this.campus,
    () => this.session,
  );
  readonly #words = new Words(this, ledgerStrings);
  readonly #hours = new PagesController<"hour">(this, most, () => this.session && { gateway: this.#open, query: this.#query() });
  readonly #names = new NamesController(this, {
    gateway: () => this.#open,
    lists: () => this.#offers("person.list"),
    org: () => this.org || this.session?.roles.find(({ role }) => role !== "teacher")?.org || this.session?.org,
    unread: () => this.core.say("nameUnread"),
  });
  readonly #grid: GridController = new GridController(this, {
    row: (item) => this.#rowOf(item),
    press: (event, item, column) => this.#hands.press(event, item, column),
  });
  readonly #hands: Hands = new Hands({
    grid: () => this.#grid,
    selection: this.#selection,
    chooses: () => this.#chooses,
    fold: (head) => this.#groups.get()?.fold(head),
    grant: (hour) => this.#grant(hour),
    changed: () => this.requestUpdate(),
  });
  readonly #groups = this.later(async () => new (await import("./hour-ledger.groups.ts")).GroupsPart(this, () => this.#open));
  readonly #paper = this.later(async () => new (await import("./hour-ledger.print.ts")).PrintView());
  readonly #desk = this.later(
    async () =>
      new (await import("./hour-ledger.desk.ts")).DeskPart(this, {
        gateway: () => this.#open,
        core: this.core,
        hours: this.#hours,
        rights: this.#rights,
        selection: this.#selection,
        clear: () => this.#hands.choose((selection) => selection.clear()),
      }),
  );

  /** The gateway once it is known who is signed in. */
  get #open(): CampusGateway | undefined {
    return this.session ? this.campus : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeprint", this.#onPrint);
    window.addEventListener("afterprint", this.#onPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.#onPrint);
    window.removeEventListener("afterprint", this.#onPrint);
  }

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${this.#words.say("title")}</h2>
        <div class="row no-print"><slot name="toolbar"></slot></div>
      </div>
      ${this.gate(["hour.list"], skeleton(this.core, 8)) ?? this.#renderContent(this.session!)}
    </section>`;
  }

  #renderContent(session: Session): TemplateResult {
    const { rows, error, complete, refresh } = this.#hours;
    if (error && rows.length === 0) return errorState(this.core, error, refresh);
    const { core, format } = this;
    const [groups, desk] = [this.#groups.get(), this.#desk.get()];
    const place = (this.#place = groups?.place.read(session, this.language, (operation) => this.#offers(operation), this.org));
    this.#voice = { core, words: this.#words, format, categories: place?.categories, name: (id) => this.#names.of(id) };
    const shown = desk?.only ?? rows;
    this.#grid.items = groups && place ? groups.arrange(shown, this.groupBy, place) : shown;
    this.#chooses = this.#selection.size > 0 || this.#rights.decides(rows);
    const missing = [this.#groups, this.#desk].find((part) => part.missing);
    const people = this.#names.listed;
    return html`${groups?.renderFilters(this.#voice, this, { place, people }, this.#narrow) ?? noFilters}
    ${missing ? partMissing(core, missing.retry) : nothing} ${error ? staleLine(core) : nothing} ${desk?.renderAbove(format, session)}
    ${rows.length > 0 || desk?.only ? this.#renderGrid(shown) : complete ? this.#renderNone() : skeleton(core, 8)}
    ${this.#printing ? this.#renderPaper() : nothing}`;
  }

  #renderNone(): TemplateResult {
    if (Object.keys(this.#query().where).length === 0) return state("info", this.#words.say("empty"), this.#words.say("emptyNext"));
    const none = Object.fromEntries(filters.map((name) => [name, ""]));
    const clear = html`<button type="button" @click=${() => this.#narrow(none)}>${this.#words.say("clearFilters")}</button>`;
    return state("info", this.#words.say("emptyFiltered"), undefined, clear);
  }

  #renderGrid(shown: readonly Hour[]): TemplateResult {
    const { rows, complete, more } = this.#hours;
    const chosen = this.#selection.size > 0 ? shown.filter(({ id }) => this.#selection.has(id)) : [];
    const counted = more ? "countedMore" : complete ? "counted" : "reading";
    return html`<p class="second small figure no-print">${this.#words.say(counted, rows.length)}</p>
      ${renderGrid(this.#words, {
        grid: this.#grid,
        hands: this.#hands,
        counts: complete && !more,
        order: this.order,
        chosen: this.#chooses ? (chosen[0] ? (chosen.length < shown.length ? "some" : "all") : "none") : undefined,
        sort: (order) => (this.order = order),
      })}
      ${this.#desk.get()?.renderBelow(chosen)}`;
  }

  #rowOf(item: Item): Row {
    const voice = this.#voice;
    if (isHead(item)) return this.#groups.get()!.rowOf(voice, item, this.groupBy, this.#place!);
    const desk = this.#desk.get();
    return rowOf(voice, item, {
      selected: this.#chooses ? this.#selection.has(item.id) : undefined,
      note: desk?.noteOf(item),
      approved: desk && this.#rights.grants(item) ? desk.granted(voice, item) : figureOf(voice, item.approvedHours),
    });
  }

  #renderPaper(): TemplateResult | undefined {
    const [groups, place, { from, to, groupBy }] = [this.#groups.get(), this.#place, this];
    return groups && place && this.#paper.get()?.render(this.#voice, this.#grid.items, { groups, place, from, to, groupBy });
  }

  #query(): { kind: "hour"; where: Record<string, string>; order: string } {
    const given = filters.map((name) => [name, this[name]] as const).filter(([, value]) => value !== "");
    return { kind: "hour", where: Object.fromEntries(given), order: this.order };
  }

  #offers(operation: string): boolean {
    return this.capabilities.data?.has(operation) ?? false;
  }

  #grant(hour: Hour): boolean {
    const desk = this.#desk.get();
    if (!desk || !this.#rights.grants(hour)) return false;
    desk.grant(hour);
    return true;
  }

  readonly #narrow = (filters: Partial<Filters>): void => {
    this.#selection.clear();
    this.#desk.get()?.dismiss();
    Object.assign(this, filters);
  };

  /** Paper shows every row: they are drawn before the browser takes its picture. */
  readonly #onPrint = ({ type }: Event): void => {
    this.#printing = type === "beforeprint";
    this.requestUpdate();
    this.performUpdate();
  };
}
