import { html, nothing, type TemplateResult } from "lit";
import { lessonWorkflow, newId, type ActionId, type CampusGateway, type Id, type Lesson, type Ref, type Workflow } from "@xiaoben/contract";
import { icon, LiveController, unreadLine, Words, type XbElement } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { isStale } from "../forms/delivery.model.ts";
import { settled, textField } from "../forms/field.ts";
import { ReasonController } from "../forms/reason.ts";
import { movesOf, type Move } from "../workflow/moves.model.ts";
import { choicesIn, PacksInForce } from "./choices.ts";
import { fieldsView, openToView } from "./fields.view.ts";
import {
  XbLessonAnnounceRequestEvent,
  XbLessonCancelRequestEvent,
  XbLessonHoldRequestEvent,
  XbVisitDeclineRequestEvent,
  XbVisitWelcomeRequestEvent,
} from "./lesson.events.ts";
import type { Guest } from "./lesson.model.ts";
import { formLacks, formOf, patchOf } from "./plan.model.ts";
import type { Scene } from "./scene.ts";
import { teachStrings } from "./teach.strings.ts";

const workflow = lessonWorkflow as Workflow;
const events = { announce: XbLessonAnnounceRequestEvent, hold: XbLessonHoldRequestEvent, cancel: XbLessonCancelRequestEvent };

/** What whoever teaches a lesson (or the school) writes and does before it. Fetched after the first drawing. */
export class TeachPart {
  readonly #host: XbElement;
  readonly #words;
  readonly #reason: ReasonController;
  readonly #packs: PacksInForce;
  readonly #people;
  readonly #known;
  /** The lesson while it is drawn, for what is asked beside it. */
  #org = "";
  #teacher = "";
  #editing = false;
  #invited = "";
  #adding = "";

  constructor(host: XbElement & { readonly renderRoot: HTMLElement | DocumentFragment }, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, teachStrings);
    this.#reason = new ReasonController(host as never);
    this.#packs = new PacksInForce(host, gateway);
    this.#people = new LiveController(
      host,
      () => [gateway(), this.#org] as const,
      ([campus, org]) => (org ? campus?.list({ kind: "person", where: { org }, limit: 200 }) : undefined),
    );
    this.#known = new LiveController(
      host,
      () => [this.#editing ? gateway() : undefined, this.#teacher] as const,
      ([campus, teacher]) => (teacher ? campus?.list({ kind: "lesson", where: { teacher }, order: "-day", limit: 20 }) : undefined),
    );
  }

  /** Both versions of what somebody else changed too; a person chooses. */
  conflict(scene: Scene): TemplateResult | typeof nothing {
    const on: Ref<"lesson"> = { kind: "lesson", id: scene.lesson.id };
    const waiting = scene.pending.filter(
      (entry) => entry.on.id === on.id && entry.state === "attention" && entry.action === "lesson.change",
    );
    const error = [scene.drafts.error(on), ...waiting.map((entry) => entry.error)].find((one) => one && isStale(one));
    if (!error) return nothing;
    const theirs = error.current as Lesson;
    const differing = (
      [
        "className",
        "subjectName",
        "topic",
        "kind",
        "mode",
        "on",
        "slot",
        "lessons",
        "form",
        "observers",
        "points",
        "idea",
        "intent",
        "openTo",
      ] as const
    ).filter((name) => JSON.stringify(scene.lesson[name] ?? "") !== JSON.stringify(theirs[name] ?? ""));
    if (differing.length === 0) return nothing;
    const patch = Object.fromEntries(differing.map((name) => [name, scene.lesson[name] ?? null])) as Partial<Lesson>;
    const choose = async (which: "mine" | "theirs"): Promise<void> => {
      await scene.drafts.discard(on);
      for (const { actionId } of waiting) await scene.campus.resolve(actionId, which === "mine" ? { merged: patch } : "discard");
      if (which === "mine" && waiting.length === 0) await scene.campus.act("lesson.change", { id: on.id, version: theirs.version, patch });
      await scene.campus.one(on).refresh();
    };
    return conflictPanel(
      scene.forms,
      differing.map((name) => ({
        label: this.#words.say("field", name),
        mine: this.#valueWords(scene, scene.lesson, name),
        theirs: this.#valueWords(scene, theirs, name),
      })),
      (which) => void choose(which),
    );
  }

  #valueWords(scene: Scene, lesson: Lesson, name: string): string {
    switch (name) {
      case "kind":
      case "mode":
        return scene.words.say(name, lesson[name]);
      case "on":
        return scene.format.day(lesson.on, "year");
      case "slot":
        return `${scene.words.say("period", lesson.slot.period)} ${lesson.slot.from}–${lesson.slot.to}`;
      case "lessons":
        return this.#words.say("lessonsCount", lesson.lessons);
      case "observers":
        return lesson.observers.map((person) => scene.records.name(person)).join("、");
      case "points":
        return lesson.points.map(({ text }) => text).join("\n");
      case "openTo":
        return this.#orgName(scene, lesson.openTo) || this.#words.say("mustAsk");
      case "form":
        return lesson.form.id;
      default:
        return String(lesson[name as "topic"] ?? "");
    }
  }

  #orgName = ({ records }: Scene, id: Id | undefined): string => (id && records.get({ kind: "org", id })?.name) || "";

  /** Class, subject, day and the rest, behind a line that opens. */
  facts(scene: Scene): TemplateResult | typeof nothing {
    if (!scene.edits) return nothing;
    const { lesson, session } = scene;
    this.#teacher = lesson.teacher;
    const form = formOf(lesson);
    const known = this.#known.data?.items ?? [lesson];
    const lacks = formLacks(form, "").filter((lack) => lack !== "past");
    return html`<details class="no-print" id="edit" @toggle=${this.#onToggle}>
      <summary>${this.#words.say("edit")}</summary>
      ${
        this.#editing
          ? html`${fieldsView(
                {
                  words: scene.words,
                  teach: this.#words,
                  known,
                  choices: choicesIn(this.#packs.get(session) ?? [], this.#host.language),
                  orgs: [],
                  teachers: [],
                  set: (name, value) => scene.change(patchOf(lesson, name, value, known)),
                },
                form,
              )}
              ${unreadLine(scene.core, this.#packs.failure, this.#known.error)}
              <p class="small second" role="status">
                ${
                  lacks.length > 0
                    ? this.#words.say(
                        "lacks",
                        lacks.map((lack) => this.#words.say("lack", lack)),
                      )
                    : ""
                }
              </p>`
          : nothing
      }
    </details>`;
  }

  readonly #onToggle = (event: Event): void => {
    this.#editing = (event.target as HTMLDetailsElement).open;
    this.#host.requestUpdate();
  };

  /** Idea and intent while they are written. */
  handbook(scene: Scene): TemplateResult | undefined {
    if (!scene.edits) return undefined;
    return html`${(["idea", "intent"] as const).map((name) =>
      textField({
        id: name,
        label: this.#words.say("field", name),
        placeholder: this.#words.say("hint", name),
        rows: 3,
        value: scene.lesson[name] ?? "",
        onText: (text) => scene.change({ [name]: text }),
      }),
    )}${this.#renderAnnounce(scene)}`;
  }

  #renderAnnounce(scene: Scene): TemplateResult | typeof nothing {
    const move = this.#moves(scene).find(({ id }) => id === "announce");
    if (!move) return nothing;
    const lacking = move.unfilled.length > 0;
    const again = scene.stored.announcedAt !== undefined;
    return html`<div class="row no-print">
      <button
        type="button"
        class=${again ? "" : "primary"}
        data-move="announce"
        aria-disabled=${lacking ? "true" : nothing}
        aria-describedby="announce-says"
        @click=${() => (lacking ? scene.focus("#idea") : void this.#act(scene, "announce"))}
      >
        ${this.#words.say("move", again ? "again" : "announce")}
      </button>
      <span class="small second" id="announce-says"
        >${lacking ? this.#words.say("announceLacks") : again ? this.#words.say("announceSent") : ""}</span
      >
    </div>`;
  }

  /** Whom the lesson is open to. */
  openTo(scene: Scene): TemplateResult | undefined {
    if (!scene.edits) return undefined;
    const orgs = scene.above.flatMap((id) => {
      const name = this.#orgName(scene, id);
      return name ? [{ id, name }] : [];
    });
    return openToView(
      { teach: this.#words, orgs, set: (_, value) => scene.change(patchOf(scene.lesson, "openTo", value, [])) },
      scene.lesson.openTo ?? "",
    );
  }

  /** What can be done about one who asked, comes or was asked. */
  beside(scene: Scene, { person, state, visit }: Guest): TemplateResult | typeof nothing {
    const name = scene.records.name(person) || "…";
    if (state === "invited" && !visit && scene.edits)
      return html`<button
        type="button"
        class="icon-only"
        aria-label=${this.#words.say("uninvite", name)}
        @click=${() =>
          this.#setObservers(
            scene,
            scene.lesson.observers.filter((one) => one !== person),
          )}
      >
        ${icon("remove")}
      </button>`;
    if (state !== "asked" || !visit) return nothing;
    const on: Ref<"visit"> = { kind: "visit", id: visit.id };
    const may = (action: ActionId): boolean => scene.parties.includes("teacher") && scene.campus.allows(action, on) === "yes";
    const lesson: Ref<"lesson"> = { kind: "lesson", id: scene.lesson.id };
    const declining = this.#reason.move === visit.id;
    return html`${
      may("visit.welcome")
        ? html`<button
            type="button"
            class="primary"
            data-move="welcome"
            aria-label=${this.#words.say("welcomeOf", name)}
            @click=${() => scene.act("visit.welcome", { id: visit.id }, new XbVisitWelcomeRequestEvent(lesson, on)).then((done) => done && scene.focus("#invite"))}
          >
            ${this.#words.say("welcome")}
          </button>`
        : nothing
    }${
      may("visit.decline")
        ? html`<button
            type="button"
            data-move="decline"
            aria-label=${this.#words.say("declineOf", name)}
            @click=${() => this.#reason.ask(visit.id)}
          >
            ${this.#words.say("decline")}
          </button>`
        : nothing
    }${
      declining
        ? this.#reason.render(
            { label: this.#words.say("declineReason", name), confirm: this.#words.say("decline"), cancel: scene.core.say("cancel") },
            (_, reason) => void scene.act("visit.decline", { id: visit.id, input: { reason } }, new XbVisitDeclineRequestEvent(lesson, on)),
          )
        : nothing
    }`;
  }

  /** Asks people of the school, by name. */
  invite(scene: Scene): TemplateResult | typeof nothing {
    if (!scene.edits) return nothing;
    const { lesson, visits } = scene;
    this.#org = lesson.org;
    const there = new Set([
      lesson.teacher,
      ...lesson.observers,
      ...visits.filter(({ state }) => state === "coming").map(({ author }) => author),
    ]);
    const people = (this.#people.data?.items ?? [])
      .filter(({ id, onPost }) => onPost && !there.has(id))
      .sort((a, b) => a.displayName.localeCompare(b.displayName, "zh"));
    const chosen = people.some(({ id }) => id === this.#invited) ? this.#invited : "";
    return html`<form class="row no-print" @submit=${(event: Event) => this.#onInvite(event, scene, chosen)}>
      <label for="invite" class="hidden">${this.#words.say("inviteLabel")}</label>
      <select id="invite" class="grow" @change=${this.#onChoose}>
        <option value="" ?selected=${chosen === ""}>${this.#words.say("inviteLabel")}</option>
        ${people.map(({ id, displayName }) => html`<option value=${id} ?selected=${id === chosen}>${displayName}</option>`)}
      </select>
      <button ?disabled=${!chosen}>${icon("plus")}${this.#words.say("invite")}</button>
    </form>`;
  }

  readonly #onChoose = (event: Event): void => {
    this.#invited = (event.target as HTMLSelectElement).value;
    this.#host.requestUpdate();
  };

  #onInvite(event: Event, scene: Scene, chosen: Id): void {
    event.preventDefault();
    if (!chosen) return;
    this.#invited = "";
    this.#setObservers(scene, [...scene.lesson.observers, chosen]);
    scene.focus("#invite");
  }

  #setObservers(scene: Scene, observers: Id[]): void {
    scene.change({ observers });
  }

  /** Points that everybody is asked to watch. */
  points(scene: Scene): TemplateResult | undefined {
    if (!scene.edits) return undefined;
    const { lesson, session } = scene;
    const set = (points: Lesson["points"]): void => scene.change({ points });
    return html`<h4 id="lesson-points">${this.#words.say("field", "points")}</h4>
      <ul class="rows" aria-labelledby="lesson-points">
        ${lesson.points.map(
          (point) =>
            html`<li>
              <input
                class="grow"
                aria-label=${this.#words.say("pointText")}
                ${settled(point.text, (text) => set(lesson.points.map((one) => (one.id === point.id ? { ...one, text } : one))))}
              />
              <button
                type="button"
                class="icon-only"
                aria-label=${this.#words.say("pointRemove", point.text)}
                @click=${() => {
                  set(lesson.points.filter(({ id }) => id !== point.id));
                  scene.focus("#add-lesson-point");
                }}
              >
                ${icon("remove")}
              </button>
            </li>`,
        )}
      </ul>
      <form
        class="row no-print"
        @submit=${(event: Event) => {
          event.preventDefault();
          const text = this.#adding.trim();
          this.#adding = "";
          if (text) set([...lesson.points, { id: newId(), text, by: session.person }]);
        }}
      >
        <input
          class="grow"
          id="add-lesson-point"
          aria-label=${this.#words.say("pointAdd")}
          placeholder=${this.#words.say("pointAdd")}
          ${settled(this.#adding, (text) => {
            this.#adding = text;
            this.#host.requestUpdate();
          })}
        />
        <button ?disabled=${!this.#adding.trim()}>${icon("plus")}${this.#words.say("add")}</button>
      </form>`;
  }

  /** Marks the lesson as held, or cancels it. */
  actions(scene: Scene): TemplateResult | typeof nothing {
    const { lesson, session } = scene;
    const moves = this.#moves(scene).filter(({ id }) => id === "cancel" || (id === "hold" && lesson.on <= session.today));
    if (moves.length === 0) return nothing;
    const cancelling = this.#reason.move === "cancel";
    return html`<div class="bar ${moves.some(({ id }) => id === "hold") ? "main" : ""}" part="actions">
      ${
        cancelling
          ? this.#reason.render(
              { label: this.#words.say("cancelReason"), confirm: this.#words.say("move", "cancel"), cancel: scene.core.say("close") },
              (_, reason) => void this.#act(scene, "cancel", { reason }),
            )
          : nothing
      }
      <div class="row" ?hidden=${cancelling}>
        ${moves.map(
          ({ id, input }) =>
            html`<button
              type="button"
              class=${id === "hold" ? "primary" : ""}
              data-move=${id}
              @click=${() => (input.length > 0 ? this.#reason.ask(id) : void this.#act(scene, id))}
            >
              ${this.#words.say("move", id)}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #moves(scene: Scene): Move[] {
    const on: Ref<"lesson"> = { kind: "lesson", id: scene.lesson.id };
    if (!scene.edits) return [];
    return movesOf(workflow, scene.lesson, { me: scene.session.person, parties: scene.parties, now: "" }).filter(
      ({ id }) => scene.campus.allows(`lesson.${id}` as ActionId, on) === "yes",
    );
  }

  async #act(scene: Scene, move: string, input?: { reason: string }): Promise<void> {
    const { id } = scene.lesson;
    const event = new events[move as keyof typeof events]({ kind: "lesson", id });
    const done = await scene.act(`lesson.${move}` as "lesson.cancel", { id, ...(input && { input }) } as never, event);
    if (done) scene.focus(move === "announce" ? "#announced" : "#status");
  }
}
