import type { XbHourFormElement } from "./hour-form.element.ts";

/** Drives `<xb-hour-form>` in tests of a page. */
export class HourFormHarness {
  readonly element: XbHourFormElement;

  constructor(element: XbHourFormElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector("section")!.innerText.replace(/\s+/g, " ").trim();
  }

  /** Writes into a field: `title`, `amount`, `summary`. */
  async write(id: "title" | "amount" | "summary", text: string): Promise<void> {
    const field = await this.#find<HTMLInputElement>(`#${id}`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Sets a day or chooses a code: `on`, `until`, `category`, `role`, `level`. */
  async choose(id: "on" | "until" | "category" | "role" | "level", value: string): Promise<void> {
    const field = await this.#find<HTMLInputElement | HTMLSelectElement>(`#${id}`);
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }

  /** Says in what the length is given: `minutes`. */
  async measure(name: string): Promise<void> {
    (await this.#find<HTMLInputElement>(`input[name="measure"][value="${name}"]`)).click();
    await this.settled();
  }

  /** Adds a picture as evidence, and waits until it was sent or waits. */
  async prove(picture: File): Promise<void> {
    const files = new DataTransfer();
    files.items.add(picture);
    const field = await this.#find<HTMLInputElement>("#choose-photo-file");
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    do await this.settled();
    while (field.value !== "");
  }

  /** What is said to be wrong. */
  async faults(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(".fault")].map((one) => one.innerText.trim());
  }

  /** The moves that are offered: `submit`, `appeal`; `withdraw` once it was asked for. */
  async moves(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-move]")].map((button) => button.dataset["move"]!);
  }

  /** Presses a button by its id, or that of a move. */
  async press(what: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`#${what}, [data-move="${what}"]`)).click();
    await this.settled();
  }

  /** Says why a rejection is wrong, and sends it. */
  async appeal(words: string): Promise<void> {
    await this.press("appeal");
    const field = await this.#find<HTMLTextAreaElement>("#reason");
    field.value = words;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
    (await this.#find<HTMLButtonElement>(".reason .primary")).click();
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
    if (!found) throw new Error(`The form shows no ${selector} now`);
    return found;
  }
}
