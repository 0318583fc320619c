import { html, type nothing, type TemplateResult } from "lit";
import type { CampusGateway } from "@xiaoben/contract";
import { icon, unreadLine, Words, type XbElement } from "../core/index.ts";
import { inspectionsIn, PacksInForce } from "./choices.ts";
import { detailStrings } from "./detail.strings.ts";
import { XbObservationOpenRequestEvent } from "./lesson.events.ts";
import { refOf } from "./plan.model.ts";
import type { Scene } from "./scene.ts";

/** For whoever may walk in: to look after what goes on, on a form for that (R081). The page opens it. */
export class InspectPart {
  readonly #host: XbElement;
  readonly #words;
  readonly #packs: PacksInForce;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, detailStrings);
    this.#packs = new PacksInForce(host, gateway);
  }

  render({ core, lesson, session, tell }: Scene): TemplateResult | typeof nothing {
    const forms = inspectionsIn(this.#packs.get(session) ?? [], this.#host.language);
    if (forms.length === 0) return unreadLine(core, this.#packs.failure);
    return html`<div class="visit" part="inspect">
      <p class="second">${this.#words.say("inspectHint")}</p>
      <div class="row">
        ${forms.map(
          ({ key, title }) =>
            html`<button
              type="button"
              data-move="inspect"
              @click=${() => tell(new XbObservationOpenRequestEvent({ kind: "lesson", id: lesson.id }, refOf(key)))}
            >
              ${icon("pencil")}${this.#words.say("inspect", title)}
            </button>`,
        )}
      </div>
    </div>`;
  }
}
