import type { XbActivityElement } from "./activity.element.ts";

/** Drives `<xb-activity>` in tests of a page. */
export class ActivityHarness {
  readonly element: XbActivityElement;

  constructor(element: XbActivityElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector("section")!.innerText.replace(/\s+/g, " ").trim();
  }

  /** The list: who, and how she is marked. */
  async roll(): Promise<Record<string, string>> {
    await this.element.updateComplete;
    const lines = [...this.element.renderRoot.querySelectorAll<HTMLElement>(".roll > li")];
    const said = (line: HTMLElement, selector: string): string => line.querySelector<HTMLElement>(selector)?.innerText.trim() ?? "";
    return Object.fromEntries(
      lines.map((line) => [said(line, ".who").split("\n")[0]!, said(line, '[aria-pressed="true"]') || said(line, ".badge")]),
    );
  }

  /** Marks somebody of the list. */
  async mark(person: string, mark: string): Promise<void> {
    await this.press(`[data-person="${person}"] [data-mark="${mark}"]`);
  }

  /** Types the code of the room and signs in. */
  async signIn(code: string): Promise<void> {
    await this.type("#code", code);
    await this.press("#sign-in");
  }

  /** Writes into a field. */
  async type(selector: string, text: string): Promise<void> {
    const field = await this.#find<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Presses a button. */
  async press(selector: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(selector)).click();
    await this.settled();
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
    if (!found) throw new Error(`The activity shows no ${selector} now`);
    return found;
  }
}
