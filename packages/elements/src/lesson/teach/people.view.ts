import { html, nothing, type TemplateResult } from "lit";
import type { ActionId, CampusGateway, Id, Ref, Visit } from "@xiaoben/contract";
import { icon, LiveController, type Words, type XbElement } from "../../core/index.ts";
import type { ReasonController } from "../../forms/reason.ts";
import { openToView } from "../fields.view.ts";
import { XbVisitDeclineRequestEvent, XbVisitWelcomeRequestEvent } from "../lesson.events.ts";
import type { Guest } from "../lesson.model.ts";
import { orgsIn } from "../orgs.ts";
import { patchOf } from "../plan.model.ts";
import type { Scene } from "../scene.ts";
import type { TeachMessages } from "./teach.strings.ts";

/** Who may come to the lesson: whom it is open to, who is invited, and the answer to who asked. */
export class PeopleView {
  readonly #host: XbElement;
  readonly #words: Words<TeachMessages>;
  readonly #reason: ReasonController;
  readonly #people;
  #org = "";
  #invited = "";

  constructor(host: XbElement, words: Words<TeachMessages>, reason: ReasonController, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = words;
    this.#reason = reason;
    this.#people = new LiveController(
      host,
      () => [gateway(), this.#org] as const,
      ([campus, org]) => (org ? campus?.list({ kind: "person", where: { org }, limit: 200 }) : undefined),
    );
  }

  openTo(scene: Scene): TemplateResult | undefined {
    if (!scene.edits) return undefined;
    return openToView(
      {
        teach: this.#words,
        orgs: orgsIn(scene, scene.above),
        set: (_, value) => scene.change(patchOf(scene.lesson, "openTo", value, [])),
      },
      scene.lesson.openTo ?? "",
    );
  }

  /** What can be done about one who asked, comes or was asked. */
  beside(scene: Scene, { person, state, visit }: Guest): TemplateResult | typeof nothing {
    const name = scene.records.name(person) || "…";
    if (state === "invited" && !visit && scene.edits) return this.#renderUninvite(scene, person, name);
    return state === "asked" && visit ? this.#renderAnswers(scene, visit, name) : nothing;
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

  #renderUninvite(scene: Scene, person: Id, name: string): TemplateResult {
    return html`<button
      type="button"
      class="icon-only"
      aria-label=${this.#words.say("uninvite", name)}
      @click=${() => scene.change({ observers: scene.lesson.observers.filter((one) => one !== person) })}
    >
      ${icon("remove")}
    </button>`;
  }

  #renderAnswers(scene: Scene, visit: Visit, name: string): TemplateResult {
    const on: Ref<"visit"> = { kind: "visit", id: visit.id };
    const lesson: Ref<"lesson"> = { kind: "lesson", id: scene.lesson.id };
    const may = (action: ActionId): boolean => scene.parties.includes("teacher") && scene.campus.allows(action, on) === "yes";
    const onWelcome = async (): Promise<void> => {
      if (await scene.act("visit.welcome", { id: visit.id }, new XbVisitWelcomeRequestEvent(lesson, on))) scene.focus("#invite");
    };
    return html`<span class="row"
        >${
          may("visit.welcome")
            ? html`<button
                type="button"
                class="primary"
                data-move="welcome"
                aria-label=${this.#words.say("welcomeOf", name)}
                @click=${onWelcome}
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
                @click=${() => this.#reason.ask(visit.id, scene.session.person, visit.id)}
              >
                ${this.#words.say("decline")}
              </button>`
            : nothing
        }</span
      >${
        this.#reason.move === visit.id
          ? this.#reason.render(
              { label: this.#words.say("declineReason", name), confirm: this.#words.say("decline"), cancel: scene.core.say("cancel") },
              (_, reason) =>
                void scene.act("visit.decline", { id: visit.id, input: { reason } }, new XbVisitDeclineRequestEvent(lesson, on)),
            )
          : nothing
      }`;
  }

  readonly #onChoose = (event: Event): void => {
    this.#invited = (event.target as HTMLSelectElement).value;
    this.#host.requestUpdate();
  };

  #onInvite(event: Event, scene: Scene, chosen: Id): void {
    event.preventDefault();
    if (!chosen) return;
    this.#invited = "";
    scene.change({ observers: [...scene.lesson.observers, chosen] });
    scene.focus("#invite");
  }
}
