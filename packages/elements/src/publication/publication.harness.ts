import type { XbPublicationElement } from "./publication.element.ts";

/** Reads and uses `<xb-publication>` in tests of a page. */
export class PublicationHarness {
  readonly element: XbPublicationElement;

  constructor(element: XbPublicationElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector<HTMLElement>("section")!);
  }

  /** The publications of the list, by group: `asked`, `desk` or `published`. */
  async listed(group: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(`[data-group="${group}"] li`)].map(words);
  }

  /** Opens one of the list. */
  async open(id: string): Promise<void> {
    await this.click(`[data-open="${id}"]`);
  }

  /** What is read, or will be: the rows of the list. */
  async read(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-read]")].map(words);
  }

  /** What is said of the reader. */
  async own(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-own]")].map(words);
  }

  /** The items that are written: name and text of each. */
  async items(): Promise<[name: string, says: string, shown: string][]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-item]")].map((item) => [
      words(item.querySelector<HTMLElement>(".name")!),
      item.querySelector("textarea")!.value,
      item.querySelector("select")!.value,
    ]);
  }

  /** Moves that are offered, and whether nothing stands against each. */
  async moves(): Promise<[move: string, free: boolean][]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-move]")].map((one) => [
      one.dataset["move"]!,
      one.getAttribute("aria-disabled") !== "true" && !(one as HTMLButtonElement).disabled,
    ]);
  }

  /** Presses the button of a move, and answers the question that it asks, if it does. Gives what that said. */
  async move(move: string, answer: "yes" | "no" = "yes"): Promise<string> {
    await this.click(`[data-move="${move}"]`);
    const dialog = this.element.renderRoot.querySelector("dialog");
    if (!dialog) return "";
    const said = words(dialog);
    dialog.querySelector<HTMLButtonElement>(answer === "yes" ? "button.primary" : ".actions button:not(.primary)")!.click();
    await this.settled();
    return said;
  }

  /** Gives the reason, objection or answer that is asked for. */
  async give(text: string): Promise<void> {
    await this.type("#reason", text);
    await this.click(".reason button.primary");
  }

  /** Types into a field. */
  async type(selector: string, text: string): Promise<void> {
    const field = await this.#find<HTMLInputElement | HTMLTextAreaElement>(selector);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Chooses from a list by a part of its words. */
  async choose(selector: string, text: string): Promise<void> {
    const select = await this.#find<HTMLSelectElement>(selector);
    const option = [...select.options].find((one) => one.text.includes(text));
    if (!option) throw new Error(`${selector} offers no "${text}", but ${[...select.options].map((one) => one.text).join(", ")}`);
    select.value = option.value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }

  /** Adds somebody, or a group, by hand, and says something of her. */
  async add(name: string, says: string): Promise<void> {
    await this.choose("#add", name);
    await this.click("#add-item");
    const items = this.element.renderRoot.querySelectorAll<HTMLElement>("[data-item]");
    await this.type(`[data-item="${items[items.length - 1]!.dataset["item"]!}"] textarea`, says);
  }

  async click(selector: string): Promise<void> {
    (await this.#find<HTMLElement>(selector)).click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    for (let i = 0; i < 4; i++) {
      await new Promise((done) => setTimeout(done));
      await this.element.updateComplete;
    }
  }

  async #find<E extends Element>(selector: string): Promise<E> {
    await this.element.updateComplete;
    const found = this.element.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`The element shows no ${selector} now`);
    return found;
  }
}

const words = (element: HTMLElement): string => element.innerText.replace(/\s+/g, " ").trim();
