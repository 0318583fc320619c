import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { Id, Pack, Session } from "@xiaoben/contract";
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
  Words,
  XbElement,
} from "../core/index.ts";
import { property } from "../core/property.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { ListsController } from "../practice/lists.ts";
import { readPlace } from "../practice/place.ts";
import { placeOf } from "../practice/practice.model.ts";
import { practiceStrings } from "../practice/practice.strings.ts";
import { renderDecided, type DecidedContext } from "./decided.view.ts";
import { lastYearOf, questionsOf, type Group, type Question } from "./decisions.model.ts";
import { decisionStrings } from "./decisions.strings.ts";
import { styles } from "./decisions.styles.ts";
import type { Voice } from "./decisions.voice.ts";
import { renderAsked, renderReadings } from "./question.view.ts";

/**
 * The open questions of the packs that judge an organisation: what each reading does to how many people, and who settles it.
 * Who may, decides with a basis and a day; decisions are superseded, never edited.
 *
 * States: empty, loading, full, read-only, offline with unsent work, refused, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Open questions of packs: what each reading does, and deciding them
 * @fires {XbDecisionSubmitRequestEvent} xb-decision-submit-request - A question is settled, or settled anew; cancelable
 * @csspart question - One question
 * @csspart clause - The words of its clause
 * @csspart effect - What each reading does to how many people
 * @csspart form - The form that settles a question
 * @csspart decision - A decision
 */
export class XbDecisionsElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, styles];

  /** Id of the organisation that is decided for; by default the one where the signed-in person holds a role beside teaching. */
  @property()
  org = "";

  /** Id of the pack whose questions are shown; all that judge here by default. */
  @property()
  pack = "";

  readonly #words = new Words(this, decisionStrings);
  readonly #practice = new Words(this, practiceStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #lazy = new LazyController(this, () => this.campus);
  readonly #decide = this.later(
    async () =>
      new (await import("./decide.view.ts")).DecideView(
        this,
        () => this.core,
        () => this.campus,
      ),
  );
  readonly #rollups = new LiveController(
    this,
    () => [this.session && this.capabilities.data?.has("rollup") ? this.campus : undefined, this.#place] as const,
    ([campus, org]) => (org ? campus?.rollup({ org }) : undefined),
  );

  readonly #before = new LiveController(
    this,
    () => [this.#rollups.data && this.campus, this.#place, lastYearOf(this.#rollups.data ?? [])] as const,
    ([campus, org, period]) => (org && period ? campus?.rollup({ org, period }) : undefined),
  );

  override updated(): void {
    this.#decide.get()?.settleFocus();
  }

  get #place(): Id {
    return this.org || (this.session ? placeOf(this.session) : "");
  }

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${this.#words.say("title")}</h2>
        ${this.#renderPlace()}
      </div>
      ${this.gate(["binding.list", "decision.list", "org.get"], skeleton(this.core, 8)) ?? this.#renderContent(this.session!)}
      ${this.#decide.get()?.beside() ?? nothing}
    </section>`;
  }

  #renderPlace(): TemplateResult | typeof nothing {
    const name = this.#orgName(this.#place);
    return name ? html`<span class="second small">${this.#words.say("forOrg", name)}</span>` : nothing;
  }

  #orgName(id: Id): string {
    return (id && this.#records.get({ kind: "org", id })?.name) || "";
  }

  #renderContent(session: Session): TemplateResult {
    const place = readPlace(this.#records, this.#lists, this.#place, session.today);
    const failure = this.#renderFailure();
    if (failure) return failure;
    if (place === undefined) return skeleton(this.core, 8);
    const bound = (place?.bound ?? []).filter(
      ({ standing, binding }) => standing === "now" && (this.pack === "" || binding.pack === this.pack),
    );
    if (!place || bound.length === 0) return state("info", this.#words.say("noPack"), this.#words.say("noPackNext"));
    const packs = bound.map(({ binding: { pack, packVersion: version } }) =>
      this.#lazy.get(`${pack}/${version}`, () => this.campus!.definition<Pack>({ pack, version, id: "pack" })),
    );
    const decisions = bound.map(({ binding: { pack } }) => this.#lists.get({ kind: "decision", where: { pack }, limit: 200 }));
    const policy = this.#lazy.get(`words/${this.language}`, async () => (await import("@xiaoben/policy/words")).loadWords(this.language));
    const unread = this.#renderFailure();
    if (unread) return unread;
    if (!policy || packs.includes(undefined) || decisions.includes(undefined)) return skeleton(this.core, 8);
    const questions = questionsOf(
      packs.flatMap((pack) => pack ?? []),
      decisions.flatMap((list) => list ?? []),
      place.chain,
      session,
    );
    const { core, format } = this;
    const voice = { core, format, policy, here: place.here, practice: this.#practice, words: this.#words };
    const sums = { rollups: this.#rollups.data, before: this.#before.data, countAgain: this.#rollups.refresh };
    return this.#renderQuestions({ ...voice, ...sums }, questions, session);
  }

  /** What keeps the content from being shown: a list, or what is loaded once. */
  #renderFailure(): TemplateResult | undefined {
    const { failure } = this.#lists;
    const error = this.#lazy.error ?? (failure?.shown ? undefined : failure?.error);
    if (!error) return undefined;
    return errorState(this.core, error, () => {
      this.#lazy.retry();
      this.#lists.retry();
    });
  }

  #renderQuestions(voice: Voice, questions: Record<Group, Question[]>, session: Session): TemplateResult {
    const { mine, others, decided } = questions;
    if (mine.length + others.length + decided.length === 0) return emptyState(this.#words.say("empty"), this.#words.say("emptyNext"));
    const rest = this.#words.say("rest", others.length, decided.length);
    return html`${this.#lists.failure ? staleLine(this.core) : nothing}
      <div>
        <p class="headline">${this.#words.say("headline", mine.length)}</p>
        ${rest ? html`<p class="second">${rest}</p>` : nothing}
      </div>
      ${this.#renderUncounted()}
      ${(["mine", "others", "decided"] as const).map((group) =>
        questions[group].length === 0
          ? nothing
          : html`<section class="group" aria-labelledby=${group}>
              <h3 id=${group}>${this.#words.say("group", group)}</h3>
              ${questions[group].map((question) => this.#renderQuestion(voice, question, session))}
            </section>`,
      )}`;
  }

  #renderUncounted(): TemplateResult | typeof nothing {
    const offered = this.capabilities.data?.has("rollup") ?? true;
    if (offered && !(this.#rollups.error && !this.#rollups.data)) return nothing;
    const never = !offered || this.#rollups.error?.code === "not-offered";
    return html`<p class="notice">${icon("info")}<span>${this.#words.say(never ? "notCounted" : "countFailed")}</span></p>`;
  }

  #renderQuestion(voice: Voice, question: Question, session: Session): TemplateResult {
    return html`<article class="question" part="question" data-question=${question.key} aria-labelledby=${`question-${question.key}`}>
      ${renderAsked(voice, question)}
      ${question.group === "decided" ? renderDecided(this.#decidedContext(voice, session), question) : renderReadings(voice, question)}
      ${question.mine ? this.#renderDeciding(voice, question, session) : nothing}
    </article>`;
  }

  #decidedContext(voice: Voice, session: Session): DecidedContext {
    return { ...voice, session, name: (person) => this.#records.name(person), orgName: (org) => this.#orgName(org) };
  }

  #renderDeciding(voice: Voice, question: Question, session: Session): TemplateResult | typeof nothing {
    const campus = this.campus!;
    if (campus.allows("decision.create") !== "yes") return nothing;
    if (this.#decide.missing) return partMissing(this.core, this.#decide.retry);
    return this.#decide.get()?.render(voice, campus, question, session) ?? nothing;
  }
}
