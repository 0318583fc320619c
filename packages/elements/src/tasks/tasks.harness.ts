import type { XbTasksElement } from "./tasks.element.ts";

/** Drives `<xb-tasks>` in tests of a page. */
export class TasksHarness {
  readonly element: XbTasksElement;

  constructor(element: XbTasksElement) {
    this.element = element;
  }

  /** The words of each row, in order. */
  async rows(): Promise<string[]> {
    await this.element.updateComplete;
    return this.#all("li").map((row) => (row as HTMLElement).innerText.replace(/\s+/g, " ").trim());
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector("section")!.innerText.replace(/\s+/g, " ").trim();
  }

  /** Presses the button of a row, counted from 0. */
  async open(row: number): Promise<void> {
    await this.element.updateComplete;
    const button = this.#all("li")[row]?.querySelector("button");
    if (!button) throw new Error(`There is no task in row ${row}: the list has ${this.#all("li").length}`);
    button.click();
  }

  #all(selector: string): Element[] {
    return [...this.element.renderRoot.querySelectorAll(selector)];
  }
}
