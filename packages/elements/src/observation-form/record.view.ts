import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, GatewayError, Lesson, Rubric, Session, Signature } from "@xiaoben/contract";
import { emptyState, label, notOffered, notPermitted, state, Words, type CoreMessages, type XbElement } from "../core/index.ts";
import { DialogController } from "../core/dialog.ts";
import { dialogStyles } from "../core/dialog.styles.ts";
import { deliveryView, type DeliveryContext } from "../forms/delivery.view.ts";
import type { Delivery } from "../forms/delivery.model.ts";
import { formStrings, type FormMessages } from "../forms/forms.strings.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { ReasonController } from "../forms/reason.ts";
import { actionsView, type ActionsContext } from "./actions.view.ts";
import { conflictOf, conflictView, type ConflictContext } from "./conflict.view.ts";
import { duringStrings, type DuringMessages } from "./during/during.strings.ts";
import { duringStyles } from "./during/during.styles.ts";
import { PackPhrases } from "./during/pack-phrases.ts";
import { segmentsRead } from "./during/segments.read.ts";
import { TagFilter } from "./during/tag-filter.ts";
import { talliesRead, type TalliesReader } from "./during/tallies.read.ts";
import { notesRead, pointsRead, rubricRead, textsRead } from "./read.view.ts";
import { recordStrings, type RecordMessages } from "./record.strings.ts";
import { styles } from "./record.styles.ts";
import { rubricStyles } from "./rubric.styles.ts";
import type { Sheet } from "./sheet.ts";
import { statusView } from "./status.view.ts";
import { totalView } from "./total.view.ts";
import { observerTexts, textField, type TextName } from "./texts.view.ts";

const teacherTexts = ["answer", "reflection"] as const satisfies readonly TextName[];

/** What a form has beyond the sheet that is being written: a record that is read, answered, signed, on its way, or in question. */
export class RecordView {
  readonly styles = [moveStyles, dialogStyles, rubricStyles, duringStyles, styles];
  readonly words: Words<RecordMessages>;
  readonly reason: ReasonController;
  readonly dialog: DialogController;
  readonly #forms: Words<FormMessages>;
  readonly #core: Words<CoreMessages>;
  readonly #during: Words<DuringMessages>;
  readonly #filter: TagFilter;
  readonly #pack: PackPhrases;
  readonly #sheet: Sheet;

  constructor(host: XbElement, sheet: Sheet, core: Words<CoreMessages>, campus: () => CampusGateway | undefined) {
    this.#sheet = sheet;
    this.#during = new Words(host, duringStrings);
    this.#filter = new TagFilter(host, this.#during);
    this.#pack = new PackPhrases(host, campus);
    this.#core = core;
    this.words = new Words(host, recordStrings);
    this.#forms = new Words(host, formStrings);
    this.reason = new ReasonController(host);
    this.dialog = new DialogController(host, () => core);
  }

  nothingChosen(): TemplateResult {
    return emptyState(this.words.say("nothingChosen"), this.words.say("nothingChosenNext"));
  }

  gone(): TemplateResult {
    return state("question", this.words.say("gone"), this.words.say("goneNext"));
  }

  /** Why no observation of this lesson can be begun. */
  notBegun(lesson: Lesson, session: Session, allowed: "yes" | "no" | "absent"): TemplateResult {
    const { words } = this;
    if (lesson.teacher === session.person) return state("info", words.say("ownLesson"), words.say("ownLessonNext"));
    if (lesson.state === "cancelled") return state("info", words.say("cancelled"), words.say("cancelledNext"));
    if (allowed === "absent") return notOffered(this.#core);
    return lesson.observers.includes(session.person)
      ? notPermitted(this.#core)
      : state("info", words.say("notAsked"), words.say("notAskedNext"));
  }

  /** What was changed elsewhere too, and the choice, if so. */
  conflict(
    delivery: Delivery,
    draftError: GatewayError | undefined,
    context: Omit<ConflictContext, "words" | "record" | "during">,
  ): TemplateResult | undefined {
    const conflict = conflictOf(delivery, draftError);
    return conflict && conflictView(this.#sheet, conflict, { ...context, words: this.#forms, record: this.words, during: this.#during });
  }

  delivery(delivery: Delivery, context: Omit<DeliveryContext, "words" | "core">): TemplateResult | typeof nothing {
    return deliveryView(delivery, { ...context, core: this.#core, words: this.#forms });
  }

  status(session: Session, name: (person: string) => string): TemplateResult | typeof nothing {
    return statusView(this.#sheet.now, this.words, session, name);
  }

  /** What the observer wrote. `rubric` is drawn by the caller while it is not there. */
  content(rubric: Rubric | undefined, otherwise: TemplateResult, reader: TalliesReader): TemplateResult {
    const sheet = this.#sheet;
    const tallies = talliesRead(sheet.now, this.#during, reader, () => this.#pack.bareAbove(sheet.now.form));
    return html`${pointsRead(sheet)}${notesRead(sheet, this.#during, this.#filter)}${segmentsRead(sheet, this.#during)}${tallies}${rubric ? rubricRead(sheet, this.words, rubric) : otherwise}${textsRead(sheet, this.words, observerTexts, "texts")}`;
  }

  /** The live total of the rubric. */
  total(rubric: Rubric): unknown {
    return totalView(this.#sheet, this.words, rubric);
  }

  /** What the observed teacher writes. Nothing before there is something to answer. */
  teacher(): TemplateResult | typeof nothing {
    const sheet = this.#sheet;
    const names = teacherTexts.filter((name) => sheet.may.has(name) || sheet.now[name]);
    if (names.length === 0) return nothing;
    if (!names.some((name) => sheet.may.has(name))) return textsRead(sheet, this.words, names, "answer");
    return html`<section class="part texts" part="answer">${names.map((name) => textField(sheet, name))}</section>`;
  }

  /** Both signatures, as name and time, or that one is awaited. */
  signatures(name: (person: string) => string): TemplateResult | typeof nothing {
    const { now } = this.#sheet;
    if (now.state === "draft" || now.state === "submitted") return nothing;
    const row = (party: "author" | "observed"): TemplateResult => {
      const signature = (now.signatures ?? []).find((one) => one.party === party);
      return html`<li class="signature">
        <span class="second">${this.words.say("party", party)}</span>
        <span>${name(now[party])}</span>
        ${signature ? this.#signed(signature) : label("waiting", "clock", this.words.say("unsigned"))}
      </li>`;
    };
    return html`<section class="part" part="signatures" aria-labelledby="signatures-title">
      <h3 id="signatures-title">${this.words.say("signatures")}</h3>
      <ul class="rows">
        ${row("author")}${row("observed")}
      </ul>
      <p class="paper small">${this.words.say("notLegal")}</p>
    </section>`;
  }

  /** Asks before a record is given up. */
  askWithdraw(): Promise<boolean> {
    return this.dialog.ask({
      title: this.words.say("withdrawTitle"),
      body: this.words.say("withdrawBody"),
      confirm: this.words.say("move", "withdraw"),
    });
  }

  /** Asks before a record is handed in without pictures that are still on this device alone. */
  askWithoutPhotos(left: number): Promise<boolean> {
    return this.dialog.ask({
      title: this.words.say("photosTitle", left),
      body: this.words.say("photosBody"),
      confirm: this.words.say("photosWithout"),
    });
  }

  /** What the person may do now, or the reason that is asked for. */
  actions(
    context: Omit<ActionsContext, "words" | "asking" | "reason">,
    give: (move: string, reason: string) => void,
  ): TemplateResult | typeof nothing {
    const { words } = this;
    const { move } = this.reason;
    const asked = { label: words.say("reason", move), confirm: words.say("move", move), cancel: this.#core.say("cancel") };
    return actionsView(this.#sheet, { ...context, words, asking: move, reason: this.reason.render(asked, give) });
  }

  #signed({ at }: Signature): TemplateResult {
    const { format, timeZone } = this.#sheet;
    return label("met", "check", format.moment(at, timeZone, "0001-01-01"));
  }
}
