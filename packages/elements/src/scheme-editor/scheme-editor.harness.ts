import type { XbSchemeEditorElement } from "./scheme-editor.element.ts";

/** Drives `<xb-scheme-editor>` in tests of a page. */
export class SchemeEditorHarness {
  readonly element: XbSchemeEditorElement;

  constructor(element: XbSchemeEditorElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector<HTMLElement>("section")!);
  }

  /** Begins from a scheme, as `pack/rule`, and answers what is asked where one stands there. */
  async begin(key: string, answer: "yes" | "no" = "yes"): Promise<void> {
    const select = await this.find<HTMLSelectElement>("#begin");
    select.value = key;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
    await this.#answer(answer);
  }

  /** The lines of other schemes that can be put in, as `pack/rule/line`. */
  async offered(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLOptionElement>("#add-line option")]
      .map(({ value }) => value)
      .filter((one) => one !== "");
  }

  /** Puts one of them in. */
  async add(line: string): Promise<void> {
    const select = await this.find<HTMLSelectElement>("#add-line");
    select.value = line;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }

  /** The lines that are written, by their keys: `deduct-absences`. */
  async lines(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-edit-line]")].map((line) => line.dataset["editLine"]!);
  }

  /** Types into a field by its id: `scheme-name`, `n-rule-full`, `n-deduct-late-max`, `sentence-c1`, `figure-exactly-a-pass`. */
  async write(id: string, text: string): Promise<void> {
    const field = await this.find<HTMLInputElement>(`#${CSS.escape(id)}`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Says what an example is to come to. */
  async expect(example: string, outcome: string, figure?: string): Promise<void> {
    const select = await this.find<HTMLSelectElement>(`#${CSS.escape(`outcome-${example}`)}`);
    select.value = outcome;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
    if (figure !== undefined) await this.write(`figure-${example}`, figure);
  }

  /** What is shown of an example. */
  async example(id: string): Promise<string> {
    const example = await this.find<HTMLDetailsElement>(`[data-example="${CSS.escape(id)}"]`);
    example.open = true;
    return words(example);
  }

  /** Takes over what an example came out as. */
  async take(example: string): Promise<void> {
    await this.press(`[data-take="${CSS.escape(example)}"]`);
  }

  /** The examples that came out otherwise when it was last to be published. */
  async differing(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-take]")].map((one) => one.dataset["take"]!);
  }

  /** Presses a button. */
  async press(selector: string): Promise<void> {
    (await this.find(selector)).click();
    await this.settled();
  }

  /** Publishes, and answers what is asked before. */
  async publish(answer: "yes" | "no" = "yes"): Promise<string> {
    await this.press("#publish");
    return this.#answer(answer);
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      await new Promise((done) => setTimeout(done, 5));
      await this.element.updateComplete;
    }
  }

  async #answer(answer: "yes" | "no"): Promise<string> {
    const dialog = this.element.renderRoot.querySelector("dialog");
    if (!dialog) return "";
    const said = words(dialog);
    dialog.querySelector<HTMLButtonElement>(answer === "yes" ? "button.primary" : ".actions button:not(.primary)")!.click();
    await this.settled();
    return said;
  }

  /** What is there, or comes within two seconds. */
  async find<E extends HTMLElement = HTMLElement>(selector: string): Promise<E> {
    for (let tries = 0; tries < 100; tries++) {
      await this.element.updateComplete;
      const found = this.element.renderRoot.querySelector<E>(selector);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`The element shows no ${selector} now`);
  }
}

const words = (element: HTMLElement): string => element.innerText.replace(/\s+/g, " ").trim();
