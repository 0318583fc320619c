import { html, nothing, type TemplateResult } from "lit";
import { property } from "../core/property.ts";
import type { GatewayError, Observation, Rubric, Session } from "@xiaoben/contract";
import {
  errorState,
  partMissing,
  type PartController,
  RecordsController,
  skeleton,
  staleLine,
  stateBadge,
  Words,
  XbElement,
} from "../core/index.ts";
import { DefinitionController } from "../forms/definition.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { SavedController } from "../forms/saved.ts";
import type { Move } from "../workflow/moves.model.ts";
import { headerView } from "./header.view.ts";
import { requestOf } from "./observation-form.events.ts";
import { observationStrings } from "./observation-form.strings.ts";
import { styles } from "./observation-form.styles.ts";
import { OpenObservation } from "./open-observation.ts";
import type { TalliesReader } from "./during/tallies.read.ts";
import type { RecordView } from "./record.view.ts";
import { LiveSheet, type Sheet } from "./sheet.ts";
import { observerView } from "./texts.view.ts";

/**
 * One person's record of one lesson: written by the observer, answered by the observed teacher, signed by both.
 * What is typed is handed to the gateway's draft at once.
 *
 * States: empty, loading, full, read-only, offline with unsent work, conflict, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Lesson observation, from the first note to both signatures
 * @fires {XbObservationSubmitRequestEvent} xb-observation-submit-request - The observer hands in; cancel it to keep the element from doing so
 * @fires {XbObservationTakeBackRequestEvent} xb-observation-take-back-request - The observer takes back what was handed in; cancelable
 * @fires {XbObservationWithdrawRequestEvent} xb-observation-withdraw-request - The observer gives the record up; cancelable
 * @fires {XbObservationAnswerRequestEvent} xb-observation-answer-request - The observed teacher answers; cancelable
 * @fires {XbObservationReturnRequestEvent} xb-observation-return-request - Who inspected returns what is not done yet; cancelable
 * @fires {XbObservationSignRequestEvent} xb-observation-sign-request - One of the two signs; cancelable
 * @fires {XbObservationAskUnlockRequestEvent} xb-observation-ask-unlock-request - One of the two asks to open the locked record; cancelable
 * @fires {XbObservationAgreeRequestEvent} xb-observation-agree-request - The other agrees; cancelable
 * @fires {XbObservationRefuseRequestEvent} xb-observation-refuse-request - The other does not; cancelable
 * @fires {XbObservationShareTalliesRequestEvent} xb-observation-share-tallies-request - The observed teacher lets others see how she spoke; cancelable
 * @fires {XbObservationHideTalliesRequestEvent} xb-observation-hide-tallies-request - She takes that back; cancelable
 * @csspart saved - Where the typed text is
 * @csspart lesson - Class, subject, topic, time and people
 * @csspart along - Whether the lesson is kept on the device
 * @csspart points - Points to watch
 * @csspart notes - Timed notes
 * @csspart segments - What went on, one stretch after the other
 * @csspart tallies - Evaluation language that was heard
 * @csspart during - Bar with what is recorded while the lesson goes on
 * @csspart photos - Pictures of the lesson
 * @csspart phrases - Sentences to choose from
 * @csspart rubric - Rubric with its sections
 * @csspart total - Live total of the rubric
 * @csspart texts - Strengths, problems, suggestions, next step
 * @csspart answer - Answer and reflection of the observed teacher
 * @csspart signatures - Both signatures
 * @csspart actions - Bar with the main action
 */
export class XbObservationFormElement extends XbElement {
  static override styles = [XbElement.styles, formStyles, styles];

  /** Id of a lesson: opens the signed-in person's own observation of it, and begins one with the first change. */
  @property()
  lesson = "";

  /** Id of an observation; goes before `lesson`. */
  @property()
  observation = "";

  /** A form for inspection, as `pack/version/id`: an observation that is begun here is written on it, and not on that of the lesson. */
  @property({ attribute: "inspection-form" })
  inspectionForm = "";

  #refused: GatewayError | undefined;
  #focusNext = "";
  readonly #words = new Words(this, observationStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #rubric = new DefinitionController(this, "rubric", () => this.campus);
  readonly #saved = new SavedController(this);
  readonly #open = new OpenObservation(this, () => {
    const { campus, session, lesson, observation, inspectionForm } = this;
    return { campus, session, isKnown: this.capabilities.data !== undefined, lesson, observation, inspectionForm };
  });
  readonly #sheet: Sheet = new LiveSheet(
    this,
    this.#words,
    {
      now: () => this.#open.now!,
      rests: () => this.#open.rests,
      lesson: () => this.#open.lesson.data ?? undefined,
      may: () => this.#open.may,
      timeZone: () => this.session?.timeZone ?? "Asia/Shanghai",
      format: () => this.format,
    },
    (make) => this.#change(make),
    (selector) => this.#focus(selector),
  );

  /** All that is not the sheet being written. */
  readonly #part = this.later(
    async () => new (await import("./record.view.ts")).RecordView(this, this.#sheet, this.core, () => this.campus),
  );

  /** What is recorded while the lesson goes on. */
  readonly #during = this.later(async () => new (await import("./during/during.part.ts")).DuringPart(this, this.#sheet, () => this.campus));

  /** Sentences to choose from, beside the fields where one may stand. */
  readonly #phrases = this.later(
    async () =>
      new (await import("./phrases/phrases.part.ts")).PhrasesPart(
        this,
        this.#sheet,
        () => this.campus,
        () => this.session,
      ),
  );

  /** Pictures of the lesson. */
  readonly #photos = this.later(
    async () =>
      new (await import("./photos/photos.part.ts")).PhotosPart(
        this,
        this.#sheet,
        () => this.campus,
        () => this.session,
        () => this.#open.draft,
      ),
  );

  /** What keeps the lesson on the device, for a room without network. */
  readonly #along = this.later(
    async () =>
      new (await import("./along/along.part.ts")).AlongPart(
        this,
        this.#sheet,
        () => this.campus,
        () => this.session,
      ),
  );

  /** The rubric while it is filled in. */
  readonly #toRate = this.later(async () => (await import("./rubric.part.ts")).rubricPart);

  override updated(): void {
    if (!this.#focusNext) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = "";
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  #change(make: (now: Observation) => Partial<Observation>): void {
    if (!this.#open.change(make(this.#sheet.now))) return;
    this.#refused = undefined;
    this.requestUpdate();
  }

  async #onMove(move: Move): Promise<void> {
    if (move.unfilled.length > 0) {
      this.#sheet.focus(move.unfilled.includes("/answer") ? "#answer" : ".segments input, #strengths");
      return;
    }
    if (move.input.length > 0 || move.id === "withdraw") {
      const part = this.#part.get();
      if (!part) return;
      if (move.input.length > 0) return part.reason.ask(move.id, this.session!.person, this.#open.on!.id);
      if (!(await part.askWithdraw())) return;
    }
    if (move.id === "submit" && !(await this.#photosSent())) return;
    await this.#act(move.id);
  }

  /** Pictures can only be sent before the record is handed in. */
  async #photosSent(): Promise<boolean> {
    const left = (await this.#photos.get()?.send()) ?? 0;
    return left === 0 || (await this.#part.get()?.askWithoutPhotos(left)) === true;
  }

  async #act(move: string, input?: Record<string, string>): Promise<void> {
    const { campus } = this;
    const request = requestOf[move];
    if (!campus || !request || !this.dispatchEvent(new request(this.#open.on))) return;
    if (this.#open.draft) {
      await this.#open.draft.flush();
      const { current } = this.#open.draft.current;
      if (current.status === "error" && current.error.code === "stale-version") return this.requestUpdate();
    }
    // A signature is for the version that its person saw; everything else goes on top of what was written last.
    const version = move === "sign" || move === "agree" ? { version: this.#open.base!.version } : {};
    const receipt = await campus.act(
      `observation.${move}` as "observation.askUnlock",
      { id: this.#open.on.id, ...version, ...(input && { input }) } as never,
    );
    this.#refused = receipt.state === "refused" ? receipt.error : undefined;
    if (receipt.state !== "refused") this.#sheet.focus(move.endsWith("Tallies") ? "#tallies-private" : "#status");
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const closed = this.gate(["observation.get"], skeleton(this.core, 8));
    const record = closed || this.#open.barred ? undefined : this.#open.base;
    const draft = this.#open.typing.data;
    const shows = draft && this.session && (this.#open.isTyped || (record?.state === "draft" && record.version > 0));
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <div class="row">
          <h2 id="title">${this.#words.say("title")}</h2>
          ${record ? stateBadge(this.core, "observation", record.state) : nothing}
        </div>
        ${
          shows && this.#open.mayEver.size > 0
            ? this.#saved.render(
                this.core,
                this.format,
                this.session!,
                this.#open.isTyped ? draft : { saved: draft.saved, at: record!.updatedAt },
              )
            : nothing
        }
      </div>
      ${closed ?? this.#renderContent(this.session!)}
    </section>`;
  }

  #renderContent(session: Session): TemplateResult {
    const { error, snapshot } = this.#open.record;
    const data = this.#open.stored;
    const { error: lessonError, data: lesson } = this.#open.lesson;
    if (!this.#open.id) return this.#with(this.#part, (part) => part.nothingChosen());
    if (error && !data && !(lesson && error.code === "offline")) return errorState(this.core, error, this.#open.record.refresh);
    if (lessonError && !lesson && !data) return errorState(this.core, lessonError, this.#open.lesson.refresh);
    if (data === undefined && !error) return skeleton(this.core, 8);
    if (!data && (this.observation || lesson === null)) return this.#with(this.#part, (part) => part.gone());
    if (!data && lesson === undefined) return skeleton(this.core, 8);
    const barred = this.#open.barred;
    if (lesson && barred) return this.#with(this.#part, (part) => part.notBegun(lesson, session, barred));
    if (!this.#open.base) return skeleton(this.core, 8);
    return html`${snapshot?.status === "error" && data ? staleLine(this.core) : nothing}${this.#renderForm(session)}`;
  }

  /** What only a later part can draw. */
  #with<P extends object>(later: PartController<P>, draw: (part: P) => TemplateResult): TemplateResult {
    const part = later.get();
    if (part) return draw(part);
    return later.missing ? partMissing(this.core, later.retry) : skeleton(this.core, 8);
  }

  #renderForm(session: Session): TemplateResult {
    const sheet = this.#sheet;
    const { now } = sheet;
    const name = (person: string): string => this.#records.name(person) || "…";
    const rubric = this.#rubric.get(now.form);
    const inspects = (now.aim ?? rubric?.aim) === "inspection";
    const header = headerView(sheet, this.#records.name(now.observed), this.#records.name(now.author), inspects);
    const noRubric = this.#rubric.missing(this.core);
    if (!sheet.may.has("strengths"))
      return this.#with(
        this.#part,
        (part) => html`
          ${header} ${this.#renderDelivery(part)} ${this.#open.delivery.state === "none" ? part.status(session, name) : nothing}
          ${part.content(rubric, noRubric, this.#reader(session))} ${this.#renderPhotos()} ${part.teacher()} ${part.signatures(name)}
          ${this.#renderActions(part, rubric)} ${part.dialog.render()}
        `,
      );
    const part = this.#part.get();
    // Asked for before the rubric is there, so that the one does not wait for the other.
    this.#toRate.get();
    const during = this.#during.get();
    const beside = (field: string): unknown => this.#phrases.get()?.beside(field) ?? nothing;
    const along = this.campus!.device?.along ? this.#along.get()?.line() : nothing;
    return html`
      ${header} ${along} ${part ? this.#renderDelivery(part) : nothing} ${this.#with(this.#during, (one) => one.sections(beside))}
      ${this.#renderPhotos()}
      ${rubric ? this.#with(this.#toRate, (rating) => rating.view(sheet, rubric, part?.total(rubric) ?? nothing)) : noRubric}
      ${observerView(sheet, beside)} ${during?.bar() ?? nothing}
      ${part ? [part.teacher(), this.#renderActions(part, rubric), part.dialog.render()] : nothing}
      ${this.#part.missing ? this.#renderWithoutPart() : nothing}
    `;
  }

  /** Pictures, where the back end keeps any. */
  #renderPhotos(): unknown {
    return this.capabilities.data?.has("attachments") ? (this.#photos.get()?.section() ?? nothing) : nothing;
  }

  /** What the person is to the evaluation language that was counted. */
  #reader({ person }: Session): TalliesReader {
    const { now } = this.#sheet;
    const party = person === now.observed ? "observed" : person === now.author ? "author" : "other";
    const mine = party === "observed" && this.#open.delivery.state === "none" && now.state !== "unlocking";
    const move = now.talliesShared ? "hideTallies" : "shareTallies";
    const may = mine && this.campus?.allows(`observation.${move}`, this.#open.on) === "yes";
    return { party, share: may ? (chosen) => void this.#act(chosen) : undefined };
  }

  #renderDelivery(part: RecordView): TemplateResult | typeof nothing {
    const campus = this.campus!;
    const draftError = this.#open.typing.error;
    const conflict = part.conflict(this.#open.delivery, draftError, { campus, draft: this.#open.draft, on: this.#open.on });
    if (conflict) return conflict;
    const refused = this.#refused ?? (draftError?.code === "offline" ? undefined : draftError);
    return part.delivery(this.#open.delivery, { campus, on: this.#open.on, refused });
  }

  #renderActions(part: RecordView, rubric: Rubric | undefined): TemplateResult | typeof nothing {
    const { state } = this.#open.delivery;
    if (state === "waiting" || state === "sending") return nothing;
    return part.actions(
      { campus: this.campus!, session: this.session!, on: this.#open.on, rubric, choose: (move) => void this.#onMove(move) },
      (move, reason) => void this.#act(move, { reason }),
    );
  }

  /** What was written can be handed in all the same; whether it may be is the back end's to say. */
  #renderWithoutPart(): TemplateResult {
    return html`${partMissing(this.core, this.#part.retry)}
      <div class="bar main" part="actions">
        <div class="row">
          <button type="button" class="primary" data-move="submit" @click=${() => this.#act("submit")}>${this.#words.say("submit")}</button>
        </div>
      </div>`;
  }
}
