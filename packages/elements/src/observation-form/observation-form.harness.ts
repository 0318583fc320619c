import type { XbObservationFormElement } from "./observation-form.element.ts";

/** Drives `<xb-observation-form>` in tests of a page. */
export class ObservationFormHarness {
  readonly element: XbObservationFormElement;

  constructor(element: XbObservationFormElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector("section")!.innerText.replace(/\s+/g, " ").trim();
  }

  /** Writes into a text: `strengths`, `problems`, `measures`, `nextStep`, `answer`, `reflection`. */
  async write(name: string, text: string): Promise<void> {
    const field = await this.#find<HTMLTextAreaElement>(`#${name}`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Rates an item by what stands on the choice: `4`, `不评`. */
  async rate(item: string, label: string): Promise<void> {
    const group = await this.#find(`[data-item="${item}"]`);
    const choice = [...group.querySelectorAll("label")].find((one) => one.innerText.trim() === label);
    if (!choice) throw new Error(`The item "${item}" has no choice "${label}"`);
    choice.querySelector("input")!.click();
    await this.element.updateComplete;
  }

  /** What is checked for an item, or an empty text. */
  async rated(item: string): Promise<string> {
    const group = await this.#find(`[data-item="${item}"]`);
    return group.querySelector<HTMLInputElement>("input:checked")?.parentElement?.innerText.trim() ?? "";
  }

  /** The line with the total. */
  async total(): Promise<string> {
    return (await this.#find(".total")).innerText.replace(/\s+/g, " ").trim();
  }

  /** Takes a timed note and writes it. */
  async note(text: string): Promise<void> {
    (await this.#find<HTMLButtonElement>("#add-note")).click();
    await this.element.updateComplete;
    const fields = [...this.element.renderRoot.querySelectorAll<HTMLTextAreaElement>(".note textarea")];
    const field = fields.find((one) => one === this.element.shadowRoot!.activeElement) ?? fields[fields.length - 1]!;
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Takes a note of a tag: `teacher`, `question`, … */
  async noteOf(tag: string, text: string): Promise<void> {
    await this.#press(`[data-tag="${tag}"]`);
    const field = this.element.shadowRoot!.activeElement as HTMLTextAreaElement;
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Begins a stretch of the lesson: `opening`, `groupWork`, … */
  async begin(does: string): Promise<void> {
    await this.mode("segments");
    await this.#press(`[data-does="${does}"]`);
  }

  /** Counts evaluation language once: `motivating`, `bare`, … */
  async count(code: string): Promise<void> {
    await this.mode("tallies");
    await this.#press(`[data-code="${code}"]`);
  }

  /** Chooses what the bar records, while the lesson is on: `notes`, `segments`, `tallies`. */
  async mode(mode: string): Promise<void> {
    await this.element.updateComplete;
    this.element.renderRoot.querySelector<HTMLButtonElement>(`[data-mode="${mode}"]`)?.click();
    await this.element.updateComplete;
  }

  /** The moves that are offered: `submit`, `sign`, … */
  async moves(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-move]")].map((button) => button.dataset["move"]!);
  }

  /** Presses the button of a move. */
  async move(id: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`[data-move="${id}"]`)).click();
    await this.settled();
  }

  /** Gives the reason that a move asks for, and confirms. */
  async reason(text: string): Promise<void> {
    const field = await this.#find<HTMLTextAreaElement>("#reason");
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.element.updateComplete;
    (await this.#find<HTMLButtonElement>(".reason button.primary")).click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  async #press(selector: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(selector)).click();
    await this.settled();
  }

  async #find<E extends HTMLElement = HTMLElement>(selector: string): Promise<E> {
    await this.element.updateComplete;
    const found = this.element.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`The form shows no ${selector} now`);
    return found;
  }
}
