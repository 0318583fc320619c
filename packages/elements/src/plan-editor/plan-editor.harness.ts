import type { XbPlanEditorElement } from "./plan-editor.element.ts";

/** Drives `<xb-plan-editor>` in tests of a page. */
export class PlanEditorHarness {
  readonly element: XbPlanEditorElement;

  constructor(element: XbPlanEditorElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector("section")!.innerText.replace(/\s+/g, " ").trim();
  }

  /** The heading of each section with its mark, in order. */
  async sections(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("summary")].map((summary) =>
      summary.innerText.replace(/\s+/g, " ").trim(),
    );
  }

  /** Opens a section, counted from 0. */
  async open(i: number): Promise<void> {
    const section = this.element.renderRoot.querySelectorAll("details")[i];
    if (!section) throw new Error(`There is no section ${i}`);
    section.open = true;
    await this.settled();
  }

  /** Writes the text of a section, by its id in the template. */
  async write(section: string, text: string): Promise<void> {
    await this.#type(`#text-${section}`, text);
  }

  /** Adds an entry to a section and writes what is done. */
  async addItem(section: string, text: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`.add-item[data-section="${section}"]`)).click();
    await this.settled();
    const added = this.element.shadowRoot!.activeElement;
    await this.#type(`#${CSS.escape(added!.id)}`, text);
  }

  /** Sets what an entry names: `text`, `owner`, `quota`, `due`. */
  async setItem(item: string, name: "text" | "owner" | "quota" | "due", value: string): Promise<void> {
    const selector = `#item-${CSS.escape(item)}-${name}`;
    const field = await this.#find<HTMLInputElement>(selector);
    if (name !== "owner") return this.#type(selector, value);
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }

  async removeItem(item: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`#item-${CSS.escape(item)} .icon-only`)).click();
    await this.settled();
  }

  /** The moves that are offered: `submit`, `approve`, … */
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
    await this.#type("#reason", text);
    (await this.#find<HTMLButtonElement>(".reason button.primary")).click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  async #type(selector: string, text: string): Promise<void> {
    const field = await this.#find<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  async #find<E extends HTMLElement>(selector: string): Promise<E> {
    await this.element.updateComplete;
    const found = this.element.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`The plan shows no ${selector} now`);
    return found;
  }
}
