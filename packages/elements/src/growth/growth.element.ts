import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { say, type Day, type DefinitionRef, type Id, type Observation, type Rubric, type Session } from "@xiaoben/contract";
import { afterStrings } from "../after-lesson/after.strings.ts";
import { afterStyles } from "../after-lesson/after.styles.ts";
import { handedIn } from "../after-lesson/lesson.model.ts";
import { reportsOf, stepsOf, type StepOutcome } from "../after-lesson/steps.model.ts";
import {
  errorLine,
  errorState,
  failureIn,
  label,
  LazyController,
  LiveController,
  RecordsController,
  skeleton,
  staleLine,
  state,
  unreadLine,
  Words,
  XbElement,
  type IconName,
  type Tone,
} from "../core/index.ts";
import { property } from "../core/property.ts";
import { tableStyles } from "../core/tables.styles.ts";
import { ListsController } from "../practice/lists.ts";
import { bars, chartStyles, totalsChart } from "./charts.ts";
import {
  codesIn,
  few,
  formsIn,
  keyOf,
  languageColumns,
  lessonsOf,
  linesOf,
  segmentColumns,
  type Column,
  type Line,
  type Totals,
} from "./growth.model.ts";
import { growthStrings } from "./growth.strings.ts";
import { styles } from "./growth.styles.ts";

/** Most observations that are asked for. */
const most = 200;
/** Rows of a table that are shown at once. */
const first = 8;
const marks: Record<StepOutcome, [Tone, IconName]> = {
  done: ["met", "check"],
  partly: ["plain", "half"],
  notYet: ["neutral", "dash"],
};

/**
 * One teacher's lessons over time, from the observations that the signed-in person may read: totals of the form, what went on,
 * evaluation language, and what became of the steps that were agreed. Never two people in one chart, and no rank.
 *
 * States: empty, loading, full, few lessons, offline, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary One teacher's lessons over time
 * @csspart totals - Totals of the form, with their table
 * @csspart segments - Shares of what went on, with their table
 * @csspart language - Counts of evaluation language, with their table
 * @csspart steps - Steps that were agreed, and what became of them
 */
export class XbGrowthElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, tableStyles, afterStyles, chartStyles, styles];

  /** Id of the teacher; the signed-in person by default. */
  @property()
  teacher = "";

  /** Tables that are shown whole. */
  readonly #whole = new Set<string>();
  readonly #words = new Words(this, growthStrings);
  readonly #after = new Words(this, afterStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #lists = new ListsController(this, () => this.campus);
  readonly #rubrics = new LazyController(this, () => this.campus);
  readonly #observations = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#teacher] as const,
    ([campus, observed]) => (observed ? campus?.list({ kind: "observation", where: { observed }, order: "-day", limit: most }) : undefined),
  );

  get #teacher(): Id {
    return this.teacher || (this.session?.person ?? "");
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const mine = !session || this.#teacher === session.person;
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title">${mine ? this.#words.say("title") : this.#words.say("titleOf", this.#name(this.#teacher))}</h2>
      ${this.gate(["observation.list"], skeleton(this.core, 8)) ?? this.#renderContent(session!, mine)}
    </section>`;
  }

  #renderContent(session: Session, mine: boolean): TemplateResult {
    const { data, error, refresh } = this.#observations;
    if (error && !data) return errorState(this.core, error, refresh);
    if (!data) return skeleton(this.core, 8);
    const observations = handedIn(data.items);
    if (observations.length === 0) return state("info", this.#words.say("empty"), this.#words.say(mine ? "emptyMine" : "emptyOther"));
    const lessons = lessonsOf(observations);
    const says = [
      this.#words.say("counts", lessons.length, observations.length),
      lessons.length < few ? this.#words.say("few", lessons.length) : "",
      mine ? "" : this.#words.say("onlySeen"),
      data.next === undefined ? "" : this.#words.say("latest", most),
    ];
    return html`${error ? staleLine(this.core) : nothing} ${this.#renderPaperHead(session)}
      <p>${says.filter(Boolean).join(this.language === "en" ? " " : "")}</p>
      ${unreadLine(this.core, failureIn(this.#records), this.#lists.failure?.error)} ${this.#renderTotals(lessons, observations)}
      ${this.#renderSegments(segmentColumns(observations))} ${this.#renderLanguage(languageColumns(observations), observations, mine)}
      ${this.#renderSteps(observations, lessons[0]!.on)}`;
  }

  #renderPaperHead(session: Session): TemplateResult {
    const org = this.#records.get({ kind: "org", id: session.org })?.name;
    return html`<p class="paper small">${org} · ${this.#name(this.#teacher)} · ${this.format.day(session.today, "year")}</p>`;
  }

  #name(person: Id): string {
    return this.#records.name(person) || "…";
  }

  #rubric({ pack, version, id }: DefinitionRef): Rubric | undefined {
    return this.#rubrics.get(`${pack}/${version}/${id}`, () => this.campus!.definition<Rubric>({ pack, version, id, as: "rubric" }));
  }

  #renderTotals(lessons: ReturnType<typeof lessonsOf>, observations: readonly Observation[]): TemplateResult {
    const forms = formsIn(observations);
    const rubrics = new Map(forms.map((form) => [keyOf(form), this.#rubric(form)]));
    const failed = this.#rubrics.error;
    if (!failed && [...rubrics.values()].includes(undefined)) return skeleton(this.core, 6);
    const lines = linesOf(lessons, (form) => rubrics.get(keyOf(form)));
    const count = lines.reduce((sum, { points }) => sum + points.length, 0);
    const fulls = new Set(lines.map(({ rubric }) => rubric.full));
    return html`<section class="part" part="totals" aria-labelledby="totals-title">
      <h3 id="totals-title">${this.#words.say("totals")}</h3>
      ${failed ? errorLine(this.core, failed) : nothing}
      ${
        count === 0
          ? html`<p class="second">${this.#words.say("noTotals")}</p>`
          : html`${totalsChart(lines, this.#words.say("totalsChart", count), fulls.size === 1 ? [...fulls][0]! : this.#words.say("full"))}
              <p class="small second">${this.#words.say("totalsNote")}</p>
              ${this.#renderTotalsTable(lines, count)}`
      }
    </section>`;
  }

  #renderTotalsTable(lines: readonly Line[], count: number): TemplateResult {
    // The latest first; each form has its heading, and the sentence about a change stands where the newer one begins.
    const wide = (text: string, second: string): TemplateResult =>
      html`<tr role="row" class="form">
        <td role="cell" colspan="3" class="lead small ${second}">${text}</td>
      </tr>`;
    const rows = [...lines].reverse().flatMap(({ rubric, form, points, begins }) => {
      const title = this.#words.say("formIs", say(rubric.title, this.language), form.version);
      return [
        wide(title, "second"),
        ...[...points].reverse().map(({ lesson, on, totals }) => this.#renderTotal(rubric, lesson, on, totals)),
        ...(begins === "first" ? [] : [wide(this.#words.say("begins", begins, title), "")]),
      ];
    });
    return this.#renderTable("totals", [this.#words.say("on"), this.#words.say("lesson"), this.#words.say("total")], rows, count <= first);
  }

  #renderTotal(rubric: Rubric, lesson: Id, on: Day, totals: Totals["totals"]): TemplateResult {
    return html`<tr role="row">
      <td role="cell" class="figure" data-label=${this.#words.say("on")}>${this.format.day(on, "year")}</td>
      <td role="cell" class="lead">${this.#lessonName(lesson)}</td>
      <td role="cell" data-label=${this.#words.say("total")}>
        ${totals.map(
          ({ author, scaled, band }) =>
            html`<span class="each">${this.#words.say("totalOf", this.#name(author), scaled, this.#band(rubric, band))}</span> `,
        )}
      </td>
    </tr>`;
  }

  #band(rubric: Rubric, id: string): string {
    const band = rubric.bands?.find((one) => one.id === id);
    return band ? say(band.label, this.language) : "";
  }

  #lessonName(id: Id): string {
    const lessons = this.#lists.get({ kind: "lesson", where: { teacher: this.#teacher }, order: "-day", limit: most });
    const lesson = lessons?.find((one) => one.id === id);
    return lesson ? this.#words.say("lessonName", lesson.className, lesson.subjectName, lesson.topic) : "—";
  }

  /** A table of which the first rows are shown, and all of them on paper. */
  #renderTable(id: string, heads: readonly string[], rows: readonly TemplateResult[], whole: boolean, ofFigures = false): TemplateResult {
    const shown = whole || this.#whole.has(id) ? rows.length : first;
    const left = rows.length - shown;
    return html`<div class="wide" tabindex=${heads.length > 5 ? 0 : nothing} role="group" aria-label=${heads.join(" ")}>
        <table class="cards ${left > 0 ? "cut" : ""}" role="table">
          <thead role="rowgroup">
            <tr role="row">
              ${heads.map((head, at) => html`<th role="columnheader" class=${ofFigures && at > 0 ? "number" : nothing}>${head}</th>`)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${rows}
          </tbody>
        </table>
      </div>
      ${
        left > 0
          ? html`<button type="button" class="more" data-more=${id} @click=${() => this.#showAll(id)}>
              ${this.#words.say("more", left)}
            </button>`
          : nothing
      }`;
  }

  #showAll(id: string): void {
    this.#whole.add(id);
    this.requestUpdate();
  }

  #renderSegments(columns: readonly Column[]): TemplateResult | typeof nothing {
    if (columns.length === 0) return nothing;
    return html`<section class="part" part="segments" aria-labelledby="segments-title">
      <h3 id="segments-title">${this.#words.say("segments")}</h3>
      <p class="small second">${this.#words.say("segmentsNote")}</p>
      ${this.#renderFigures(
        "segments",
        columns,
        100,
        (code) => this.#words.say("segment", code),
        (n) => this.#words.say("percent", n),
      )}
    </section>`;
  }

  #renderLanguage(columns: readonly Column[], observations: readonly Observation[], mine: boolean): TemplateResult | typeof nothing {
    const hidden = !mine && observations.some(({ tallies }) => tallies === undefined);
    if (columns.length === 0 && !hidden) return nothing;
    const highest = Math.max(1, ...columns.flatMap(({ figures }) => [...figures.values()]));
    return html`<section class="part" part="language" aria-labelledby="language-title">
      <h3 id="language-title">${this.#words.say("language")}</h3>
      ${hidden ? html`<p class="small second">${this.#words.say("languageHidden")}</p>` : nothing}
      ${
        columns.length > 0
          ? html`<p class="small second">${this.#words.say("languageNote")}</p>
              ${this.#renderFigures("language", columns, highest, (code) => this.#words.say("code", code), String)}`
          : nothing
      }
    </section>`;
  }

  /** A row of small bars for each code, and the same as a table. */
  #renderFigures(
    id: string,
    columns: readonly Column[],
    highest: number,
    name: (code: string) => string,
    write: (figure: number) => string,
  ): TemplateResult {
    const codes = codesIn(columns);
    const rows = [...columns].reverse().map(
      ({ on, author, figures }) =>
        html`<tr role="row">
          <td role="cell" class="lead">
            <span class="figure">${this.format.day(on, "year")}</span> <span class="second name">${this.#name(author)}</span>
          </td>
          ${codes.map((code) => html`<td role="cell" class="number" data-label=${name(code)}>${write(figures.get(code) ?? 0)}</td>`)}
        </tr>`,
    );
    return html`<ul class="many">
        ${codes.map((code) => {
          const figures = columns.map((column) => column.figures.get(code) ?? 0);
          return html`<li><span>${name(code)}</span>${bars(figures, highest, this.#words.say("barsOf", name(code), figures.length))}</li>`;
        })}
      </ul>
      ${this.#renderTable(id, [`${this.#words.say("on")} · ${this.#words.say("observer")}`, ...codes.map(name)], rows, rows.length <= first, true)}`;
  }

  #renderSteps(observations: readonly Observation[], from: Day): TemplateResult | typeof nothing {
    const steps = stepsOf(observations, this.#teacher).reverse();
    if (steps.length === 0) return nothing;
    const offered = this.capabilities.data?.has("debrief.list");
    const debriefs = offered ? this.#lists.get({ kind: "debrief", where: { from }, order: "-day", limit: 500 }) : undefined;
    const reports = reportsOf(debriefs ?? []);
    const rows = steps.map((step) => {
      const report = reports.get(step.observation);
      return html`<tr role="row" data-step=${step.observation}>
        <td role="cell" class="figure" data-label=${this.#words.say("on")}>${this.format.day(step.on, "year")}</td>
        <td role="cell" class="lead">${step.text} <span class="small second">${this.#name(step.author)}</span></td>
        ${
          offered
            ? html`<td role="cell" class="became" data-label=${this.#words.say("became")}>
                ${
                  report
                    ? html`${label(...marks[report.outcome], this.#after.say("outcome", report.outcome))}
                        <span class="small second">${this.#words.say("said", this.format.day(report.on))}</span>`
                    : debriefs && html`<span class="second">${this.#after.say("noReport")}</span>`
                }
              </td>`
            : nothing
        }
      </tr>`;
    });
    const heads = [this.#words.say("on"), this.#words.say("step"), ...(offered ? [this.#words.say("became")] : [])];
    return html`<section class="part" part="steps" aria-labelledby="steps-title">
      <h3 id="steps-title">${this.#words.say("steps")}</h3>
      ${this.#renderTable("steps", heads, rows, rows.length <= first)}
    </section>`;
  }
}
