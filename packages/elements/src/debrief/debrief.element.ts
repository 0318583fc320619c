import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { addDays, type Debrief, type GatewayError, type Id, type Lesson, type Observation, type Session } from "@xiaoben/contract";
import { afterStrings } from "../after-lesson/after.strings.ts";
import { afterStyles } from "../after-lesson/after.styles.ts";
import { lessonLine } from "../after-lesson/lesson-line.view.ts";
import { pointsOf } from "../after-lesson/lesson.model.ts";
import { lastSteps } from "../after-lesson/steps.model.ts";
import { errorState, failureIn, partMissing, skeleton, staleLine, state, stateBadge, unreadLine, Words, XbElement } from "../core/index.ts";
import { property } from "../core/property.ts";
import { textField } from "../forms/field.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { SavedController } from "../forms/saved.ts";
import { actionsView } from "./actions.view.ts";
import { requestOf } from "./debrief.events.ts";
import { saidOnly } from "./debrief.model.ts";
import { debriefStrings } from "./debrief.strings.ts";
import { styles } from "./debrief.styles.ts";
import { OpenDebrief } from "./open-debrief.ts";
import { SpeechesView } from "./speeches.view.ts";
import type { Talk } from "./talk.ts";

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

  #refused: GatewayError | undefined;
  #focusNext = "";
  readonly #words = new Words(this, debriefStrings);
  readonly #after = new Words(this, afterStrings);
  readonly #open = new OpenDebrief(this, () => ({
    campus: this.campus,
    session: this.session,
    debrief: this.debrief,
    lesson: this.lesson,
  }));
  readonly #saved = new SavedController(this);
  readonly #speeches = new SpeechesView(this);
  readonly #part = this.later(async () => new (await import("./beside.part.ts")).BesidePart(this, this.core));

  override updated(): void {
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = "";
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  #change(make: (now: Debrief) => Partial<Debrief>): void {
    if (!this.#open.change(make)) return;
    this.#refused = undefined;
    this.requestUpdate();
  }

  async #act(move: string): Promise<void> {
    const { campus } = this;
    const { on, now } = this.#open;
    const request = requestOf[move];
    if (!campus || !request || !now || !this.dispatchEvent(new request(on))) return;
    if (move === "close" && saidOnly(now.speeches).length < now.speeches.length)
      this.#change((last) => ({ speeches: saidOnly(last.speeches) }));
    const { draft } = this.#open;
    if (draft) {
      await draft.flush();
      const { current } = draft.current;
      if (current.status === "error" && current.error.code === "stale-version") return this.requestUpdate();
    }
    const receipt = await campus.act(`debrief.${move}` as "debrief.close", { id: on.id });
    this.#refused = receipt.state === "refused" ? receipt.error : undefined;
    if (receipt.state !== "refused") this.#focus("#status");
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { base, typed, mayEver } = this.#open;
    const closed = this.gate(["debrief.list", "lesson.get"], skeleton(this.core, 8));
    const now = closed ? undefined : base;
    const draft = this.#open.typing.data;
    const shows = draft && this.session && (typed || (now?.state === "draft" && now.version > 0)) && mayEver.size > 0;
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <div class="row">
          <h2 id="title">${this.#words.say("title")}</h2>
          ${now ? stateBadge(this.core, "debrief", now.state) : nothing}
        </div>
        ${
          shows
            ? this.#saved.render(this.core, this.format, this.session!, typed ? draft : { saved: draft.saved, at: now!.updatedAt })
            : nothing
        }
      </div>
      ${closed ?? this.#renderContent(this.session!)}
    </section>`;
  }

  #renderContent(session: Session): TemplateResult {
    // Asked for before the records are there, so that the one does not wait for the other.
    this.#part.get();
    if (!this.lesson && !this.debrief) return state("info", this.#after.say("nothingChosen"), this.#after.say("nothingChosenNext"));
    const { record, lesson, ofLesson: list, records, lists } = this.#open;
    const { error, snapshot, data } = record;
    if (list.error && !list.data && list.error.code !== "offline") return errorState(this.core, list.error, list.refresh);
    if (error && !data && !(lesson && error.code === "offline")) return errorState(this.core, error, record.refresh);
    if (this.debrief && data === null) return state("question", this.#words.say("noDebrief"), this.#words.say("noDebriefNext"));
    const unread = failureIn(records);
    if (lesson === null && unread) return errorState(this.core, unread);
    if (lesson === null) return state("question", this.#after.say("gone"), this.#after.say("goneNext"));
    if (!lesson || (data === undefined && !error)) return skeleton(this.core, 8);
    const head = lessonLine(this.#after, this.format, lesson, records.name(lesson.teacher));
    if (!data && lesson.state === "planned" && !this.#open.held(lesson))
      return html`${head}${state("clock", this.#words.say("planned"), this.#words.say("plannedNext"))}`;
    if (!data && lesson.state === "cancelled")
      return html`${head}${state("info", this.#words.say("cancelled"), this.#words.say("cancelledNext"))}`;
    const { observations } = this.#open;
    const { failure } = lists;
    if (!observations && failure && failure.error.code !== "offline") return errorState(this.core, failure.error, lists.retry);
    const { now } = this.#open;
    if (!now || (!observations && !failure))
      return now ? skeleton(this.core, 8) : state("question", this.#words.say("noDebrief"), this.#words.say("noDebriefNext"));
    const may = this.campus!.allows(now.version > 0 ? "debrief.change" : "debrief.create", { kind: "lesson", id: lesson.id });
    if (now.version === 0 && may !== "yes" && !this.#open.typing.data?.value.lesson)
      return html`${head}${state("question", this.#words.say("noDebrief"), this.#words.say("noDebriefNext"))}`;
    const stale = snapshot?.status === "error" && data ? staleLine(this.core) : nothing;
    return html`${stale}${head}${unreadLine(this.core, failure?.shown ? undefined : failure?.error, this.#open.packs.error)}${this.#renderForm(this.#talk(now, lesson, session, observations ?? []))}`;
  }

  #talk(now: Debrief, lesson: Lesson, session: Session, observations: readonly Observation[]): Talk {
    const { records, lists } = this.#open;
    const way = this.#open.delivery.state;
    const edits = this.#open.mayEver.size > 0 && way !== "waiting" && way !== "sending";
    const orders = this.#open.ordersOf(lesson);
    const { template } = now;
    const before = lists.get({
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
      people: edits ? (lists.get({ kind: "person", where: { org: lesson.org }, limit: 200 }) ?? []) : [],
      words: this.#words,
      after: this.#after,
      core: this.core,
      language: this.language,
      format: this.format,
      name: (person) => records.name(person) || "…",
      change: (make) => this.#change(make),
      focus: (selector) => this.#focus(selector),
    };
  }

  #renderForm(talk: Talk): TemplateResult {
    const { now, edits } = talk;
    const part = this.#part.get();
    const { on, draft, typing, delivery, mayEver, known, ownId } = this.#open;
    const campus = this.campus!;
    const context = { campus, on, draft, refused: this.#refused, draftError: typing.error };
    const writeOwn = this.debrief || ownId === undefined ? undefined : () => this.#onChoose(ownId);
    return html`
      ${
        part
          ? [
              part.chooser(talk, this.debrief ? [] : known, (id) => this.#onChoose(id)),
              part.delivery(talk, delivery, mayEver, context),
              delivery.state === "none" ? part.status(talk) : nothing,
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
      ${part ? part.signing(talk) : nothing}
      ${actionsView(talk, { campus, open: this.#open, act: (move) => void this.#act(move), writeOwn })}
    `;
  }

  #onChoose(id: Id): void {
    this.#open.choose(id);
    this.requestUpdate();
  }
}
