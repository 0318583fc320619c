import { html, nothing, type TemplateResult } from "lit";
import {
  isExpected,
  type ActionId,
  type ActionOf,
  type Activity,
  type GatewayError,
  type Id,
  type Participation,
  type Pending,
  type Ref,
  type Session,
} from "@xiaoben/contract";
import { property } from "../core/property.ts";
import {
  errorState,
  failureIn,
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
import { DraftsController } from "../forms/drafts.ts";
import { formStrings } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { SavedController } from "../forms/saved.ts";
import { listed, type ListSource } from "../practice/listed.ts";
import { activityBadge } from "./activity.badge.ts";
import { XbActivityActRequestEvent, XbActivityOpenRequestEvent } from "./activity.events.ts";
import { asExpected, asPlanned, mayInspect, mayPlan } from "./activity.model.ts";
import { activityStrings } from "./activity.strings.ts";
import { styles } from "./activity.styles.ts";
import { aboutView, checklistsView } from "./about.view.ts";
import { listView } from "./list.view.ts";
import type { Scene, Voice } from "./scene.ts";

/** Refusals that the person reads and mends here and now: they need not stand among what waits. */
const mended: ReadonlySet<GatewayError["code"]> = new Set(["guard-failed", "rate-limited"] as const);

/**
 * An activity: what it is and what its checklists look for; for its host the list, the code in the room, excuses and the record;
 * for who takes part her own place on the list. Without an id: the activities of the school.
 *
 * States: empty, loading, full, read-only, offline with unsent work, error, signed out, not permitted, not offered here, long text, narrow phone, print, cancelled.
 *
 * @summary Activity with checklist, sign-in, attendance and excuses
 * @fires {XbActivityOpenRequestEvent} xb-activity-open-request - Somebody opens an activity of the list; prevented: the page shows it elsewhere
 * @fires {XbActivityActRequestEvent} xb-activity-act-request - Something is to be done with it, `action` says what; cancelable
 * @csspart saved - Where the typed text is
 * @csspart about - What the activity is
 * @csspart checklists - What its checklists look for
 * @csspart mine - The person's own place on the list
 * @csspart code - The code for the room
 * @csspart roll - The list of who came
 * @csspart excuses - Excuses to be decided
 * @csspart record - Minutes and reflection
 * @csspart inspection - What who inspects writes
 */
export class XbActivityElement extends XbElement {
  static override styles = [XbElement.styles, formStyles, styles];

  /** Id of an activity; without it, the activities of the school. */
  @property()
  activity = "";

  /** Id of a participation: opens its activity. */
  @property()
  participation = "";

  #chosen = "";
  #planning = false;
  #refused: { on: Id; error: GatewayError } | undefined;
  #focusNext = "";
  #clock: { of: Session; skew: number } | undefined;
  readonly #words = new Words(this, activityStrings);
  readonly #forms = new Words(this, formStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #definitions = new LazyController(this, () => this.campus);
  readonly #saved = new SavedController(this);
  readonly #drafts = new DraftsController(this, () => this.campus);
  readonly #record = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#id] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "activity", id }) : undefined),
  );
  readonly #byParticipation = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.activity || this.#chosen ? "" : this.participation] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "participation", id }) : undefined),
  );
  readonly #source: ListSource = {
    session: () => this.session,
    offered: (operation) => (this.#offers(operation) ? this.campus : undefined),
  };
  readonly #all = listed(this, this.#source, "activity", () => (this.#id ? undefined : { order: "-day", limit: 100 }));
  readonly #people = listed(this, this.#source, "participation", () =>
    this.#id ? { where: { activity: this.#id }, limit: 500 } : undefined,
  );
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );
  readonly #mine = this.later(async () => new (await import("./mine.part.ts")).MinePart(this, () => this.campus));
  readonly #host = this.later(async () => new (await import("./host.part.ts")).HostPart(this, () => this.campus));
  readonly #inspect = this.later(async () => new (await import("./inspect.part.ts")).InspectPart(this));
  readonly #plan = this.later(async () => new (await import("./plan.part.ts")).PlanPart(this, () => this.campus));

  override updated(): void {
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = "";
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  get #id(): Id {
    return this.activity || this.#chosen || (this.participation && (this.#byParticipation.data?.activity ?? ""));
  }

  #offers(operation: string): boolean {
    return this.capabilities.data?.has(operation) === true;
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
      refused: this.#refused,
      offers: (operation) => this.#offers(operation),
      focus: (selector) => this.#focus(selector),
      act: (action, input) => this.#act(action, input),
    };
  }

  #scene(session: Session, stored: Activity): Scene {
    const typed = this.#drafts.value({ kind: "activity", id: stored.id }) ?? {};
    const list = (this.#people.data?.items ?? []).map(asExpected);
    return {
      ...this.#voice(session),
      activity: asPlanned({ ...stored, ...typed, state: stored.state }),
      list,
      listError: this.#people.data ? undefined : this.#people.error,
      mine: list.find(({ person }: Participation) => person === session.person),
      checklists: stored.checklists.map((ref) =>
        this.#definitions.get(`${ref.pack}/${ref.version}/${ref.id}`, () => this.campus!.definition({ ...ref, as: "checklist" })),
      ),
      drafts: this.#drafts,
      now: () => this.#now(session),
      change: (patch) => this.#drafts.change({ kind: "activity", id: stored.id }, patch),
    };
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

  async #act<A extends ActionId>(action: A, input: ActionOf[A]): Promise<boolean> {
    const { id } = input as unknown as { id: Id };
    const on = { kind: action.split(".")[0], id } as Ref<"activity" | "participation">;
    if (!this.campus || !this.dispatchEvent(new XbActivityActRequestEvent(on, action))) return false;
    for (const { actionId } of this.#refusedBefore(id, action)) await this.campus.resolve(actionId, "discard");
    await this.#drafts.flush();
    const { actionId, state: outcome, error } = await this.campus.act(action, input);
    this.#refused = outcome === "refused" && error ? { on: id, error } : undefined;
    if (outcome === "refused" && error && mended.has(error.code)) await this.campus.resolve(actionId, "discard");
    this.requestUpdate();
    return outcome !== "refused";
  }

  /** Doing it anew takes the place of what was refused: as long as that stands, nothing of the record is sent. */
  #refusedBefore(id: Id, action: ActionId): readonly Pending[] {
    return (this.#pending.data ?? []).filter((one) => one.on.id === id && one.action === action && one.state === "attention");
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const found = this.#planning ? undefined : this.#record.data;
    const title = this.#planning ? this.#words.say("plan") : found ? found.title : this.#words.say(this.#id ? "title" : "titles");
    return html`<section class="stack" aria-labelledby="title">
      ${
        session && (this.#planning || (this.#chosen && !this.activity))
          ? html`<p class="no-print">
              <button type="button" class="link" id="back" @click=${this.#onBack}>${this.#words.say("back")}</button>
            </p>`
          : nothing
      }
      <div class="head">
        <div class="row">
          <h2 id="title" tabindex="-1">${title}</h2>
          ${found ? activityBadge(this.#words, asPlanned(found).state) : nothing}
        </div>
        ${session ? this.#saved.render(this.core, this.format, session, this.#drafts.saved) : nothing}
        ${session && !this.#id && !this.#planning ? this.#renderPlanButton(session) : nothing}
      </div>
      ${this.gate(["activity.get", "activity.list"], skeleton(this.core, 8)) ?? [unreadLine(this.core, failureIn(this.#records)), this.#renderContent(session!)]}
    </section>`;
  }

  #renderPlanButton(session: Session): TemplateResult | typeof nothing {
    if (!this.#offers("activity.create") || this.campus!.allows("activity.create") !== "yes" || !mayPlan(session)) return nothing;
    return html`<button type="button" id="plan" @click=${this.#onPlan}>${icon("plus")}${this.#words.say("plan")}</button>`;
  }

  readonly #onPlan = (): void => {
    this.#planning = true;
    this.#focus("#title");
  };

  readonly #onBack = (): void => {
    this.#planning = false;
    this.#chosen = "";
    this.#focus("#title");
  };

  #open(id: Id): void {
    this.#planning = false;
    if (!this.dispatchEvent(new XbActivityOpenRequestEvent({ kind: "activity", id }))) return this.requestUpdate();
    this.#chosen = id;
    this.#focus("#title");
  }

  #with<P extends object>(part: PartController<P>, draw: (part: P) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    const loaded = part.get();
    return loaded ? draw(loaded) : part.missing ? partMissing(this.core, part.retry) : skeleton(this.core, 3);
  }

  #renderContent(session: Session): TemplateResult | typeof nothing {
    if (this.#planning) return this.#with(this.#plan, (part) => part.renderNew(this.#voice(session), (id) => this.#open(id)));
    if (!this.#id && this.participation && this.#byParticipation.data !== null && !this.#byParticipation.error)
      return skeleton(this.core, 8);
    if (!this.#id) {
      const { data, error, refresh } = this.#all;
      if (error && !data) return errorState(this.core, error, refresh);
      return data ? listView(this.#voice(session), data.items.map(asPlanned), (id) => this.#open(id)) : skeleton(this.core, 6);
    }
    const { data, error, snapshot } = this.#record;
    if (error && !data) return errorState(this.core, error, this.#record.refresh);
    if (data === null) return state("question", this.#words.say("gone"), this.#words.say("goneNext"));
    if (!data) return skeleton(this.core, 8);
    return html`${snapshot?.status === "error" ? staleLine(this.core) : nothing} ${this.#renderActivity(this.#scene(session, data))}`;
  }

  #renderActivity(scene: Scene): TemplateResult {
    const { activity, session, mine } = scene;
    const isHost = activity.host === session.person;
    const takesPart = mine !== undefined || isExpected(activity, session.person) || (activity.openTo !== undefined && !isHost);
    const isOver = activity.state === "cancelled";
    return html`${isOver ? html`<p class="notice">${icon("info")}<span>${this.#words.say("cancelled", activity.reason ?? "")}</span></p>` : nothing}
    ${takesPart && !isOver ? this.#with(this.#mine, (part) => part.render(scene)) : nothing}
    ${(isHost || scene.list.some((one) => one !== mine)) && !isOver ? this.#with(this.#host, (part) => part.render(scene)) : nothing}
    ${aboutView(scene)} ${checklistsView(scene)}
    ${mayInspect(activity, session) ? this.#with(this.#inspect, (part) => part.render(scene)) : nothing}
    ${
      isHost && (activity.state === "planned" || activity.state === "open")
        ? html`<details class="part no-print" id="edit">
            <summary>${this.#words.say("edit")}</summary>
            ${this.#with(this.#plan, (part) => part.renderChange(scene))}
          </details>`
        : nothing
    }`;
  }
}
