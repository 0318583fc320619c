import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { type CampusGateway, type Hour, type Session } from "@xiaoben/contract";
import { errorState, savedLine, skeleton, staleLine, state, Words, XbElement } from "../core/index.ts";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { property } from "../core/property.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { placeOf } from "../practice/practice.model.ts";
import { Arrangement } from "./hour-ledger.arrangement.ts";
import { renderBar, renderOutcome } from "./hour-ledger.bar.ts";
import { DecideController } from "./hour-ledger.decide.ts";
import { EditController } from "./hour-ledger.edit.ts";
import { renderFilters, type Filters } from "./hour-ledger.filters.ts";
import { GridController } from "./hour-ledger.grid.ts";
import { Hands } from "./hour-ledger.hands.ts";
import { renderGrid } from "./hour-ledger.grid.view.ts";
import { isHead, type Grouping, type Head, type Item } from "./hour-ledger.model.ts";
import { NamesController } from "./hour-ledger.names.ts";
import { PagesController } from "./hour-ledger.pages.ts";
import { PlaceReader, type Place } from "./hour-ledger.place.ts";
import { Rights } from "./hour-ledger.rights.ts";
import { renderHead, renderRow, type Voice } from "./hour-ledger.row.ts";
import { Selection } from "./hour-ledger.selection.ts";
import { ledgerStrings } from "./hour-ledger.strings.ts";
import { styles } from "./hour-ledger.styles.ts";
import { titleOfHead } from "./hour-ledger.titles.ts";

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
 * @slot toolbar - What the page does with the ledger as a whole, such as import and export
 * @cssproperty [--xb-ledger-height=min(70vh, 640px)] - How high the window onto the rows may become
 * @csspart batch - What can be done with the chosen records
 * @csspart outcome - What became of the last batch
 * @csspart state - What is shown instead of the content
 */
export class XbHourLedgerElement extends XbElement implements Filters {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, dialogStyles, styles];

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
  #decides = false;
  #printing = false;
  readonly #arrangement = new Arrangement();
  readonly #selection = new Selection();
  readonly #rights = new Rights(
    () => this.session,
    () => this.campus,
  );
  readonly #words = new Words(this, ledgerStrings);
  readonly #reader = new PlaceReader(this, () => this.#open);
  readonly #hours = new PagesController<"hour">(this, most, () => this.session && { gateway: this.#open, query: this.#query() });
  readonly #people = new PagesController<"person">(this, most, () =>
    this.session && this.#offers("person.list")
      ? { gateway: this.#open, query: { kind: "person", where: { org: this.org || placeOf(this.session) } } }
      : undefined,
  );
  readonly #names = new NamesController(this, {
    people: this.#people,
    gateway: () => this.#open,
    unread: () => this.core.say("nameUnread"),
  });
  readonly #edit = new EditController(this, () => this.#open);
  readonly #dialog = new DialogController(this, () => this.core);
  readonly #decide = new DecideController(this, {
    gateway: () => this.#open,
    core: this.core,
    words: this.#words,
    hours: this.#hours,
    edit: this.#edit,
    dialog: this.#dialog,
    selection: this.#selection,
  });
  readonly #grid: GridController = new GridController(this, {
    row: (item, index, style) => this.#renderItem(item, index, style),
    press: (event, item, column) => this.#hands.press(event, item, column),
  });
  readonly #hands: Hands = new Hands({
    grid: () => this.#grid,
    selection: this.#selection,
    edit: this.#edit,
    rights: this.#rights,
    fold: (head) => this.#arrangement.fold(head),
    changed: () => this.requestUpdate(),
  });
  readonly #paper = this.later(async () => new (await import("./hour-ledger.print.ts")).PrintView());

  /** The gateway once it is known who is signed in. */
  get #open(): CampusGateway | undefined {
    return this.session ? this.campus : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeprint", this.#onPrint);
    window.addEventListener("afterprint", this.#onPrinted);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.#onPrint);
    window.removeEventListener("afterprint", this.#onPrinted);
  }

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${this.#words.say("title")}</h2>
        <div class="row no-print"><slot name="toolbar"></slot></div>
      </div>
      ${this.gate(["hour.list"], skeleton(this.core, 8)) ?? this.#renderContent(this.session!)} ${this.#dialog.render()}
    </section>`;
  }

  #renderContent(session: Session): TemplateResult {
    const { rows, error, complete, refresh } = this.#hours;
    if (error && rows.length === 0) return errorState(this.core, error, refresh);
    const place = (this.#place = this.#reader.read(session, this.language, (operation) => this.#offers(operation), this.org));
    const { core, format } = this;
    this.#voice = { core, words: this.#words, format, categories: place.categories, name: (id) => this.#names.of(id) };
    this.#decides = this.#rights.decides;
    this.#grid.items = this.#arrangement.of(this.#rows, this.groupBy, place);
    const filtered = Object.keys(this.#query().where).length > 0;
    return html`${this.#renderFilters(place)} ${error ? staleLine(this.core) : nothing} ${this.#renderOutcome()}
    ${
      rows.length > 0 || this.#decide.only
        ? this.#renderGrid()
        : !complete
          ? skeleton(this.core, 8)
          : filtered
            ? state("info", this.#words.say("emptyFiltered"), undefined, this.#renderClear())
            : state("info", this.#words.say("empty"), this.#words.say("emptyNext"))
    }
    ${this.#printing ? this.#renderPaper(place) : nothing}`;
  }

  #renderFilters({ below, categories }: Place): TemplateResult {
    const people = this.#people.complete ? this.#people.rows : [];
    return renderFilters(this.#voice, this, { categories, orgs: below, people }, (name, value) => this.#narrow({ [name]: value }));
  }

  #renderClear(): TemplateResult {
    const none = { state: "", category: "", person: "", org: "", from: "", to: "" };
    return html`<button type="button" @click=${() => this.#narrow(none)}>${this.#words.say("clearFilters")}</button>`;
  }

  #renderOutcome(): TemplateResult | typeof nothing {
    const { outcome, only, showOnly, dismiss } = this.#decide;
    return outcome ? renderOutcome(this.#voice, outcome, { only: only !== undefined, show: showOnly, dismiss }) : nothing;
  }

  #renderGrid(): TemplateResult {
    const { rows, complete, more } = this.#hours;
    const chosen = this.#decides ? this.#chosen() : [];
    const count = rows.length;
    const saved = this.#edit.saved;
    return html`<p class="second small figure">
        ${more ? this.#words.say("countedMore", count) : complete ? this.#words.say("counted", count) : this.#words.say("reading", count)}
        ${saved ? savedLine(this.core, saved.saved, this.format.moment(saved.at, this.session!.timeZone, this.session!.today)) : nothing}
      </p>
      ${renderGrid(this.#words, {
        grid: this.#grid,
        hands: this.#hands,
        counts: complete && !more,
        order: this.order,
        chosen: this.#decides ? (chosen.length === 0 ? "none" : chosen.length < count ? "some" : "all") : undefined,
        sort: (order) => (this.order = order),
      })}
      <p class="hidden" role="status">${chosen.length > 0 ? this.#words.say("chosen", chosen.length) : nothing}</p>
      ${this.#decide.renderRunning()}
      ${
        chosen.length > 0 && !this.#decide.running
          ? renderBar(this.#voice, {
              chosen: chosen.length,
              open: chosen.filter((hour) => this.#rights.awaits(hour)).length,
              may: (does) => this.#rights.may(`hour.${does}`),
              decide: (does) =>
                this.#decide.begin(
                  does,
                  chosen.filter((hour) => this.#rights.awaits(hour)),
                ),
              clear: () => this.#hands.choose((selection) => selection.clear()),
            })
          : nothing
      }`;
  }

  #renderItem(item: Item, index: number, style: string): TemplateResult {
    if (isHead(item)) return renderHead(this.#words, item, this.#titleOf(item), index, style);
    return renderRow(this.#voice, item, {
      index,
      style,
      selected: this.#decides ? this.#selection.has(item.id) : undefined,
      note: this.#decide.noteOf(item),
      approved: this.#edit.cell(this.#voice, item, this.#decides && this.#rights.grants(item)),
    });
  }

  #renderPaper(place: Place): TemplateResult | typeof nothing {
    return (
      this.#paper.get()?.render(this.#voice, this.#grid.items, {
        place: place.name,
        period: this.from || this.to ? this.#words.say("paperPeriod", this.from, this.to) : this.#words.say("paperPeriodAll"),
        count: this.#words.say("records", this.#hours.rows.length),
        titleOf: (head) => this.#titleOf(head),
      }) ?? nothing
    );
  }

  #titleOf({ head }: Head): string {
    return titleOfHead(this.#voice, this.groupBy as Grouping, head, this.#place?.groups ?? []);
  }

  #query(): { kind: "hour"; where: Record<string, string>; order: string } {
    const { state, category, person, org, activity, from, to, order } = this;
    const given = Object.entries({ state, category, person, org, activity, from, to }).filter(([, value]) => value !== "");
    return { kind: "hour", where: Object.fromEntries(given), order };
  }

  /** The rows, or those of the last batch that were refused. */
  get #rows(): readonly Hour[] {
    return this.#decide.only ?? this.#hours.rows;
  }

  #chosen(): Hour[] {
    if (this.#selection.size === 0) return [];
    return this.#rows.filter(({ id }) => this.#selection.has(id));
  }

  #offers(operation: string): boolean {
    return this.capabilities.data?.has(operation) ?? false;
  }

  #narrow(filters: Partial<Filters>): void {
    this.#selection.clear();
    this.#decide.dismiss();
    Object.assign(this, filters);
  }

  /** Paper shows every row: they are drawn before the browser takes its picture. */
  readonly #onPrint = (): void => this.#print(true);
  readonly #onPrinted = (): void => this.#print(false);

  #print(printing: boolean): void {
    this.#printing = printing;
    this.requestUpdate();
    this.performUpdate();
  }
}
