import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../core/index.ts";
import type { ReasonController } from "../../forms/reason.ts";
import type { Scene } from "../scene.ts";
import { makeMove, movesIn } from "./moves.ts";
import type { TeachMessages } from "./teach.strings.ts";

/** Marks the lesson as held, or cancels it. */
export class ActionsView {
  readonly #words: Words<TeachMessages>;
  readonly #reason: ReasonController;

  constructor(words: Words<TeachMessages>, reason: ReasonController) {
    this.#words = words;
    this.#reason = reason;
  }

  render(scene: Scene): TemplateResult | typeof nothing {
    const { lesson, session } = scene;
    const moves = movesIn(scene).filter(({ id }) => id === "cancel" || (id === "hold" && lesson.on <= session.today));
    if (moves.length === 0) return nothing;
    const cancelling = this.#reason.move === "cancel";
    return html`<div class="bar ${moves.some(({ id }) => id === "hold") ? "main" : ""}" part="actions">
      ${
        cancelling
          ? this.#reason.render(
              { label: this.#words.say("cancelReason"), confirm: this.#words.say("move", "cancel"), cancel: scene.core.say("close") },
              (_, reason) => void makeMove(scene, "cancel", { reason }),
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
              @click=${() => (input.length > 0 ? this.#reason.ask(id, session.person, lesson.id) : void makeMove(scene, id))}
            >
              ${this.#words.say("move", id)}
            </button>`,
        )}
      </div>
    </div>`;
  }
}
