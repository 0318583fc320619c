import { html, nothing, type TemplateResult } from "lit";
import { checklistLacks, say, type CampusGateway, type Id } from "@xiaoben/contract";
import { errorState, icon, Words, type XbElement } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { textField } from "../forms/field.ts";
import { ReasonController } from "../forms/reason.ts";
import { countOf, linesOf, timeLeft } from "./activity.model.ts";
import { ExcusesView } from "./excuses.view.ts";
import { hostStrings } from "./host.strings.ts";
import { ProofsPart } from "./proofs.ts";
import { RollView } from "./roll.view.ts";
import type { Scene } from "./scene.ts";

/** What its host keeps: the list, the code for the room, excuses, the record; and what opens and closes it. Whoever else may read the list reads it here. */
export class HostPart {
  readonly #host: XbElement;
  readonly #words;
  readonly #reason: ReasonController;
  readonly #roll: RollView;
  readonly #excuses: ExcusesView;
  readonly #proofs: ProofsPart;
  /** The activity that was to be opened before everything was there. */
  #tried: Id | undefined;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, hostStrings);
    this.#reason = new ReasonController(host);
    this.#proofs = new ProofsPart(host, gateway);
    this.#roll = new RollView(host, this.#words);
    this.#excuses = new ExcusesView(host, this.#words, this.#proofs);
  }

  render(scene: Scene): TemplateResult {
    const { activity, session, listError, core, campus, forms, pending, refused } = scene;
    const isHost = activity.host === session.person;
    const on = { kind: "activity", id: activity.id } as const;
    const delivery = deliveryOf(pending, on, true);
    const missing = isHost ? this.#missing(scene) : [];
    return html`${deliveryView(delivery, { campus, core, words: forms, on, refused: refused?.on === activity.id ? refused.error : undefined })}
    ${
      missing.length > 0
        ? html`<div class="missing" role="alert" tabindex="-1">
            <ul>
              ${missing.map((text) => html`<li>${text}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${isHost && activity.state === "open" ? this.#renderCode(scene) : nothing}
    ${listError ? errorState(core, listError) : this.#roll.render(scene)} ${this.#excuses.render(scene)}
    ${isHost && (activity.state === "open" || activity.state === "held") ? this.#renderRecord(scene) : nothing}
    ${isHost ? this.#renderMoves(scene) : nothing}`;
  }

  /** What has to be there before the list is opened: what is seen to lack here, and what the back end named. */
  #missing(scene: Scene): string[] {
    const { activity, refused } = scene;
    const named = refused?.on === activity.id ? (refused.error.issues ?? []).map(({ pointer }) => this.#inWords(scene, pointer)) : [];
    return [...new Set([...(this.#tried === activity.id ? this.#lacks(scene) : []), ...named])];
  }

  #lacks(scene: Scene): string[] {
    const { activity, checklists } = scene;
    const items = checklists.flatMap((list) => (list ? checklistLacks(list, activity, "before") : []));
    const nobody = activity.participants.length === 0 && activity.openTo === undefined;
    return [
      ...items.map(({ checklist, item }) => this.#inWords(scene, `/checklists/${checklist}/${item}`)),
      ...(nobody ? [this.#words.say("missingPeople")] : []),
    ];
  }

  /** An item of a checklist in words, where it can be found. */
  #inWords({ checklists }: Scene, pointer: string): string {
    const [, , list, item] = pointer.split("/");
    const found = checklists.find((one) => one?.id === list)?.items.find((one) => one.id === item);
    return found ? this.#words.say("missing", say(found.text, this.#host.language)) : this.#words.say("missingPeople");
  }

  #renderCode(scene: Scene): TemplateResult {
    const { activity, act, campus } = scene;
    const left = timeLeft(activity.codeUntil, scene.now());
    clearTimeout(this.#tick);
    if (left) this.#tick = setTimeout(() => this.#host.isConnected && this.#host.requestUpdate(), 1000);
    const renew = (): Promise<boolean> => act("activity.renewCode", { id: activity.id });
    return html`<section class="code part" part="code" aria-labelledby="room-title">
      <h3 id="room-title">${this.#words.say("codeTitle")}</h3>
      ${
        left && activity.code
          ? html`<p class="big figure" id="room-code">${activity.code.slice(0, 3)} ${activity.code.slice(3)}</p>
              <p class="second" role="timer">${this.#words.say("timeLeft", left)}</p>`
          : html`<p role="status">${this.#words.say("over")}</p>`
      }
      ${
        campus.allows("activity.renewCode", { kind: "activity", id: activity.id }) === "yes"
          ? html`<button type="button" id="renew" class="no-print" @click=${renew}>${icon("refresh")}${this.#words.say("renew")}</button>`
          : nothing
      }
    </section>`;
  }

  #renderRecord(scene: Scene): TemplateResult {
    const { activity, words, change } = scene;
    return html`<section class="part" part="record" aria-labelledby="record-title">
      <h3 id="record-title">${this.#words.say("record")}</h3>
      ${(["minutesTaken", "feedback"] as const).map((name) =>
        textField({ id: `f-${name}`, label: words.say(name), value: activity[name], onText: (text) => change({ [name]: text }) }),
      )}
      ${this.#proofs.render(scene, { kind: "activity", id: activity.id }, true)}
    </section>`;
  }

  #renderMoves(scene: Scene): TemplateResult {
    const { activity, act, campus, list } = scene;
    const on = { kind: "activity", id: activity.id } as const;
    const may = (verb: "open" | "hold" | "reopen" | "cancel"): boolean => campus.allows(`activity.${verb}`, on) === "yes";
    const open = countOf(linesOf(activity, list, this.#roll.marked)).expected;
    const give = (move: string, reason: string): Promise<boolean> => act(move as "activity.cancel", { id: activity.id, input: { reason } });
    return html`<div class="bar" part="actions">
      ${this.#reason.render(
        {
          label: this.#words.say("why"),
          confirm: this.#words.say(this.#reason.move === "activity.reopen" ? "reopen" : "cancel"),
          cancel: this.#words.say("not"),
        },
        give,
      )}
      <div class="row" ?hidden=${this.#reason.move !== ""}>
        <span class="lacks small second">${activity.state === "open" && open > 0 ? this.#words.say("unmarked", open) : nothing}</span>
        ${
          (activity.state === "planned" || activity.state === "open") && may("cancel")
            ? html`<button type="button" id="cancel" @click=${() => this.#reason.ask("activity.cancel", scene.session.person, activity.id)}>
                ${this.#words.say("cancel")}
              </button>`
            : nothing
        }
        ${activity.state === "planned" && may("open") ? this.#renderMain(scene, "open") : nothing}
        ${activity.state === "open" && may("hold") ? this.#renderMain(scene, "hold") : nothing}
        ${
          (activity.state === "held" || activity.state === "checked") && may("reopen")
            ? html`<button type="button" id="reopen" @click=${() => this.#reason.ask("activity.reopen", scene.session.person, activity.id)}>
                ${this.#words.say("reopen")}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #renderMain(scene: Scene, move: "open" | "hold"): TemplateResult {
    const { act, activity, focus } = scene;
    const go = async (): Promise<void> => {
      this.#tried = move === "open" && this.#lacks(scene).length > 0 ? activity.id : undefined;
      if (this.#tried) return focus(".missing");
      await act(`activity.${move}`, { id: activity.id });
      focus("#title");
    };
    return html`<button type="button" class="primary" id=${move} @click=${go}>${this.#words.say(move)}</button>`;
  }
}
