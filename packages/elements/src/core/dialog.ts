import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { CoreMessages } from "./core.strings.ts";
import type { XbElement } from "./element.ts";
import type { Words } from "./words.ts";

/** A question that must be answered before anything else. */
export interface Question {
  title: string;
  body: TemplateResult | string;
  /** Word of the button that agrees: a verb. */
  confirm: string;
  /** A further thing to do, which leaves the question open: "copy the text". */
  beside?: { label: () => string; run: () => void | Promise<void> };
  /** Before an agreed question goes: reads what was chosen in it. */
  agreed?(dialog: ParentNode): void;
}

/**
 * Asks in a native modal dialog. Put `this.#dialog.render()` at the end of `render`, then:
 *
 * ```ts
 * if (await this.#dialog.ask({ title, body, confirm })) …
 * ```
 */
export class DialogController implements ReactiveController {
  readonly #host: XbElement;
  readonly #core: () => Words<CoreMessages>;
  #question: Question | undefined;
  #answer: ((yes: boolean) => void) | undefined;

  constructor(host: XbElement, core: () => Words<CoreMessages>) {
    this.#host = host;
    this.#core = core;
    host.addController(this);
  }

  /** Fulfils with `true` when agreed, `false` when cancelled, closed by Escape, or when the element goes away. */
  ask(question: Question): Promise<boolean> {
    this.#end(false);
    this.#question = question;
    this.#host.requestUpdate();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  render(): TemplateResult | typeof nothing {
    const question = this.#question;
    if (!question) return nothing;
    return html`<dialog aria-labelledby="question" @close=${() => this.#closed(question)}>
      <div class="stack">
        <h2 id="question">${question.title}</h2>
        <div>${question.body}</div>
      </div>
      <div class="actions">
        ${question.beside ? html`<button type="button" @click=${question.beside.run}>${question.beside.label()}</button>` : nothing}
        <button type="button" @click=${() => this.#end(false)}>${this.#core().say("cancel")}</button>
        <button type="button" class="primary" @click=${() => this.#end(true)}>${question.confirm}</button>
      </div>
    </dialog>`;
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector("dialog");
    if (dialog && !dialog.open && this.#question) dialog.showModal();
  }

  hostDisconnected(): void {
    this.#end(false);
  }

  /** The browser tells late that a dialog was closed: by then the next question may stand open. */
  #closed(question: Question): void {
    if (question === this.#question) this.#end(false);
  }

  #end(yes: boolean): void {
    const answer = this.#answer;
    if (!answer) return;
    if (yes) this.#question?.agreed?.(this.#host.renderRoot);
    this.#answer = undefined;
    this.#question = undefined;
    this.#host.renderRoot.querySelector("dialog")?.close();
    this.#host.requestUpdate();
    answer(yes);
  }
}
