import { html, nothing, type TemplateResult } from "lit";
import {
  type ActionId,
  type ActionOf,
  type CampusGateway,
  type GatewayError,
  type Id,
  type Lesson,
  type Ref,
  type Session,
  type Visit,
} from "@xiaoben/contract";
import { property } from "../core/property.ts";
import {
  errorState,
  failureIn,
  icon,
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
  type PartController,
} from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { DraftsController } from "../forms/drafts.ts";
import { formStrings } from "../forms/forms.strings.ts";
import { SavedController } from "../forms/saved.ts";
import { idsAbove } from "../practice/practice.model.ts";
import { listed, type ListSource } from "../practice/listed.ts";
import { ComingList } from "./coming.list.ts";
import { XbLessonCloseRequestEvent, XbLessonOpenRequestEvent } from "./lesson.events.ts";
import { asAsked, asPlanned, mayEdit, mayInspect, mayPlan, observes, partiesTo } from "./lesson.model.ts";
import { lessonStrings } from "./lesson.strings.ts";
import { styles } from "./lesson.styles.ts";
import { lessonWords, type Scene, type Voice } from "./scene.ts";

/**
 * Everything before a lesson: what it is, who comes to observe it, and what each of them will watch.
 * Without an id: the lessons to come, and a way to plan one.
 *
 * States: empty, loading, full, read-only, offline with unsent work, conflict, error, signed out, not permitted, not offered here, long text, narrow phone, print, cancelled, held.
 *
 * @summary Lesson to come: idea, observers, observation points
 * @fires {XbLessonOpenRequestEvent} xb-lesson-open-request - Somebody opens a lesson of the list; prevented: the page shows it elsewhere
 * @fires {XbLessonCloseRequestEvent} xb-lesson-close-request - Somebody goes back to the list; prevented: the page does that
 * @fires {XbLessonPlanRequestEvent} xb-lesson-plan-request - A lesson is planned; cancelable
 * @fires {XbLessonAnnounceRequestEvent} xb-lesson-announce-request - Its teacher hands out idea and intent; cancelable
 * @fires {XbLessonHoldRequestEvent} xb-lesson-hold-request - It is marked as held; cancelable
 * @fires {XbLessonCancelRequestEvent} xb-lesson-cancel-request - It is cancelled with a reason; cancelable
 * @fires {XbObservationOpenRequestEvent} xb-observation-open-request - An observer wants to write the observation; the page opens its form
 * @fires {XbVisitComeRequestEvent} xb-visit-come-request - Somebody comes, or asks to; cancelable
 * @fires {XbVisitWithdrawRequestEvent} xb-visit-withdraw-request - Somebody does not come after all; cancelable
 * @fires {XbVisitAcknowledgeRequestEvent} xb-visit-acknowledge-request - Somebody says that she has read idea and intent; cancelable
 * @fires {XbVisitWelcomeRequestEvent} xb-visit-welcome-request - The teacher welcomes who asked; cancelable
 * @fires {XbVisitDeclineRequestEvent} xb-visit-decline-request - The teacher declines with a reason; cancelable
 * @fires xb-verdict-open-request - The counter of observed lessons is to be opened; prevented: the page shows it itself
 * @csspart saved - Where the typed text is
 * @csspart group - Lessons of the list that belong together
 * @csspart handbook - Idea, intent, and when they were handed out
 * @csspart guests - Who was asked, who comes
 * @csspart visit - What the person is to the lesson, and her own step
 * @csspart points - Observation points and who watches what
 * @csspart files - Attachments
 * @csspart free - Lessons of the next days that fall into the person's free periods
 * @csspart quota - Observed lessons of the term against what is asked for
 * @csspart actions - Bar with the main action
 */
export class XbLessonElement extends XbElement {
  static override styles = [XbElement.styles, styles];

  /** Id of a lesson; without it, the lessons to come. */
  @property()
  lesson = "";

  /** Id of a visit: opens its lesson. */
  @property()
  visit = "";

  #chosen = "";
  /** A new lesson is being planned. */
  #planning = false;
  #refused: { on: Id; error: GatewayError } | undefined;
  #focusNext = "";
  /** Properties of the lesson that were changed here, by lesson. */
  readonly #touched = new Map<Id, Set<string>>();
  readonly #words = new Words(this, lessonStrings);
  readonly #forms = new Words(this, formStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #saved = new SavedController(this);
  readonly #drafts = new DraftsController(this, () => this.campus);
  readonly #record = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#id] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "lesson", id }) : undefined),
  );
  readonly #byVisit = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.lesson || this.#chosen ? "" : this.visit] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "visit", id }) : undefined),
  );
  readonly #source: ListSource = { session: () => this.session, offered: (operation) => this.#offered(operation) };
  /** Visits of the lesson that is shown. */
  readonly #visits = listed(this, this.#source, "visit", () => (this.#id ? { where: { lesson: this.#id }, limit: 200 } : undefined));
  readonly #list = new ComingList(this, this.#source, () => !this.#id);
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );
  /** One lesson; then what its teacher writes and does. */
  readonly #detail = this.later(async () => new (await import("./detail.part.ts")).DetailPart(this));
  readonly #teach = this.later(async () => new (await import("./teach/teach.part.ts")).TeachPart(this, () => this.campus));
  readonly #points = this.later(async () => new (await import("./points.part.ts")).PointsPart(this, () => this.campus));
  readonly #plan = this.later(async () => new (await import("./plan.part.ts")).PlanPart(this, () => this.campus));
  readonly #quota = this.later(async () => new (await import("./quota.part.ts")).QuotaPart(this, () => this.campus));
  readonly #free = this.later(async () => new (await import("./free.part.ts")).FreePart(this, () => this.campus));
  readonly #inspect = this.later(async () => new (await import("./inspect.part.ts")).InspectPart(this, () => this.campus));
  readonly #files = this.later(async () => new (await import("./files.part.ts")).FilesPart(this, () => this.campus));

  override updated(): void {
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = "";
    const closed = target.closest("details");
    if (closed) closed.open = true;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  get #id(): Id {
    return this.lesson || this.#chosen || (this.visit && (this.#byVisit.data?.lesson ?? ""));
  }

  /** The gateway, where something is offered and somebody is signed in. */
  #offered(operation: string): CampusGateway | undefined {
    return this.session && this.capabilities.data?.has(operation) ? this.campus : undefined;
  }

  /** Organisations that the person belongs to; `undefined` while they are not known. */
  get #homes(): readonly Id[] | undefined {
    return this.session ? this.#above(this.session.org) : undefined;
  }

  #above(org: Id): readonly Id[] | undefined {
    const found = this.#records.get({ kind: "org", id: org });
    return found === undefined ? undefined : found ? idsAbove(found) : [org];
  }

  #voice(session: Session): Voice {
    return {
      campus: this.campus!,
      session,
      core: this.core,
      words: this.#words,
      forms: this.#forms,
      format: this.format,
      records: this.#records,
      pending: this.#pending.data ?? [],
      homes: this.#homes,
      offers: (operation) => this.capabilities.data?.has(operation) === true,
      focus: (selector) => this.#focus(selector),
      tell: (event) => this.dispatchEvent(event),
      act: (action, input, event) => this.#act(action, input, event),
    };
  }

  /** A lesson with what is typed here. */
  #typed(stored: Lesson): Lesson {
    const touched = this.#touched.get(stored.id);
    if (!touched) return asPlanned(stored);
    const draft = Object.entries(this.#drafts.value({ kind: "lesson", id: stored.id }) ?? {});
    return asPlanned({ ...stored, ...Object.fromEntries(draft.filter(([name]) => touched.has(name))) });
  }

  #scene(session: Session, stored: Lesson): Scene {
    const lesson = this.#typed(stored);
    const above = this.#above(lesson.org) ?? [lesson.org];
    const parties = partiesTo(stored, session, above);
    const { state: way } = deliveryOf(this.#pending.data ?? [], { kind: "lesson", id: lesson.id }, true);
    const moving = way === "waiting" || way === "sending";
    const visits = this.#visitsNow(session.person);
    const mine = visits.find(({ author }) => author === session.person);
    return {
      ...this.#voice(session),
      lesson,
      stored,
      visits,
      mine,
      visitsError: this.#visits.data ? undefined : this.#visits.error,
      refused: this.#refused,
      parties,
      above,
      drafts: this.#drafts,
      edits: !moving && mayEdit(lesson, parties) && this.campus!.allows("lesson.change", { kind: "lesson", id: lesson.id }) === "yes",
      change: (patch) => this.#change({ kind: "lesson", id: lesson.id }, patch),
      changeVisit: (patch) => mine && this.#drafts.change({ kind: "visit", id: mine.id }, patch),
    };
  }

  /** Visits of the lesson, the person's own with what is typed. */
  #visitsNow(me: Id): Visit[] {
    return (this.#visits.data?.items ?? []).map((visit) => {
      const { points, topic } = (visit.author === me && this.#drafts.value({ kind: "visit", id: visit.id })) || {};
      return asAsked({ ...visit, ...(points && { points }), ...(topic !== undefined && { topic }) });
    });
  }

  #change(on: Ref<"lesson">, patch: Partial<Lesson>): void {
    if (!this.#touched.has(on.id)) this.#touched.set(on.id, new Set());
    for (const name of Object.keys(patch)) this.#touched.get(on.id)!.add(name);
    this.#drafts.change(on, patch);
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  async #act<A extends ActionId>(action: A, input: ActionOf[A], event: Event | undefined): Promise<boolean> {
    if (!this.campus || (event && !this.dispatchEvent(event))) return false;
    await this.#drafts.flush();
    const receipt = await this.campus.act(action, input);
    const { id } = input as unknown as { id: Id };
    this.#refused = receipt.state === "refused" && receipt.error ? { on: id, error: receipt.error } : undefined;
    this.requestUpdate();
    return receipt.state !== "refused";
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const found = this.#record.data;
    const shown = this.#planning || !found ? undefined : this.#typed(found);
    return html`<section class="stack" aria-labelledby="title">
      ${
        session && (this.#planning || (this.#chosen && !this.lesson))
          ? html`<p class="no-print">
              <button type="button" class="link" id="back" @click=${this.#onBack}>${this.#words.say("back")}</button>
            </p>`
          : nothing
      }
      <div class="head">
        <div class="row">
          <h2 id="title" tabindex="-1">${this.#title(shown)}</h2>
          ${shown ? stateBadge(this.core, "lesson", shown.state) : nothing}
        </div>
        ${session ? this.#saved.render(this.core, this.format, session, this.#drafts.saved) : nothing}
        ${session && !this.#id && !this.#planning ? this.#renderPlanButton(session) : nothing}
      </div>
      ${this.gate(["lesson.get", "lesson.list"], skeleton(this.core, 8)) ?? [unreadLine(this.core, failureIn(this.#records)), this.#renderContent(session!)]}
    </section>`;
  }

  #title(shown: Lesson | null | undefined): string {
    if (shown) return lessonWords({ words: this.#words }, shown);
    return this.#words.say(this.#planning ? "plan" : this.#id ? "title" : "coming");
  }

  #renderPlanButton(session: Session): TemplateResult | typeof nothing {
    if (!this.#offered("lesson.create") || this.campus!.allows("lesson.create") !== "yes" || !mayPlan(session)) return nothing;
    return html`<button type="button" id="plan" @click=${this.#onPlan}>${icon("plus")}${this.#words.say("plan")}</button>`;
  }

  readonly #onPlan = (): void => {
    this.#planning = true;
    this.#focus("#title");
  };

  readonly #onBack = (): void => {
    const id = this.#chosen;
    if (id && !this.dispatchEvent(new XbLessonCloseRequestEvent({ kind: "lesson", id }))) return;
    this.#planning = false;
    this.#chosen = "";
    this.#focus("#title");
  };

  #open(id: Id): void {
    this.#planning = false;
    if (!this.dispatchEvent(new XbLessonOpenRequestEvent({ kind: "lesson", id }))) return this.requestUpdate();
    this.#chosen = id;
    this.#focus("#title");
  }

  #renderContent(session: Session): TemplateResult {
    if (this.#planning) {
      return this.#with(this.#plan, (part) =>
        part.render(this.#voice(session), this.#list.lessons, this.#refused?.error, (id) => this.#open(id)),
      );
    }
    if (!this.#id) return this.visit ? this.#renderNoVisit() : this.#renderList(session);
    const { data, error, snapshot } = this.#record;
    if (error && !data) return errorState(this.core, error, this.#record.refresh);
    if (data === null) return state("question", this.#words.say("gone"), this.#words.say("goneNext"));
    if (!data) return skeleton(this.core, 8);
    return html`${snapshot?.status === "error" ? staleLine(this.core) : nothing} ${this.#renderLesson(this.#scene(session, data))}`;
  }

  #renderNoVisit(): TemplateResult {
    const { data, error } = this.#byVisit;
    if (error && !data) return errorState(this.core, error, this.#byVisit.refresh);
    return data === null ? state("question", this.#words.say("gone"), this.#words.say("goneNext")) : skeleton(this.core, 8);
  }

  #renderList(session: Session): TemplateResult {
    const voice = this.#voice(session);
    const opens = (id: Id): void => this.#open(id);
    const free = voice.offers("timetable.list") && mayPlan(session);
    const around = {
      before: this.#renderQuota(voice),
      after: (lessons: readonly Lesson[], visits: readonly Visit[]) =>
        free
          ? this.#with(this.#free, (part) => part.render({ ...voice, listed: lessons, visits, refused: this.#refused, opens }), nothing)
          : nothing,
    };
    return this.#list.render(voice, around, { plans: this.#renderPlanButton(session) !== nothing, opens });
  }

  #renderLesson(scene: Scene): TemplateResult {
    const { lesson, session } = scene;
    const teaches = mayEdit(lesson, scene.parties);
    const teach = teaches ? this.#teach.get() : undefined;
    return this.#with(this.#detail, (part) =>
      part.render(scene, teach, [
        this.#with(this.#points, (points) => points.render(scene, teach?.points(scene))),
        this.#with(this.#files, (files) => files.render(scene), nothing),
        mayInspect(lesson, session) && scene.offers("observation.create") && scene.offers("binding.list")
          ? this.#with(this.#inspect, (inspect) => inspect.render(scene), nothing)
          : nothing,
        observes(lesson, session.person, scene.mine) ? this.#renderQuota(scene) : nothing,
        teaches && this.#teach.missing ? partMissing(this.core, this.#teach.retry) : nothing,
      ]),
    );
  }

  #renderQuota(voice: Voice): TemplateResult | typeof nothing {
    if (!voice.offers("evaluate") || !voice.offers("binding.list")) return nothing;
    return this.#with(this.#quota, (part) => part.render(voice), nothing);
  }

  /** What only a later part can draw. */
  #with<P extends object>(
    later: PartController<P>,
    draw: (part: P) => TemplateResult | typeof nothing,
    meanwhile: TemplateResult | typeof nothing = skeleton(this.core, 4),
  ): TemplateResult {
    const part = later.get();
    return html`${part ? draw(part) : later.missing ? partMissing(this.core, later.retry) : meanwhile}`;
  }
}
