import type { XbDebriefElement } from "./debrief.element.ts";

/** Drives `<xb-debrief>` in tests of a page. */
export class DebriefHarness {
  readonly element: XbDebriefElement;

  constructor(element: XbDebriefElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector("section")!.innerText.replace(/\s+/g, " ").trim();
  }

  /** Names of who was there. */
  async people(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(".chip span")].map((one) => one.innerText.trim());
  }

  /** The turns of the speaking order, each with where it stands. */
  async turns(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(".turn-head")].map((one) => one.innerText.replace(/\s+/g, " ").trim());
  }

  /** Begins a speech, in a turn (`talk/1`) or outside of one, and writes it down. Answers the id of its text. */
  async speak(text: string, { turn = "", by = "", point = "" } = {}): Promise<string> {
    (await this.#find<HTMLButtonElement>(`[data-add="${turn}"]`)).click();
    await this.settled();
    const { id } = this.element.shadowRoot!.activeElement!;
    const row = this.element.renderRoot.querySelector(`#${CSS.escape(id)}`)!.closest("li")!;
    for (const [of, value] of Object.entries({ by, point })) {
      if (!value) continue;
      const select = row.querySelector<HTMLSelectElement>(`[data-of="${of}"]`)!;
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      await this.settled();
    }
    await this.write(id, text);
    return id;
  }

  /** Writes into a text by its id: `summary`, or what `speak` answered. */
  async write(id: string, text: string): Promise<void> {
    const field = await this.#find<HTMLTextAreaElement>(`#${CSS.escape(id)}`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Says what became of the step that stands in an observation: `done`, `partly`, `notYet`. */
  async report(observation: string, outcome: string): Promise<void> {
    (await this.#find<HTMLInputElement>(`[data-step="${observation}"] input[value="${outcome}"]`)).click();
    await this.settled();
  }

  /** The moves that are offered: `close`, `reopen`. */
  async moves(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-move]")].map((button) => button.dataset["move"]!);
  }

  /** Presses the button of a move. */
  async move(id: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`[data-move="${id}"]`)).click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  async #find<E extends HTMLElement>(selector: string): Promise<E> {
    await this.element.updateComplete;
    const found = this.element.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`The debrief shows no ${selector} now`);
    return found;
  }
}
