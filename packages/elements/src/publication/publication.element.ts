import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import {
  dayOf,
  type ActionOf,
  type GatewayError,
  type Id,
  type Pack,
  type Publication,
  type PublicationItem,
  type Ref,
  type Session,
} from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import {
  emptyState,
  errorState,
  icon,
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
  type PartController,
} from "../core/index.ts";
import { property } from "../core/property.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { ListsController } from "../practice/lists.ts";
import { listView } from "./list.view.ts";
import type { MinePart } from "./mine.part.ts";
import { publicationBadge } from "./publication.badge.ts";
import { XbPublicationMoveRequestEvent, XbPublicationOpenRequestEvent } from "./publication.events.ts";
import { asWhole, drawsUpIn, movesOf, standingOf, type Known, type PublicationAction } from "./publication.model.ts";
import { publicationStrings } from "./publication.strings.ts";
import { styles } from "./publication.styles.ts";
import type { Voice } from "./publication.voice.ts";
import { paperHead, readingView } from "./reading.view.ts";

/** Most records of a list that are read. */
const most = 500;
/** Refusals that the person reads and mends here and now: they need not stand among what waits. */
const mended: ReadonlySet<GatewayError["code"]> = new Set(["guard-failed", "validation", "stale-version", "rate-limited"] as const);

/**
 * Results that are made public within one organisation: commended, criticised, or how they came out. Without an id: what somebody may see,
 * first what names her and is open to objection. Whoever is named sees her own and objects; its author draws it up, answers and puts it right;
 * before it is published it says what will be read, and why it cannot be published yet.
 *
 * States: empty, loading, full, read-only, offline with unsent work, refused, conflict, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Results made public, after those who are named were heard
 * @fires {XbPublicationOpenRequestEvent} xb-publication-open-request - Somebody opens one of the list; prevented: the page shows it elsewhere
 * @fires {XbPublicationMoveRequestEvent} xb-publication-move-request - It is about to be written or moved on, `action` says how; cancelable
 * @csspart group - Some publications of the list
 * @csspart list - What is read, once it is published
 * @csspart mine - What is said of the reader, and her objections
 * @csspart write - The form of its author
 * @csspart fill - Items out of a rule
 * @csspart objections - Objections with their answers
 * @csspart preview - What will be read
 * @csspart actions - Bar with the moves
 * @csspart reason - The form for a reason
 */
export class XbPublicationElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, styles];

  /** Id of a publication; without it, those that the signed-in person may see. */
  @property()
  publication = "";

  /** Id of an organisation: only its publications are listed, and new ones are drawn up for it. */
  @property()
  org = "";

  #chosen = "";
  #drawing = false;
  #said = "";
  #refused: { on: Id; error: GatewayError } | undefined;
  #focusNext = "";
  #clock: { of: Session; skew: number } | undefined;
  readonly #words = new Words(this, publicationStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #packs = new LazyController(this, () => this.campus);
  readonly #record = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#id] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "publication", id }) : undefined),
  );
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );
  readonly #mine = this.later(async () => new (await import("./mine.part.ts")).MinePart(this));
  readonly #desk = this.later(async () => new (await import("./desk.part.ts")).DeskPart(this, () => this.core, this.#fill));
  readonly #fill = this.later(async () => new (await import("./fill.part.ts")).FillPart(this, () => this.campus));

  override updated(): void {
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = "";
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  get #id(): Id {
    return this.publication || this.#chosen;
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const record = this.#drawing || !session ? undefined : this.#whole(session);
    const title = this.#drawing
      ? this.#words.say("drawUp")
      : record
        ? record.title || this.#words.say("untitled")
        : this.#words.say("title");
    return html`<section class="stack" aria-labelledby="title">
      ${
        session && (this.#drawing || (this.#chosen && !this.publication))
          ? html`<p class="no-print">
              <button type="button" class="link" id="back" @click=${this.#onBack}>${this.#words.say("back")}</button>
            </p>`
          : nothing
      }
      <div class="head">
        <div class="row">
          <h2 id="title" tabindex="-1">${title}</h2>
          ${record ? publicationBadge(this.#words, record.state) : nothing}
        </div>
        ${session ? this.#renderTools(session, record) : nothing}
      </div>
      ${this.gate(["publication.list", "publication.get"], skeleton(this.core, 8)) ?? this.#renderContent(session!, record)}
      <p class="hidden" role="status" id="said">${this.#said}</p>
    </section>`;
  }

  /** The record that is open; `undefined` while it is loaded, or where there is none. */
  #whole({ person }: Session): Publication | undefined {
    const { data } = this.#record;
    return data ? asWhole(data, person) : undefined;
  }

  #renderTools(session: Session, record: Publication | undefined): TemplateResult | typeof nothing {
    if (record && this.#prints(session, record))
      return html`<button type="button" class="no-print" @click=${() => print()}>${this.#words.say("print")}</button>`;
    if (this.#id || this.#drawing || !this.#drawsUp(session)) return nothing;
    return html`<button type="button" class="no-print" id="draw-up" @click=${this.#onDrawUp}>
      ${icon("plus")}${this.#words.say("drawUp")}
    </button>`;
  }

  /** Paper holds what is read: once it is published, and before for those who see the whole of it. */
  #prints(session: Session, record: Publication): boolean {
    if (record.state === "published" || record.state === "withdrawn") return record.state === "published";
    const { author, head } = standingOf(record, session, this.#records.get({ kind: "org", id: record.org }) ?? undefined);
    return author || head;
  }

  #drawsUp(session: Session): boolean {
    return drawsUpIn(session) !== undefined && this.#offers("publication.create") && this.campus!.allows("publication.create") === "yes";
  }

  #offers(operation: string): boolean {
    return this.capabilities.data?.has(operation) === true;
  }

  #renderContent(session: Session, record: Publication | undefined): TemplateResult | typeof nothing {
    const policy = this.#lazy.get(`words/${this.language}`, async () => (await import("@xiaoben/policy/words")).loadWords(this.language));
    if (!policy) return this.#lazy.error ? errorState(this.core, this.#lazy.error, this.#lazy.retry) : skeleton(this.core, 8);
    const voice = this.#voice(session, policy);
    if (this.#drawing) {
      const org = this.org || drawsUpIn(session)!;
      return this.#with(this.#desk, (part) => part.renderNew(voice, org, (id) => this.#open(id)));
    }
    if (!this.#id) return this.#renderList(voice);
    const { data, error, snapshot } = this.#record;
    if (error && !data) return errorState(this.core, error, this.#record.refresh);
    if (data === null) return state("question", this.#words.say("gone"), this.#words.say("goneNext"));
    if (!record) return skeleton(this.core, 8);
    return html`${snapshot?.status === "error" ? staleLine(this.core) : nothing} ${this.#renderRecord(voice, record)}`;
  }

  #renderList(voice: Voice): TemplateResult {
    const all = this.#lists.get({ kind: "publication", ...(this.org && { where: { org: this.org } }), limit: most });
    const { failure } = this.#lists;
    if (!all && failure) return errorState(this.core, failure.error, this.#lists.retry);
    if (!all) return skeleton(this.core, 6);
    const { person } = voice.session;
    const draws = this.#drawsUp(voice.session);
    if (all.length === 0) return emptyState(this.#words.say("empty"), this.#words.say(draws ? "emptyDraws" : "emptyNext"));
    return html`${failure?.shown ? staleLine(this.core) : unreadLine(this.core, failure?.error)}
    ${listView(
      voice,
      all.map((one) => asWhole(one, person)),
      (id) => this.#open(id),
    )}
    ${all.length < most ? nothing : html`<p class="second small">${this.#words.say("latest", most)}</p>`}`;
  }

  #renderRecord(voice: Voice, record: Publication): TemplateResult {
    const { campus, pending } = voice;
    const on: Ref<"publication"> = { kind: "publication", id: record.id };
    const standing = standingOf(record, voice.session, voice.org(record.org) ?? undefined);
    const delivery = deliveryOf(pending, on, false);
    const isFree = delivery.state === "none" || delivery.state === "attention";
    const moves = isFree
      ? movesOf(record, standing).filter(
          (move) => this.#offers(`publication.${move}`) && campus.allows(`publication.${move}`, on) === "yes",
        )
      : [];
    const edits =
      standing.author && isFree && (record.state === "draft" || record.state === "forObjection") && this.#offers("publication.change");
    const keeps = standing.author || standing.head;
    // Whoever keeps it is told there what waits, whoever is named and does not, beside her own.
    const mine = (part: MinePart): TemplateResult => part.render(voice, record, { objects: moves.includes("object"), tells: !keeps });
    return html`${paperHead(voice, record)} ${this.#renderAbout(voice, record)}
    ${standing.named && record.state !== "draft" ? this.#with(this.#mine, mine) : nothing}
    ${record.state === "published" ? readingView(voice, record) : nothing}
    ${keeps ? this.#with(this.#desk, (part) => part.render(voice, record, { moves, edits })) : nothing}`;
  }

  #renderAbout(voice: Voice, { notice, period, org, by, reason, state: now }: Publication): TemplateResult {
    const { words, policy, records } = voice;
    const about = [
      words.say("notice", notice),
      policy.period(period),
      voice.org(org)?.name,
      words.say("drawnUpBy", records.name(by) || "…"),
    ];
    return html`<p class="second list no-print">${about.filter(Boolean).map((text) => html`<span>${text}</span>`)}</p>
      ${now === "withdrawn" ? html`<p class="notice">${icon("info")}<span class="text">${words.say("withdrawnBecause", reason ?? "")}</span></p>` : nothing}`;
  }

  #with<P extends object>(part: PartController<P>, draw: (part: P) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    const loaded = part.get();
    return loaded ? draw(loaded) : part.missing ? partMissing(this.core, part.retry) : skeleton(this.core, 3);
  }

  #voice(session: Session, policy: PolicyWords): Voice {
    return {
      campus: this.campus!,
      session,
      core: this.core,
      words: this.#words,
      policy,
      format: this.format,
      records: this.#records,
      lists: this.#lists,
      pending: this.#pending.data ?? [],
      refused: this.#refused,
      now: () => this.#now(session),
      day: (at) => dayOf(at, session.timeZone),
      offers: (operation) => this.#offers(operation),
      org: (id) => (id ? this.#records.get({ kind: "org", id }) : undefined),
      known: (item) => this.#known(item),
      pack: ({ pack, version }) =>
        this.#offers("definition")
          ? this.#packs.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" }))
          : undefined,
      focus: (selector) => this.#focus(selector),
      tell: (text) => this.#tell(text),
      act: (action, input) => this.#act(action, input),
    };
  }

  #known({ person, group }: Pick<PublicationItem, "person" | "group">): Known {
    if (person === undefined) return { name: (group && this.#records.get({ kind: "group", id: group })?.name) || "…" };
    const found = this.#records.get({ kind: "person", id: person });
    return { name: this.#records.name(person) || "…", staffNumber: found?.externalIds?.["staffNumber"] };
  }

  /** A device's clock may be wrong: what the server said when it was asked who is signed in stands against it. */
  #now(session: Session): number {
    if (this.#clock?.of !== session) {
      const { now } = session;
      this.#clock = { of: session, skew: now === undefined ? 0 : Date.parse(now) - Date.now() };
    }
    return Date.now() + this.#clock.skew;
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  #tell(text: string): void {
    this.#said = text;
    this.requestUpdate();
  }

  async #act<A extends PublicationAction>(action: A, input: ActionOf[A]): Promise<boolean> {
    const { id } = input as unknown as { id: Id };
    const on: Ref<"publication"> = { kind: "publication", id };
    if (!this.campus || !this.dispatchEvent(new XbPublicationMoveRequestEvent(action, on))) return false;
    this.#said = "";
    for (const { actionId } of this.#refusedBefore(id)) await this.campus.resolve(actionId, "discard");
    const { actionId, state: went, error } = await this.campus.act(action, input);
    this.#refused = went === "refused" && error ? { on: id, error } : undefined;
    if (went === "refused" && error && mended.has(error.code)) {
      await this.campus.resolve(actionId, "discard");
      await this.campus.one(on).refresh();
    }
    this.requestUpdate();
    return went !== "refused";
  }

  /** Doing it anew takes the place of what was refused: as long as that stands, nothing of the record is sent. */
  #refusedBefore(id: Id): readonly { actionId: string }[] {
    return (this.#pending.data ?? []).filter((one) => one.on.id === id && one.state === "attention");
  }

  readonly #onDrawUp = (): void => {
    this.#drawing = true;
    this.#focus("#title");
  };

  readonly #onBack = (): void => {
    this.#drawing = false;
    this.#chosen = "";
    this.#refused = undefined;
    this.#focus("#title");
  };

  #open(id: Id): void {
    this.#drawing = false;
    if (!this.dispatchEvent(new XbPublicationOpenRequestEvent({ kind: "publication", id }))) return this.requestUpdate();
    this.#chosen = id;
    this.#focus("#title");
  }
}
