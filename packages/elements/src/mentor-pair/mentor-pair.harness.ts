import type { XbMentorPairElement } from "./mentor-pair.element.ts";

/** Drives `<xb-mentor-pair>` in tests of a page. */
export class MentorPairHarness {
  readonly element: XbMentorPairElement;

  constructor(element: XbMentorPairElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector("section")!.innerText.replace(/\s+/g, " ").trim();
  }

  /** The words of each stage, in order. */
  async stages(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(".stages > li")].map((stage) =>
      stage.innerText.replace(/\s+/g, " ").trim(),
    );
  }

  /** Shows the tasks of a stage, counted from 0. */
  async showStage(i: number): Promise<void> {
    const button = this.element.renderRoot.querySelectorAll<HTMLButtonElement>(".stages button")[i];
    if (!button) throw new Error(`There is no stage ${i}`);
    button.click();
    await this.settled();
  }

  /** Opens the form that adds what shows a task. */
  async add(task: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`[data-task="${task}"] .add`)).click();
    await this.settled();
  }

  /** Chooses a locked observation by its id, or `note`. */
  async choose(value: string): Promise<void> {
    (await this.#find<HTMLInputElement>(`.evidence input[value="${value}"]`)).click();
    await this.settled();
  }

  /** Writes the note and its day. */
  async note(title: string, day: string): Promise<void> {
    for (const [selector, text] of [
      ["#note-title", title],
      ["#note-day", day],
    ] as const) {
      const field = await this.#find<HTMLInputElement>(selector);
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }
    await this.settled();
  }

  /** Adds what was chosen or written. */
  async save(): Promise<void> {
    (await this.#find<HTMLButtonElement>(".evidence button.primary")).click();
    await this.settled();
  }

  /** Whether the gate can be signed now: `no` where the button is not offered. */
  async signable(): Promise<"yes" | "lacks" | "no"> {
    await this.element.updateComplete;
    const button = this.element.renderRoot.querySelector('[data-move="sign"]');
    if (!button) return "no";
    return button.getAttribute("aria-disabled") === "true" ? "lacks" : "yes";
  }

  async sign(): Promise<void> {
    (await this.#find<HTMLButtonElement>('[data-move="sign"]')).click();
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
    if (!found) throw new Error(`The card shows no ${selector} now`);
    return found;
  }
}
