import type { XbDecisionsElement } from "./decisions.element.ts";

/** Drives `<xb-decisions>` in tests of a page. */
export class DecisionsHarness {
  readonly element: XbDecisionsElement;

  constructor(element: XbDecisionsElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector<HTMLElement>("section")!);
  }

  /** What can be read of one question, by `pack/question`. */
  async question(key: string): Promise<string> {
    return words(await this.#find(`[data-question="${key}"]`));
  }

  /** The questions of a group, as `pack/question`, in order. */
  async questions(group: "mine" | "others" | "decided"): Promise<string[]> {
    await this.element.updateComplete;
    const found = this.element.renderRoot.querySelectorAll<HTMLElement>(`section[aria-labelledby="${group}"] [data-question]`);
    return [...found].map((question) => question.dataset["question"]!);
  }

  /** The rows of the table that says what each reading does to how many people. */
  async effect(key: string, table = 0): Promise<string[]> {
    const question = await this.#find(`[data-question="${key}"]`);
    const rows = question.querySelectorAll("table")[table]?.rows ?? [];
    return [...rows].map((row) => [...row.cells].map((cell) => words(cell)).join(" | "));
  }

  /** Whether the question can be decided here. */
  async decidable(key: string): Promise<boolean> {
    const question = await this.#find(`[data-question="${key}"]`);
    return question.querySelector(".decide") !== null;
  }

  /** Opens the form of a question. */
  async open(key: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`[data-question="${key}"] .decide`)).click();
    await this.settled();
  }

  /** Chooses a reading by its id, or `value` for a figure. */
  async choose(value: string): Promise<void> {
    (await this.#find<HTMLInputElement>(`.form input[value="${value}"]`)).click();
    await this.settled();
  }

  /** Types into a field of the form. */
  async fill(field: "value" | "basis" | "from", text: string): Promise<void> {
    const input = await this.#find<HTMLInputElement>(`.form #${field}`);
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  /** What stands in a field of the form. */
  async typed(field: "value" | "basis" | "from"): Promise<string> {
    return (await this.#find<HTMLInputElement>(`.form #${field}`)).value;
  }

  /** What the form still lacks, in words; empty where nothing. */
  async lacks(): Promise<string> {
    return words(await this.#find("#lacks"));
  }

  /** Asks to decide, and answers the question whether it is meant. Gives what that question said. */
  async submit(answer: "yes" | "no" = "yes"): Promise<string> {
    (await this.#find<HTMLButtonElement>(".form button.primary")).click();
    await this.settled();
    const dialog = this.element.renderRoot.querySelector("dialog");
    if (!dialog) return "";
    const said = words(dialog);
    dialog.querySelector<HTMLButtonElement>(answer === "yes" ? "button.primary" : ".actions button:not(.primary)")!.click();
    await this.settled();
    return said;
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      await new Promise((done) => setTimeout(done));
      await this.element.updateComplete;
    }
  }

  async #find<E extends HTMLElement>(selector: string): Promise<E> {
    await this.element.updateComplete;
    const found = this.element.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`The element shows no ${selector} now`);
    return found;
  }
}

const words = (element: HTMLElement): string => element.innerText.replace(/\s+/g, " ").trim();
