import type { XbLessonElement } from "./lesson.element.ts";

/** Drives `<xb-lesson>` in tests of a page. */
export class LessonHarness {
  readonly element: XbLessonElement;

  constructor(element: XbLessonElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector("section")!.innerText.replace(/\s+/g, " ").trim();
  }

  /** The groups of the list, each with its lessons. */
  async groups(): Promise<Record<string, string[]>> {
    await this.element.updateComplete;
    const groups = [...this.element.renderRoot.querySelectorAll<HTMLElement>('[part="group"]')];
    return Object.fromEntries(
      groups.map((group) => [
        group.querySelector("h3")!.innerText,
        [...group.querySelectorAll<HTMLElement>("[data-lesson]")].map((lesson) => lesson.innerText),
      ]),
    );
  }

  /** Opens a lesson of the list. */
  async open(lesson: string): Promise<void> {
    await this.press(`[data-lesson="${lesson}"]`);
  }

  /** Who comes, each with how that stands. */
  async guests(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(".guests > li")].map((guest) =>
      [...guest.querySelectorAll<HTMLElement>(".who > span:first-child, .badge")].map((part) => part.innerText.trim()).join(" "),
    );
  }

  /** What is watched and by whom. */
  async watched(): Promise<string[]> {
    return this.#texts(".watched > li");
  }

  /** What nobody watches. */
  async unwatched(): Promise<string[]> {
    return this.#texts(".unwatched > li");
  }

  /** The moves that are offered: `come`, `withdraw`, `announce`, `cancel`, … */
  async moves(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-move]")].map((button) => button.dataset["move"]!);
  }

  /** Presses the button of a move. */
  async move(id: string): Promise<void> {
    await this.press(`[data-move="${id}"]`);
  }

  /** Gives the reason that a move asks for, and confirms. */
  async reason(text: string): Promise<void> {
    await this.type("#reason", text);
    await this.press(".reason button.primary");
  }

  /** Writes into a field: `#idea`, `#f-topic`, `#add-point`, … */
  async type(selector: string, text: string): Promise<void> {
    const field = await this.#find<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Chooses in a select: `#open-to`, `#invite`, `#f-kind`, … */
  async choose(selector: string, value: string): Promise<void> {
    const field = await this.#find<HTMLSelectElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }

  /** Adds a point of one's own. */
  async addPoint(text: string): Promise<void> {
    await this.type("#add-point", text);
    await this.press(".mine form button");
  }

  async press(selector: string): Promise<void> {
    (await this.#find(selector)).click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  async #texts(selector: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(selector)].map((one) => one.innerText.replace(/\s+/g, " ").trim());
  }

  async #find<E extends HTMLElement>(selector: string): Promise<E> {
    await this.element.updateComplete;
    const found = this.element.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`The lesson shows no ${selector} now`);
    return found;
  }
}
