import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { GatewayError, Kind, Kinds, Ref, Session, Task } from "@xiaoben/contract";
import { XbElement } from "../core/element.ts";
import { errorWords } from "../core/errors.ts";
import { icon } from "../core/icons.ts";
import { LiveController } from "../core/live.ts";
import { RecordsController } from "../core/records.ts";
import { emptyState, errorLine, errorState, skeleton } from "../core/states.ts";
import { Words } from "../core/words.ts";
import { XbTaskOpenRequestEvent } from "./tasks.events.ts";
import { aboutOf, dueOf, groupTasks, type About, type Due } from "./tasks.model.ts";
import { tasksStrings } from "./tasks.strings.ts";
import { styles } from "./tasks.styles.ts";

const first = 8;

/**
 * Everything that waits for the signed-in person: what, about which lesson, pair or plan, with whom, until when.
 *
 * States: empty, loading, full, offline, error, signed out, not offered, long text, narrow phone, print.
 *
 * @summary What waits for me
 * @fires {XbTaskOpenRequestEvent} xb-task-open-request - Somebody wants to open a task; `event.task` says which. The page goes there
 * @csspart badge - A small label
 * @csspart state - What is shown instead of the list
 */
export class XbTasksElement extends XbElement {
  static override styles: CSSResultGroup = [XbElement.styles, styles];

  #all = false;
  readonly #words = new Words(this, tasksStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #tasks = new LiveController(
    this,
    () => [this.session ? this.campus : undefined] as const,
    ([campus]) => campus?.tasks(),
  );

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${this.#words.say("title")}</h2>
        ${this.#tasks.data?.length ? html`<span class="second figure">${this.#words.say("count", this.#tasks.data.length)}</span>` : nothing}
      </div>
      ${this.gate(["tasks"]) ?? this.#renderTasks(this.session!)}
    </section>`;
  }

  #renderTasks(session: Session): TemplateResult {
    const { data: tasks, error } = this.#tasks;
    if (error && !tasks) return errorState(this.core, error, this.#tasks.refresh);
    if (!tasks) return skeleton(this.core);
    if (tasks.length === 0) return emptyState(this.#words.say("empty"), this.#words.say("emptyNext"));
    const groups = groupTasks(tasks, session);
    let room = this.#all ? Infinity : first;
    return html`${error ? errorLine(this.core, error) : nothing}
    ${groups.map((group) => {
      const shown = group.tasks.slice(0, room);
      room -= shown.length;
      if (shown.length === 0) return nothing;
      return html`<div>
        ${groups.length > 1 ? html`<h3 class="small">${this.#words.say(group.id)}</h3>` : nothing}
        <ul>
          ${repeat(shown, keyOf, (task) => this.#renderTask(task, session))}
        </ul>
      </div>`;
    })}
    ${this.#all || tasks.length <= first ? nothing : html`<button type="button" class="link" @click=${this.#onMore}>${this.#words.say("more", tasks.length - first)}</button>`}`;
  }

  #renderTask(task: Task, session: Session): TemplateResult {
    const what = this.#words.say("action", task.action);
    let failed: GatewayError | undefined;
    const look = <K extends Kind>(ref: Ref<K>): Kinds[K] | null | undefined => {
      const record = this.#records.get(ref);
      failed ??= record === null ? this.#whyNot(ref) : undefined;
      return record;
    };
    const about = aboutOf(task.on, look, session.person);
    const due = dueOf(task, session);
    const parts = failed ? [errorWords(this.core, failed)] : about.loading && !about.who ? ["…"] : this.#aboutWords(task, about);
    return html`<li>
      <div class="what">
        <strong>${what}</strong>
        <div class="about second">${parts.map((part) => html`<span>${part}</span>`)}</div>
      </div>
      <span class="due small ${due && due.days <= 0 ? "pressing" : "second"}"
        >${due ? html`${icon("clock")} ${this.#dueWords(due)}` : nothing}</span
      >
      <button type="button" aria-label=${[this.#words.say("openTask"), what, ...parts].join(" ")} @click=${() => this.#onOpen(task)}>
        ${this.#words.say("openTask")}
      </button>
    </li>`;
  }

  /** Why a record could not be read, where that does not simply mean that the person may not see it. */
  #whyNot(ref: Ref): GatewayError | undefined {
    const { current } = this.campus!.one(ref);
    return current.status === "error" && current.error.code !== "not-permitted" ? current.error : undefined;
  }

  #aboutWords(task: Task, about: About): string[] {
    if (about.gone) return [this.#words.say("gone")];
    const { lesson, title } = about;
    const name = this.#records.name(about.who);
    return [
      about.inspection ? this.#words.say("inspection") : "",
      lesson ? this.#words.say("lesson", lesson.className, lesson.subjectName, lesson.topic) : (title ?? ""),
      name && this.#whoWords(task, name, about),
      lesson && task.on.kind === "lesson" ? this.#words.say("slot", this.format.day(lesson.on, "weekday"), lesson.slot.period) : "",
    ].filter((part) => part !== "");
  }

  #whoWords(task: Task, name: string, about: About): string {
    if (task.on.kind === "pair") return this.#words.say("with", name);
    if (!["lesson", "observation", "visit"].includes(task.on.kind)) return this.#words.say("by", name);
    return this.#words.say(about.lesson && about.lesson.teacher !== about.who ? "observer" : "teacher", name);
  }

  #dueWords(due: Due): string {
    if (due.days < 0) return this.#words.say("late", -due.days);
    if (due.days <= 1) return this.#words.say(due.days === 0 ? "today" : "tomorrow");
    return this.#words.say("until", this.format.day(due.day));
  }

  readonly #onMore = (): void => {
    this.#all = true;
    this.requestUpdate();
  };

  #onOpen(task: Task): void {
    this.dispatchEvent(new XbTaskOpenRequestEvent(task));
  }
}

const keyOf = (task: Task): string => `${task.action} ${task.on.kind} ${task.on.id}`;
