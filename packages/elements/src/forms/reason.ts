import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { textField } from "./field.ts";

export interface ReasonWords {
  label: string;
  confirm: string;
  cancel: string;
}

/** Asks for a reason before a move that needs one, in place and not in a dialog: what it is about stays readable. */
export class ReasonController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { renderRoot: ParentNode };
  #move = "";
  #text = "";
  #focus = false;

  constructor(host: ReactiveControllerHost & { renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  /** The move that a reason is asked for, or nothing. */
  get move(): string {
    return this.#move;
  }

  ask(move: string): void {
    this.#move = move;
    this.#text = "";
    this.#focus = true;
    this.#host.requestUpdate();
  }

  readonly close = (): void => {
    this.#move = "";
    this.#host.requestUpdate();
  };

  render(words: ReasonWords, give: (move: string, reason: string) => void): TemplateResult | typeof nothing {
    if (!this.#move) return nothing;
    return html`<form class="reason stack" part="reason" @submit=${(event: Event) => this.#give(event, give)}>
      ${textField({ id: "reason", label: words.label, value: this.#text, onText: (text) => this.#onText(text) })}
      <div class="row end">
        <button type="button" @click=${this.close}>${words.cancel}</button>
        <button class="primary" ?disabled=${!this.#text.trim()}>${words.confirm}</button>
      </div>
    </form>`;
  }

  hostUpdated(): void {
    if (!this.#focus) return;
    this.#focus = false;
    this.#host.renderRoot.querySelector<HTMLElement>("#reason")?.focus();
  }

  #onText(text: string): void {
    this.#text = text;
    this.#host.requestUpdate();
  }

  #give(event: Event, give: (move: string, reason: string) => void): void {
    event.preventDefault();
    const reason = this.#text.trim();
    if (!reason) return;
    const move = this.#move;
    this.close();
    give(move, reason);
  }
}
