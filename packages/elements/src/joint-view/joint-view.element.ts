import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { addDays, say, type Lesson, type Observation, type Rubric, type Session } from "@xiaoben/contract";
import { afterStrings } from "../after-lesson/after.strings.ts";
import { afterStyles } from "../after-lesson/after.styles.ts";
import { lessonLine } from "../after-lesson/lesson-line.view.ts";
import { handedIn, missingOf, pointsOf } from "../after-lesson/lesson.model.ts";
import { lastSteps, reportsOf } from "../after-lesson/steps.model.ts";
import {
  errorLine,
  errorState,
  failureIn,
  LazyController,
  LiveController,
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
import { tableStyles } from "../core/tables.styles.ts";
import { ListsController } from "../practice/lists.ts";
import { byForm, few, pointNotes, timelineOf } from "./joint-view.model.ts";
import { jointStrings } from "./joint-view.strings.ts";
import { styles } from "./joint-view.styles.ts";
import { rubricRows } from "./rubric-rows.view.ts";

const texts = ["strengths", "problems", "measures", "nextStep"] as const;

/**
 * The observations of one lesson that a person may read, side by side: each remains its observer's own. Shows points with each observer's
 * note, all notes on one timeline, and ratings in a row with how far apart they are. It knows no mean, no sum and no rank.
 *
 * States: empty, loading, full, few observers, offline, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Observations of one lesson side by side
 * @csspart lesson - Which lesson it is
 * @csspart observers - Whose observations are shown, and who has handed in nothing
 * @csspart steps - The step agreed last time, and what became of it
 * @csspart points - Points to watch, with each observer's note
 * @csspart timeline - All notes in the order of the lesson
 * @csspart rubric - Ratings in a row
 * @csspart texts - Strengths, problems, suggestions and next steps
 */
export class XbJointViewElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, afterStyles, styles];

  /** Id of the lesson. */
  @property()
  lesson = "";

  readonly #words = new Words(this, jointStrings);
  readonly #after = new Words(this, afterStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #rubrics = new LazyController(this, () => this.campus);
  readonly #lessonLive = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.lesson] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "lesson", id }) : undefined),
  );
  readonly #observations = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.lesson] as const,
    ([campus, lesson]) => (lesson ? campus?.list({ kind: "observation", where: { lesson }, limit: 100 }) : undefined),
  );

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title">${this.#words.say("title")}</h2>
      ${this.gate(["lesson.get", "observation.list"], skeleton(this.core, 8)) ?? this.#renderContent(this.session!)}
    </section>`;
  }

  #renderContent(session: Session): TemplateResult {
    if (!this.lesson) return state("info", this.#after.say("nothingChosen"), this.#after.say("nothingChosenNext"));
    const [lessons, list] = [this.#lessonLive, this.#observations];
    const failed = [lessons, list].find((live) => live.error && live.data === undefined);
    if (failed) return errorState(this.core, failed.error!, failed.refresh);
    const lesson = lessons.data;
    if (lesson === null) return state("question", this.#after.say("gone"), this.#after.say("goneNext"));
    if (!lesson || !list.data) return skeleton(this.core, 8);
    const observations = handedIn(list.data.items);
    const stale = [lessons, list].some((live) => live.error) ? staleLine(this.core) : nothing;
    return html`${stale} ${unreadLine(this.core, failureIn(this.#records), this.#lists.failure?.error)}
    ${this.#renderPaperHead(lesson, session)} ${lessonLine(this.#after, this.format, lesson, this.#records.name(lesson.teacher))}
    ${this.#renderObservers(lesson, observations, session)}
    ${observations.length > 0 ? this.#renderJoint(lesson, observations) : state("info", this.#words.say("none"), this.#words.say("noneNext"))}`;
  }

  /** On paper it says which school it is of, and of which day. */
  #renderPaperHead(lesson: Lesson, session: Session): TemplateResult {
    const school = this.#records.get({ kind: "org", id: lesson.org })?.name;
    return html`<p class="paper small">${school} ${this.#words.say("printed", this.format.day(session.today, "year"))}</p>`;
  }

  #renderObservers(lesson: Lesson, observations: readonly Observation[], session: Session): TemplateResult {
    const missing = missingOf(lesson, observations).filter((person) => person !== session.person || lesson.teacher === session.person);
    const mine = lesson.observers.includes(session.person) && !observations.some(({ author }) => author === session.person);
    const names = this.#names(mine ? [session.person, ...missing] : missing);
    const n = observations.length;
    const says = n === 0 ? "" : n === 1 ? this.#words.say("one") : n < few ? this.#words.say("few", n) : "";
    return html`<section class="observers" part="observers" aria-label=${this.#words.say("observers")}>
      ${n > 0 ? html`<p>${this.#words.say("records", n)} <strong>${says}</strong></p>` : nothing}
      ${
        n > 0
          ? html`<ul class="list">
              ${observations.map(
                ({ author, state: how }) => html`<li class="row">${this.#name(author)} ${stateBadge(this.core, "observation", how)}</li>`,
              )}
            </ul>`
          : nothing
      }
      ${
        // Whose lesson it was sees everything that was handed in; others may be kept from some of it.
        names
          ? html`<p class="second" id="missing">${this.#words.say(lesson.teacher === session.person ? "missing" : "unseen", names)}</p>`
          : nothing
      }
    </section>`;
  }

  #name(person: string): string {
    return this.#records.name(person) || "…";
  }

  #names(people: readonly string[]): string {
    return people.map((person) => this.#name(person)).join(this.language === "en" ? ", " : "、");
  }

  #renderJoint(lesson: Lesson, observations: readonly Observation[]): TemplateResult {
    return html`${this.#renderSteps(lesson)} ${this.#renderPoints(lesson, observations)} ${this.#renderTimeline(observations)}
      ${byForm(observations).map(({ form, observations: those }, i) => this.#renderRubric(form, those, i > 0))}
      ${texts.map((name) => this.#renderTexts(name, observations))}
      <ul class="signing" aria-hidden="true">
        ${[lesson.teacher, ...observations.map(({ author }) => author)].map((person) => html`<li>${this.#name(person)}</li>`)}
      </ul>`;
  }

  #renderSteps({ teacher, on, id }: Lesson): TemplateResult | typeof nothing {
    const before = this.#lists.get({ kind: "observation", where: { observed: teacher, to: addDays(on, -1) }, order: "-day", limit: 50 });
    const steps = lastSteps(before ?? [], { teacher, before: on });
    const offered = steps.length > 0 && this.capabilities.data?.has("debrief.list");
    const debriefs = offered ? this.#lists.get({ kind: "debrief", where: { lesson: id }, limit: 50 }) : undefined;
    if (steps.length === 0) return nothing;
    const reports = reportsOf(debriefs ?? []);
    return html`<section class="part" part="steps" aria-labelledby="steps-title">
      <h3 id="steps-title">${this.#after.say("stepTitle")}</h3>
      <ul class="rows">
        ${steps.map((step) => {
          const report = reports.get(step.observation);
          return html`<li>
            <p>${step.text}</p>
            <p class="small second">${this.#after.say("step", this.#name(step.author), this.format.day(step.on))}</p>
            <p>
              ${
                report
                  ? html`<strong>${this.#after.say("outcome", report.outcome)}</strong> <span class="text">${report.text}</span>`
                  : debriefs && html`<span class="second">${this.#after.say("noReport")}</span>`
              }
            </p>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #renderPoints(lesson: Lesson, observations: readonly Observation[]): TemplateResult | typeof nothing {
    const points = pointNotes(pointsOf(lesson, observations), observations);
    if (points.length === 0) return nothing;
    return html`<section class="part" part="points" aria-labelledby="points-title">
      <h3 id="points-title">${this.#words.say("points")}</h3>
      <ul class="rows">
        ${points.map(
          ({ text, notes }) =>
            html`<li>
              <h4>${text}</h4>
              ${notes.map(({ author, note }) => this.#renderBy(author, note, this.#words.say("noNote")))}
              ${notes.length === 0 ? html`<p class="second">${this.#words.say("noNote")}</p>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderBy(author: string, text: string, otherwise: string): TemplateResult {
    return html`<p class="by">
      <span class="second">${this.#name(author)}</span><span class="text ${text ? "" : "second"}">${text || otherwise}</span>
    </p>`;
  }

  #renderTimeline(observations: readonly Observation[]): TemplateResult | typeof nothing {
    const notes = timelineOf(observations);
    if (notes.length === 0) return nothing;
    return html`<section class="part" part="timeline" aria-labelledby="timeline-title">
      <h3 id="timeline-title">${this.#words.say("timeline")}</h3>
      <ol class="rows timeline">
        ${notes.map(
          ({ author, minute, text, tag }, i) =>
            html`<li class=${minute === notes[i - 1]?.minute ? "same" : ""}>
              <span class="second figure minute">${this.#words.say("minute", minute)}</span><span class="second">${this.#name(author)}</span
              ><span class="text">${tag ? html`<span class="badge">${this.#words.say("tag", tag)}</span> ` : nothing}${text}</span>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  #renderRubric(form: Observation["form"], observations: readonly Observation[], other: boolean): TemplateResult {
    const { pack, version, id } = form;
    const key = `${pack}/${version}/${id}`;
    const rubric = this.#rubrics.get(key, () => this.campus!.definition<Rubric>({ pack, version, id, as: "rubric" }));
    const missing = this.#rubrics.error ? errorLine(this.core, this.#rubrics.error) : skeleton(this.core, 4);
    const context = { words: this.#words, language: this.language, name: (person: string) => this.#name(person) };
    const title = rubric && say(rubric.title, this.language);
    return html`<section class="part" part="rubric" aria-label=${title ?? key}>
      <div class="head">
        <h3>${title}</h3>
        <span class="small second">${this.#words.say("version", version)}</span>
      </div>
      ${other ? html`<p class="notice">${this.#words.say("otherForm", title ?? pack, version)}</p>` : nothing}
      ${rubric ? rubricRows(context, rubric, observations) : missing}
    </section>`;
  }

  #renderTexts(name: (typeof texts)[number], observations: readonly Observation[]): TemplateResult {
    return html`<section class="part" part="texts" aria-label=${this.#words.say("field", name)}>
      <h3>${this.#words.say("field", name)}</h3>
      ${observations.map((one) => this.#renderBy(one.author, one[name].trim(), this.#words.say("empty")))}
    </section>`;
  }
}
