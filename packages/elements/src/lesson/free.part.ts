import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import {
  idOf,
  type CampusGateway,
  type Day,
  type DefinitionRef,
  type GatewayError,
  type Id,
  type Lesson,
  type Ref,
  type Visit,
} from "@xiaoben/contract";
import { errorLine, errorState, skeleton, Words, type XbElement } from "../core/index.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { ListsController } from "../practice/lists.ts";
import { choicesIn, PacksInForce } from "./choices.ts";
import { daysAhead, everydayLesson, freeWeek, type FreeLesson, type FreeWeek } from "./free.model.ts";
import { freeStrings } from "./free.strings.ts";
import { freeStyles } from "./free.styles.ts";
import { XbLessonPlanRequestEvent, XbVisitComeRequestEvent } from "./lesson.events.ts";
import { observes } from "./lesson.model.ts";
import { refOf } from "./plan.model.ts";
import { lessonWords, type Voice } from "./scene.ts";

/** How many lessons of a day are shown at first. */
const first = 12;

/** What is on the page already, and what it does. */
export interface FreeContext extends Voice {
  /** Planned lessons that are on the page. */
  readonly listed: readonly Lesson[];
  readonly visits: readonly Visit[];
  readonly refused: { on: Id; error: GatewayError } | undefined;
  opens(id: Id): void;
}

/** The lessons that fall into one's own free periods, from the timetables of the school and from lessons that were planned. Nothing is asked for before it is opened. */
export class FreePart {
  readonly styles = [formStyles, freeStyles];
  readonly #host: XbElement;
  readonly #words;
  readonly #lists: ListsController;
  readonly #packs: PacksInForce;
  #isOpen = false;
  #isWhole = false;
  #day: Day | undefined;
  /** A subject; `""` for all of them; not chosen: her own. */
  #subject: string | undefined;
  #asked: Id = "";

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, freeStrings);
    this.#lists = new ListsController(host, gateway);
    this.#packs = new PacksInForce(host, gateway);
  }

  render(context: FreeContext): TemplateResult {
    return html`<details class="free" part="free" id="free" ?open=${this.#isOpen} @toggle=${this.#onToggle}>
      <summary>${this.#words.say("title")}</summary>
      ${this.#isOpen ? html`<div class="stack">${this.#renderOpen(context)}</div>` : nothing}
    </details>`;
  }

  readonly #onToggle = ({ target }: Event): void => {
    this.#isOpen = (target as HTMLDetailsElement).open;
    this.#host.requestUpdate();
  };

  #renderOpen(context: FreeContext): TemplateResult {
    const { session, core, listed, visits } = context;
    const timetables = this.#lists.get({ kind: "timetable", where: { org: session.org }, limit: 200 });
    const calendars = context.offers("calendar.list") ? this.#lists.get({ kind: "calendar" }) : [];
    const { failure } = this.#lists;
    if (failure && !timetables) return errorState(core, failure.error, this.#lists.retry);
    if (!timetables || (!calendars && !failure)) return skeleton(core, 4);
    const visitTo = ({ id }: Lesson): Visit | undefined => visits.find((one) => one.lesson === id && one.author === session.person);
    const week = freeWeek({
      timetables,
      calendars: calendars ?? [],
      lessons: listed,
      goes: (lesson) => observes(lesson, session.person, visitTo(lesson)) || visitTo(lesson)?.state === "asked",
      me: session.person,
      today: session.today,
    });
    return html`<p class="second">${this.#words.say(week.own, daysAhead)}</p>
      ${week.lessons.length === 0 ? (week.own === "none" ? nothing : html`<p>${this.#words.say("nothing", daysAhead)}</p>`) : this.#renderWeek(context, week)}`;
  }

  #renderWeek(context: FreeContext, { lessons, subjects }: FreeWeek): TemplateResult {
    const { format, core, refused } = context;
    const days = [...new Set(lessons.map(({ on }) => on))];
    const day = this.#day !== undefined && days.includes(this.#day) ? this.#day : days[0]!;
    const offered = [...new Set(lessons.map(({ subjectName }) => subjectName))].sort((a, b) => a.localeCompare(b, "zh"));
    const subject = this.#subject ?? offered.find((name) => subjects.has(name)) ?? "";
    const found = lessons.filter(({ on, subjectName }) => on === day && (subject === "" || subjectName === subject));
    const shown = this.#isWhole ? found : found.slice(0, first);
    return html`<div class="row">
        <label for="free-day"
          ><span class="small second">${this.#words.say("day")}</span
          ><select id="free-day" @change=${(event: Event) => this.#choose(() => (this.#day = valueOf(event)))}>
            ${days.map((one) => html`<option value=${one} ?selected=${one === day}>${format.day(one, "weekday")}</option>`)}
          </select></label
        >
        <label for="free-subject"
          ><span class="small second">${this.#words.say("subject")}</span
          ><select id="free-subject" @change=${(event: Event) => this.#choose(() => (this.#subject = valueOf(event)))}>
            <option value="" ?selected=${subject === ""}>${this.#words.say("all")}</option>
            ${offered.map((name) => html`<option value=${name} ?selected=${name === subject}>${name}</option>`)}
          </select></label
        >
      </div>
      ${refused && refused.on === this.#asked ? errorLine(core, refused.error) : nothing}
      ${found.length === 0 ? html`<p role="status">${this.#words.say("nothingOfSubject")}</p>` : this.#renderLessons(context, shown)}
      ${
        shown.length < found.length
          ? html`<p>
              <button type="button" class="link" id="free-more" @click=${() => this.#showAll(context)}>
                ${this.#words.say("more", found.length - shown.length)}
              </button>
            </p>`
          : nothing
      }`;
  }

  #choose(set: () => void): void {
    set();
    this.#isWhole = false;
    this.#host.requestUpdate();
  }

  #showAll({ focus }: FreeContext): void {
    this.#isWhole = true;
    focus(`#free li:nth-child(${first + 1}) button`);
  }

  #renderLessons(context: FreeContext, lessons: readonly FreeLesson[]): TemplateResult {
    const { words, records } = context;
    const form = this.#formOf(context);
    return html`<ul class="lessons">
      ${repeat(
        lessons,
        ({ key }) => key,
        (one) =>
          html`<li>
            <span class="when figure"
              ><strong>${words.say("period", one.period)}</strong><span class="second small">${one.times?.from ?? ""}</span></span
            >
            <span class="what"
              >${this.#renderName(context, one)}
              <span class="second small list"
                >${[
                  words.say("kind", one.lesson?.kind ?? "everyday"),
                  one.weeks ? this.#words.say("turn", one.weeks) : "",
                  words.say("teacher", records.name(one.teacher) || "…"),
                ]
                  .filter(Boolean)
                  .map((fact) => html`<span>${fact}</span>`)}</span
              ></span
            >
            <span class="marks">${form ? this.#renderAsk(context, one, form) : nothing}</span>
          </li>`,
      )}
    </ul>`;
  }

  #renderName(context: FreeContext, { lesson, className, subjectName }: FreeLesson): TemplateResult {
    if (!lesson) return html`<span>${this.#words.say("weekly", className, subjectName)}</span>`;
    const title = lessonWords(context, lesson);
    return html`<button
      type="button"
      class="link"
      data-free=${lesson.id}
      aria-label=${context.words.say("open", title)}
      @click=${() => context.opens(lesson.id)}
    >
      ${title}
    </button>`;
  }

  /** The form that a lesson is observed by: the first of the packs in force, else that of a lesson on the page. */
  #formOf({ session, listed, campus, offers }: FreeContext): DefinitionRef | undefined {
    if (!offers("lesson.create") || !offers("visit.create") || campus.allows("lesson.create") !== "yes") return undefined;
    const packs = this.#packs.get(session);
    if (!packs) return undefined;
    const [choice] = choicesIn(packs, this.#host.language);
    return choice ? refOf(choice.key) : listed[0]?.form;
  }

  #renderAsk(context: FreeContext, one: FreeLesson, form: DefinitionRef): TemplateResult | typeof nothing {
    const { table, times } = one;
    // Where nobody knows when it is, there is no lesson to name yet; where it is not sure that it is held, neither.
    if (!table || !times || one.weeks) return nothing;
    const ask = async (): Promise<void> => {
      const { session, act, tell, opens } = context;
      const on: Ref<"lesson"> = { kind: "lesson", id: idOf("lesson", table.id, one.on, String(one.period)) };
      const visit: Ref<"visit"> = { kind: "visit", id: idOf("visit", on.id, session.person) };
      if (!tell(new XbVisitComeRequestEvent(on, visit))) return;
      this.#asked = on.id;
      const lesson = everydayLesson(one, table, times, form);
      if (!(await act("lesson.create", { id: on.id, body: lesson }, new XbLessonPlanRequestEvent(on)))) return;
      const { org, teacher } = lesson;
      const body = { org, author: session.person, lesson: on.id, teacher, on: one.on, points: [], topic: "" };
      await act("visit.create", { id: visit.id, body }, undefined);
      opens(on.id);
    };
    const name = this.#words.say("weekly", one.className, one.subjectName);
    return html`<button type="button" data-ask=${one.key} aria-label=${this.#words.say("askOf", name)} @click=${ask}>
      ${this.#words.say("ask")}
    </button>`;
  }
}

const valueOf = ({ target }: Event): string => (target as HTMLSelectElement).value;
