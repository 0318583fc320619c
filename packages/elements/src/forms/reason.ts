import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Id } from "@xiaoben/contract";
import { textField } from "./field.ts";
import { Jotter } from "./jotter.ts";

export interface ReasonWords {
  label: string;
  confirm: string;
  cancel: string;
}

/** Makes the move. A reason that was not taken (`false`) stays for the next time. */
type Give = (move: string, reason: string) => void | Promise<boolean | void>;

/**
 * Asks for a reason before a move that needs one, in place and not in a dialog: what it is about stays readable. What is typed is
 * there again after a reload, when the same is asked for the same record.
 */
export class ReasonController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { renderRoot: ParentNode };
  readonly #jotter = new Jotter<{ text: string }>("reason");
  #move = "";
  #key: [person: Id, key: string] = ["", ""];
  #focus = false;

  constructor(host: ReactiveControllerHost & { renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  /** The move that a reason is asked for, or nothing. */
  get move(): string {
    return this.#move;
  }

  /**
   * @param person who is asked
   * @param about the record that it is about
   */
  ask(move: string, person: Id, about: Id): void {
    this.#move = move;
    this.#key = [person, `${move} ${about}`];
    this.#focus = true;
    this.#host.requestUpdate();
  }

  readonly close = (): void => {
    this.#jotter.delete(...this.#key);
    this.#move = "";
    this.#host.requestUpdate();
  };

  render(words: ReasonWords, give: Give): TemplateResult | typeof nothing {
    if (!this.#move) return nothing;
    const text = this.#text;
    return html`<form class="reason stack" part="reason" @submit=${(event: Event) => this.#give(event, give)}>
      ${textField({ id: "reason", label: words.label, value: text, onText: (typed) => this.#onText(typed) })}
      <div class="row end">
        <button type="button" @click=${this.close}>${words.cancel}</button>
        <button class="primary" ?disabled=${!text.trim()}>${words.confirm}</button>
      </div>
    </form>`;
  }

  hostUpdated(): void {
    if (!this.#focus) return;
    this.#focus = false;
    this.#host.renderRoot.querySelector<HTMLElement>("#reason")?.focus();
  }

  get #text(): string {
    return this.#jotter.get(...this.#key)?.text ?? "";
  }

  #onText(text: string): void {
    this.#jotter.set(...this.#key, { text });
    this.#host.requestUpdate();
  }

  async #give(event: Event, give: Give): Promise<void> {
    event.preventDefault();
    const [reason, move, key] = [this.#text.trim(), this.#move, this.#key];
    if (!reason) return;
    this.#move = "";
    this.#host.requestUpdate();
    if ((await give(move, reason)) !== false) this.#jotter.delete(...key);
  }
}
