import type { XbHoursImportElement } from "./hours-import.element.ts";

/** Drives `<xb-hours-import>` in tests of a page. */
export class HoursImportHarness {
  readonly element: XbHoursImportElement;

  constructor(element: XbHoursImportElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(part = "section"): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector(part));
  }

  /** Takes a file as if it had been chosen. */
  async take(file: File): Promise<void> {
    await this.element.take(file);
    await this.settled();
  }

  /** What each column was taken for, by its letter. */
  async columns(): Promise<Record<string, string>> {
    await this.element.updateComplete;
    const rows = [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-column]")];
    return Object.fromEntries(rows.map((row) => [row.dataset["column"]!, row.querySelector("select")!.value]));
  }

  /** Says what a column is. */
  async setColumn(letter: string, meaning: string): Promise<void> {
    await this.#select(`[data-column="${letter}"] select`, meaning);
  }

  /** Says whom a row means. */
  async setPerson(row: number, id: string): Promise<void> {
    await this.#select(`[part="ambiguous"] [data-row="${row}"] select`, id);
  }

  /** The rows of a part's table: `faulty`, `good`. */
  async rows(part: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(`[part="${part}"] tbody tr`)].map(words);
  }

  /** Presses a button: `#take`, `#another`, `#download`, `#look-again`. */
  async press(selector: string): Promise<void> {
    this.element.renderRoot.querySelector<HTMLElement>(selector)!.click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  async #select(selector: string, value: string): Promise<void> {
    const select = this.element.renderRoot.querySelector<HTMLSelectElement>(selector)!;
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }
}

const words = (node: Element | null): string => ((node as HTMLElement | null)?.innerText ?? "").replace(/\s+/g, " ").trim();
