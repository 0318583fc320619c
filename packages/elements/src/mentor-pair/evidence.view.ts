import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Day, Id, Kind, Kinds, Observation, Page, Pair, Ref } from "@xiaoben/contract";
import { amongColleagues } from "../after-lesson/lesson.model.ts";
import { errorLine, LiveController, skeleton, type CoreMessages, type Format, type Words, type XbElement } from "../core/index.ts";
import { settled, textField } from "../forms/field.ts";
import { candidatesOf, noteLacks, type ShownTask } from "./mentor-pair.model.ts";
import type { PairMessages } from "./mentor-pair.strings.ts";

export interface EvidenceContext {
  pair: Pair;
  stage: string;
  today: Day;
  me: Id;
  words: Words<PairMessages>;
  core: Words<CoreMessages>;
  format: Format;
  name(person: Id): string;
  lesson(ref: Ref<"lesson">): Kinds["lesson"] | null | undefined;
  /** Fulfils with whether it was taken (sent, or safe on the device). */
  add(task: string, entry: { record?: Ref; title: string; on: Day }): Promise<boolean>;
}

/** Adds what shows a task: a locked observation between the two, or a dated note. What was typed stays until it was taken. */
export class EvidenceView {
  readonly #host: XbElement;
  #task = "";
  #wanted: { mentor: Id; mentee: Id } | undefined;
  #chosen = "";
  #title = "";
  #on: Day = "";
  #focus = false;
  readonly #lists: Pick<LiveController<Page<"observation">>, "data" | "error" | "loading">[];

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    const between = (author: "mentor" | "mentee", observed: "mentor" | "mentee") =>
      new LiveController(
        host,
        () => [this.#wanted ? gateway() : undefined, this.#wanted?.[author], this.#wanted?.[observed]] as const,
        ([campus, by, of]) => campus?.list({ kind: "observation", where: { author: by!, observed: of!, state: "locked" }, limit: 50 }),
      );
    this.#lists = [between("mentor", "mentee"), between("mentee", "mentor")];
  }

  isOpen(task: string): boolean {
    return this.#task === task;
  }

  open(pair: Pair, task: ShownTask, today: Day): void {
    this.#task = task.id;
    this.#wanted = task.asks === ("observation" satisfies Kind) ? { mentor: pair.mentor, mentee: pair.mentee } : undefined;
    this.#chosen = this.#wanted ? "" : "note";
    this.#title = "";
    this.#on = today;
    this.#focus = true;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#task = "";
    this.#wanted = undefined;
    this.#host.requestUpdate();
  }

  /** Call it after rendering. */
  settleFocus(): void {
    const first = this.#focus && this.#host.renderRoot.querySelector<HTMLElement>(".evidence input, .evidence textarea");
    if (!first) return;
    this.#focus = false;
    first.focus();
  }

  render(context: EvidenceContext, task: ShownTask): TemplateResult | typeof nothing {
    if (!this.isOpen(task.id)) return nothing;
    const { words, pair, stage, today } = context;
    const found = candidatesOf(
      pair,
      this.#lists.flatMap((list) => amongColleagues(list.data?.items ?? [])),
      stage,
      task.id,
    ).slice(0, 8);
    const lack = this.#chosen === "note" ? noteLacks({ title: this.#title, on: this.#on }, today) : undefined;
    return html`<form
      class="evidence stack"
      aria-label=${words.say("addFor", task.text)}
      @submit=${(event: Event) => this.#onSave(event, context, task, found)}
    >
      ${
        this.#wanted
          ? html`<div class="stack choices" role="radiogroup" aria-label=${words.say("addTitle")}>
              ${found.length === 0 ? this.#renderNone(context) : nothing}
              ${found.map((observation) => this.#renderChoice(observation.id, this.#words(context, observation)))}
              ${this.#renderChoice("note", [words.say("note"), ""])}
            </div>`
          : nothing
      }
      ${
        this.#chosen === "note"
          ? html`${textField({ id: "note-title", label: words.say("noteText"), rows: 1, value: this.#title, onText: (title) => this.#set({ title }) })}
              <div class="field">
                <label for="note-day">${words.say("noteDay")}</label>
                <input id="note-day" type="date" max=${today} ${settled(this.#on, (on) => this.#set({ on }))} />
              </div>`
          : nothing
      }
      <div class="row end">
        <span class="small second" id="note-lack">${lack ? words.say(lack === "title" ? "noteLackTitle" : "noteLackDay") : ""}</span>
        <button type="button" @click=${() => this.close()}>${context.core.say("cancel")}</button>
        <button class="primary" ?disabled=${!this.#chosen || lack !== undefined} aria-describedby="note-lack">${words.say("save")}</button>
      </div>
    </form>`;
  }

  /** None is known: still asked for, not to be read, or none there. */
  #renderNone({ core, words }: EvidenceContext): TemplateResult {
    const failed = this.#lists.find((list) => list.error && !list.data);
    if (failed) return errorLine(core, failed.error!);
    if (this.#lists.some((list) => list.loading)) return skeleton(core, 1);
    return html`<p class="small second">${words.say("noObservations")}</p>`;
  }

  #renderChoice(value: string, [what, when]: [string, string]): TemplateResult {
    return html`<label class="choice"
      ><input
        type="radio"
        name="evidence"
        value=${value}
        .checked=${this.#chosen === value}
        @change=${() => this.#set({ chosen: value })}
      /><span>${what}</span><span class="small second figure">${when}</span></label
    >`;
  }

  #words(context: EvidenceContext, observation: Observation): [string, string] {
    const { words, format, name } = context;
    const what = lessonWords(context, observation);
    const who = words.say("observedBy", name(observation.author), name(observation.observed));
    return [what || who, what ? `${format.day(observation.on)} · ${who}` : format.day(observation.on)];
  }

  #set(next: { chosen?: string; title?: string; on?: Day }): void {
    this.#chosen = next.chosen ?? this.#chosen;
    this.#title = next.title ?? this.#title;
    this.#on = next.on ?? this.#on;
    this.#host.requestUpdate();
  }

  async #onSave(event: Event, context: EvidenceContext, task: ShownTask, found: readonly Observation[]): Promise<void> {
    event.preventDefault();
    const observation = found.find((one) => one.id === this.#chosen);
    const entry = observation
      ? { record: { kind: "observation" as const, id: observation.id }, title: titleOf(context, observation), on: observation.on }
      : { title: this.#title.trim(), on: this.#on };
    if (!(await context.add(task.id, entry))) return;
    this.close();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[data-task="${CSS.escape(task.id)}"] .add`)?.focus();
  }
}

/** What is kept with the record: the lesson, and no names, which may be unread here and are not the same for ever. */
const titleOf = (context: EvidenceContext, observation: Observation): string =>
  lessonWords(context, observation) || context.words.say("observationOn", context.format.day(observation.on));

function lessonWords({ words, lesson }: EvidenceContext, observation: Observation): string {
  const found = lesson({ kind: "lesson", id: observation.lesson });
  return found ? words.say("lesson", found.className, found.subjectName, found.topic) : "";
}
