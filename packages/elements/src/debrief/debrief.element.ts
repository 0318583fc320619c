import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import {
  addDays,
  idOf,
  type Debrief,
  type Draft,
  type GatewayError,
  type Id,
  type Lesson,
  type Observation,
  type Pack,
  type Ref,
  type Session,
} from "@xiaoben/contract";
import { afterStrings } from "../after-lesson/after.strings.ts";
import { afterStyles } from "../after-lesson/after.styles.ts";
import { lessonLine } from "../after-lesson/lesson-line.view.ts";
import { amongColleagues, handedIn, pointsOf } from "../after-lesson/lesson.model.ts";
import { lastSteps } from "../after-lesson/steps.model.ts";
import {
  errorState,
  failureIn,
  LazyController,
  LiveController,
  partMissing,
  RecordsController,
  skeleton,
  staleLine,
  state,
  stateBadge,
  unreadLine,
  Words,
  XbElement,
} from "../core/index.ts";
import { property } from "../core/property.ts";
import { deliveryOf, type Delivery } from "../forms/delivery.model.ts";
import { textField } from "../forms/field.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { SavedController } from "../forms/saved.ts";
import { ListsController } from "../practice/lists.ts";
import { requestOf } from "./debrief.events.ts";
import { begin, debriefParts, editableBy, moveOf, ordersOf, saidOnly } from "./debrief.model.ts";
import { debriefStrings } from "./debrief.strings.ts";
import { styles } from "./debrief.styles.ts";
import { SpeechesView } from "./speeches.view.ts";
import type { Talk } from "./talk.ts";

const nothingEditable: ReadonlySet<string> = new Set();

/**
 * The talk about a lesson after it was observed: who was there, who said what and about which point, what came of the step
 * that was agreed last time, and what was settled. One to one is enough. What is typed is handed to the gateway's draft at once.
 *
 * States: empty, loading, full, read-only, offline with unsent work, conflict, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Debrief of a lesson, with its speakers
 * @fires {XbDebriefCloseRequestEvent} xb-debrief-close-request - Whoever writes it closes it; cancelable
 * @fires {XbDebriefReopenRequestEvent} xb-debrief-reopen-request - Whoever wrote it opens it again; cancelable
 * @csspart saved - Where the typed text is
 * @csspart lesson - Which lesson it is about
 * @csspart people - Who was there, and the observations that are spoken about
 * @csspart steps - The step agreed last time, and what became of it
 * @csspart speeches - Who said what
 * @csspart turns - The speaking order
 * @csspart contributed - Who has spoken
 * @csspart summary - What came of it
 * @csspart actions - Bar with the main action
 */
export class XbDebriefElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, formStyles, afterStyles, styles];

  /** Id of a lesson: opens its debrief, and begins one of the signed-in person's own with the first change. */
  @property()
  lesson = "";

  /** Id of a debrief; goes before `lesson`. */
  @property()
  debrief = "";

  #draft: Draft<"debrief"> | undefined;
  #refused: GatewayError | undefined;
  #focusNext = "";
  #chosen = "";
  /** Something was written here since the form was opened. */
  #typed = false;
  #own: { of: string; id: Id } | undefined;
  readonly #words = new Words(this, debriefStrings);
  readonly #after = new Words(this, afterStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #packs = new LazyController(this, () => this.campus);
  readonly #saved = new SavedController(this);
  readonly #speeches = new SpeechesView(this);
  readonly #part = this.later(async () => new (await import("./beside.part.ts")).BesidePart(this, this.core));
  readonly #ofLesson = new LiveController(
    this,
    () => [this.session && !this.debrief ? this.campus : undefined, this.lesson] as const,
    ([campus, lesson]) => (lesson ? campus?.list({ kind: "debrief", where: { lesson }, limit: 50 }) : undefined),
  );
  readonly #record = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#id] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "debrief", id }) : undefined),
  );
  readonly #draftLive = new LiveController(
    this,
    () => [this.campus, this.#mayEver.size > 0 ? this.#id : undefined] as const,
    ([campus, id]) => {
      this.#draft = id ? campus?.draft({ kind: "debrief", id }) : undefined;
      return this.#draft?.current;
    },
  );
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );

  override updated(): void {
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = "";
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  /** The id that the person's own debrief of the lesson has, or would have. */
  get #ownId(): Id | undefined {
    if (!this.lesson || !this.session) return undefined;
    const parts = debriefParts(this.lesson, this.session.person);
    const of = parts.join();
    if (this.#own?.of !== of) this.#own = { of, id: idOf(...parts) };
    return this.#own.id;
  }

  /** What there is of this lesson already, the person's own first. */
  get #known(): readonly Debrief[] {
    const me = this.session?.person;
    return [...(this.#ofLesson.data?.items ?? [])].sort((a, b) => Number(b.author === me) - Number(a.author === me));
  }

  get #id(): Id | undefined {
    if (this.debrief || this.#chosen) return this.debrief || this.#chosen;
    if (!this.lesson || this.#ofLesson.loading) return undefined;
    return this.#known[0]?.id ?? this.#ownId;
  }

  get #on(): Ref<"debrief"> {
    return { kind: "debrief", id: this.#id ?? "" };
  }

  get #lesson(): Lesson | null | undefined {
    const id = this.debrief ? this.#record.data?.lesson : this.lesson;
    return id ? this.#records.get({ kind: "lesson", id }) : undefined;
  }

  get #observations(): readonly Observation[] | undefined {
    const lesson = this.#lesson?.id;
    const me = this.session?.person;
    const all = lesson && this.#lists.get({ kind: "observation", where: { lesson }, limit: 100 });
    // One's own that is not handed in yet is spoken about too.
    return all
      ? amongColleagues(all).filter((one) => handedIn([one]).length > 0 || (one.author === me && one.state === "draft"))
      : undefined;
  }

  /** Nobody may have said of a lesson that it was held: its day has come, or somebody wrote about it. */
  #held({ state: how, on }: Lesson): boolean {
    return how === "held" || (how === "planned" && (on <= this.session!.today || handedIn(this.#observations ?? []).length > 0));
  }

  /** The stored record; before there is one, what follows from the lesson. */
  get #base(): Debrief | undefined {
    const record = this.#record.data;
    if (record?.lesson !== undefined) return record.state ? record : { ...record, state: "draft" };
    const lesson = this.#lesson;
    const unknown = record === undefined && this.#record.error?.code !== "offline";
    if (unknown || !lesson || !this.#held(lesson) || !this.session || this.#id !== this.#ownId) return undefined;
    return { ...this.#begun(lesson, this.session), id: this.#on.id, version: 0, createdAt: "", updatedAt: "", state: "draft" };
  }

  #begun(lesson: Lesson, session: Session): Omit<Debrief, "id" | "version" | "createdAt" | "updatedAt" | "state"> {
    return begin(lesson, session, this.#observations ?? [], this.#ordersOf(lesson)[0]?.ref);
  }

  /** What the person may edit in this state, whatever is on its way. */
  get #mayEver(): ReadonlySet<string> {
    const base = this.#base;
    return base && this.session ? editableBy(base, this.session.person) : nothingEditable;
  }

  /** What the form shows: the record, with what is typed but not yet stored. */
  get #now(): Debrief | undefined {
    const base = this.#base;
    const draft = this.#draftLive.data?.value as Record<string, unknown> | undefined;
    if (!base || !draft) return base;
    const typed = [...this.#mayEver].filter((name) => name in draft).map((name) => [name, draft[name] ?? undefined]);
    return { ...base, ...(Object.fromEntries(typed) as Partial<Debrief>) };
  }

  get #delivery(): Delivery {
    return deliveryOf(this.#pending.data ?? [], this.#on, true);
  }

  /** Speaking orders of the pack that the lesson's form comes from. */
  #ordersOf({ form: { pack, version } }: Lesson): Talk["orders"] {
    const found = this.#packs.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" }));
    return ordersOf(found).map((template) => ({ ref: { pack, version, id: template.id }, template }));
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  #change(make: (now: Debrief) => Partial<Debrief>): void {
    const { session } = this;
    const now = this.#now;
    const lesson = this.#lesson;
    if (!this.#draft || !now || !session || !lesson) return;
    const patch = make(now);
    this.#refused = undefined;
    this.#typed = true;
    const begun = this.#record.data ?? this.#draftLive.data?.value.lesson;
    this.#draft.change(begun ? patch : { ...this.#begun(lesson, session), ...patch });
    this.requestUpdate();
  }

  async #act(move: string): Promise<void> {
    const { campus } = this;
    const request = requestOf[move];
    const now = this.#now;
    if (!campus || !request || !now || !this.dispatchEvent(new request(this.#on))) return;
    if (move === "close" && saidOnly(now.speeches).length < now.speeches.length)
      this.#change((last) => ({ speeches: saidOnly(last.speeches) }));
    if (this.#draft) {
      await this.#draft.flush();
      const { current } = this.#draft.current;
      if (current.status === "error" && current.error.code === "stale-version") return this.requestUpdate();
    }
    const receipt = await campus.act(`debrief.${move}` as "debrief.close", { id: this.#on.id });
    this.#refused = receipt.state === "refused" ? receipt.error : undefined;
    if (receipt.state !== "refused") this.#focus("#status");
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const now = this.#base;
    const draft = this.#draftLive.data;
    const shows = draft && this.session && (this.#typed || (now?.state === "draft" && now.version > 0)) && this.#mayEver.size > 0;
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <div class="row">
          <h2 id="title">${this.#words.say("title")}</h2>
          ${now ? stateBadge(this.core, "debrief", now.state) : nothing}
        </div>
        ${
          shows
            ? this.#saved.render(this.core, this.format, this.session!, this.#typed ? draft : { saved: draft.saved, at: now!.updatedAt })
            : nothing
        }
      </div>
      ${this.gate(["debrief.list", "lesson.get"], skeleton(this.core, 8)) ?? this.#renderContent(this.session!)}
    </section>`;
  }

  #renderContent(session: Session): TemplateResult {
    // Asked for before the records are there, so that the one does not wait for the other.
    this.#part.get();
    if (!this.lesson && !this.debrief) return state("info", this.#after.say("nothingChosen"), this.#after.say("nothingChosenNext"));
    const { error, snapshot, data } = this.#record;
    const lesson = this.#lesson;
    const list = this.#ofLesson;
    if (list.error && !list.data && list.error.code !== "offline") return errorState(this.core, list.error, list.refresh);
    if (error && !data && !(lesson && error.code === "offline")) return errorState(this.core, error, this.#record.refresh);
    if (this.debrief && data === null) return state("question", this.#words.say("noDebrief"), this.#words.say("noDebriefNext"));
    const unread = failureIn(this.#records);
    if (lesson === null && unread) return errorState(this.core, unread);
    if (lesson === null) return state("question", this.#after.say("gone"), this.#after.say("goneNext"));
    if (!lesson || (data === undefined && !error)) return skeleton(this.core, 8);
    const head = lessonLine(this.#after, this.format, lesson, this.#records.name(lesson.teacher));
    if (!data && lesson.state === "planned" && !this.#held(lesson))
      return html`${head}${state("clock", this.#words.say("planned"), this.#words.say("plannedNext"))}`;
    if (!data && lesson.state === "cancelled")
      return html`${head}${state("info", this.#words.say("cancelled"), this.#words.say("cancelledNext"))}`;
    const observations = this.#observations;
    const failure = this.#lists.failure;
    if (!observations && failure && failure.error.code !== "offline") return errorState(this.core, failure.error, this.#lists.retry);
    const now = this.#now;
    if (!now || (!observations && !failure))
      return now ? skeleton(this.core, 8) : state("question", this.#words.say("noDebrief"), this.#words.say("noDebriefNext"));
    const may = this.campus!.allows(now.version > 0 ? "debrief.change" : "debrief.create", { kind: "lesson", id: lesson.id });
    if (now.version === 0 && may !== "yes" && !this.#draftLive.data?.value.lesson)
      return html`${head}${state("question", this.#words.say("noDebrief"), this.#words.say("noDebriefNext"))}`;
    const stale = snapshot?.status === "error" && data ? staleLine(this.core) : nothing;
    return html`${stale}${head}${unreadLine(this.core, failure?.shown ? undefined : failure?.error, this.#packs.error)}${this.#renderForm(this.#talk(now, lesson, session, observations ?? []))}`;
  }

  #talk(now: Debrief, lesson: Lesson, session: Session, observations: readonly Observation[]): Talk {
    const way = this.#delivery.state;
    const edits = this.#mayEver.size > 0 && way !== "waiting" && way !== "sending";
    const orders = this.#ordersOf(lesson);
    const { template } = now;
    const before = this.#lists.get({
      kind: "observation",
      where: { observed: lesson.teacher, to: addDays(lesson.on, -1) },
      order: "-day",
      limit: 50,
    });
    return {
      now,
      lesson,
      session,
      edits,
      observations,
      points: pointsOf(lesson, observations),
      steps: lastSteps(before ?? [], { teacher: lesson.teacher, before: lesson.on }),
      orders,
      order: template && orders.find(({ ref }) => ref.pack === template.pack && ref.id === template.id)?.template,
      people: edits ? (this.#lists.get({ kind: "person", where: { org: lesson.org }, limit: 200 }) ?? []) : [],
      words: this.#words,
      after: this.#after,
      core: this.core,
      language: this.language,
      format: this.format,
      name: (person) => this.#records.name(person) || "…",
      change: (make) => this.#change(make),
      focus: (selector) => this.#focus(selector),
    };
  }

  #renderForm(talk: Talk): TemplateResult {
    const { now, edits } = talk;
    const part = this.#part.get();
    const context = { campus: this.campus!, on: this.#on, draft: this.#draft, refused: this.#refused, draftError: this.#draftLive.error };
    return html`
      ${
        part
          ? [
              part.chooser(talk, this.debrief ? [] : this.#known, (id) => this.#onChoose(id)),
              part.delivery(talk, this.#delivery, this.#mayEver, context),
              this.#delivery.state === "none" ? part.status(talk) : nothing,
              part.people.render(talk),
              part.steps(talk),
            ]
          : nothing
      }
      ${this.#part.missing ? partMissing(this.core, this.#part.retry) : nothing} ${this.#speeches.render(talk)}
      <section class="part" part="summary">
        ${
          edits
            ? textField({
                id: "summary",
                label: this.#words.say("field", "summary"),
                hint: this.#words.say("summaryHint"),
                rows: 3,
                value: now.summary,
                onText: (summary) => this.#change(() => ({ summary })),
              })
            : html`<h3>${this.#words.say("field", "summary")}</h3>
                <p class="text ${now.summary ? "" : "second"}">${now.summary || this.#words.say("none")}</p>`
        }
      </section>
      <p class="second small">${this.#words.say("by", talk.name(now.author))}</p>
      ${part ? part.signing(talk) : nothing} ${this.#renderActions(talk)}
    `;
  }

  #onChoose(id: Id): void {
    this.#chosen = id;
    this.#typed = false;
    this.requestUpdate();
  }

  #renderActions({ now, session }: Talk): TemplateResult | typeof nothing {
    const { state: way } = this.#delivery;
    if (way === "waiting" || way === "sending") return nothing;
    const found = moveOf(now, session.person);
    const move = found && this.campus!.allows(`debrief.${found.id}`, this.#on) === "yes" ? found : undefined;
    const own = this.#ownId;
    const others =
      this.campus!.allows("debrief.create") === "yes" &&
      !this.debrief &&
      own !== undefined &&
      now.author !== session.person &&
      this.#known.every(({ author }) => author !== session.person);
    if (!move && !others) return nothing;
    return html`<div class="bar ${move?.id === "close" ? "main" : ""}" part="actions">
      <div class="row">
        <span class="lacks small second" id="lacks">${move?.lacks ? this.#words.say("lack") : ""}</span>
        ${others ? html`<button type="button" id="write-own" @click=${() => this.#onChoose(own)}>${this.#words.say("writeOwn")}</button>` : nothing}
        ${
          move
            ? html`<button
                type="button"
                class=${move.id === "close" ? "primary" : ""}
                data-move=${move.id}
                aria-disabled=${move.lacks ? "true" : nothing}
                aria-describedby=${move.lacks ? "lacks" : nothing}
                @click=${() => (move.lacks ? this.#focus("[data-add], #summary") : void this.#act(move.id))}
              >
                ${this.#words.say("move", move.id)}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }
}
