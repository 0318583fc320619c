import type { XbHourOverviewElement } from "./hour-overview.element.ts";

/** Reads and uses `<xb-hour-overview>` in tests of a page. */
export class HourOverviewHarness {
  readonly element: XbHourOverviewElement;

  constructor(element: XbHourOverviewElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector("section"));
  }

  /** The sentence at the top. */
  async headline(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector(".headline"));
  }

  /** The rows of a chart: `parts`, `categories`, `months`. */
  async bars(part: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(`[part="${part}"] .rows > li`)].map(words);
  }

  /** The rows of the table of a chart, or of the people. */
  async rows(part: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(`[part="${part}"] tbody > tr:not(.whole)`)].map(words).filter(Boolean);
  }

  /** Goes to a school or group by its name. */
  async open(name: string): Promise<void> {
    this.#button('[part="parts"] .rows button', name).click();
    await this.settled();
  }

  /** The steps of the way that lead back, by their names. */
  async steps(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(".path button")].map(words);
  }

  /** Goes back to a step of the way by its name. */
  async back(name: string): Promise<void> {
    this.#button(".path button", name).click();
    await this.settled();
  }

  /** Chooses from a list: `rule`, `period`, `sort`, `which`; by its words. */
  async choose(list: string, words: string): Promise<void> {
    const select = this.element.renderRoot.querySelector<HTMLSelectElement>(`select[name="${list}"]`)!;
    select.value = [...select.options].find((option) => option.text.includes(words))!.value;
    select.dispatchEvent(new Event("change"));
    await this.settled();
  }

  /** What is chosen in a list: `rule`, `period`, `sort`, `which`. */
  async chosen(list: string): Promise<string> {
    await this.element.updateComplete;
    return this.element.renderRoot.querySelector<HTMLSelectElement>(`select[name="${list}"]`)!.selectedOptions[0]!.text;
  }

  /** Shows or hides the table of a chart. */
  async toggleTable(id: string): Promise<void> {
    this.element.renderRoot.querySelector<HTMLButtonElement>(`[data-table="${id}"]`)!.click();
    await this.settled();
  }

  /** Asks for the statement that was known on the evening of a day. */
  async knownOn(day: string): Promise<void> {
    const input = this.element.renderRoot.querySelector<HTMLInputElement>('input[name="known-at"]')!;
    input.value = day;
    input.dispatchEvent(new Event("change"));
    await this.settled();
  }

  /** From one statement to the present one (`now`), to the earlier one (`then`), or to none (`none`). */
  async go(where: "now" | "then" | "none"): Promise<void> {
    this.element.renderRoot.querySelector<HTMLButtonElement>(`[data-go="${where}"]`)!.click();
    await this.settled();
  }

  /** What is told of two statements. */
  async statement(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector('[part="statement"]'));
  }

  /** Opens how the figure of a person comes about. */
  async openPerson(person: string): Promise<void> {
    this.element.renderRoot.querySelector<HTMLButtonElement>(`[data-person="${person}"] button`)!.click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  #button(selector: string, name: string): HTMLButtonElement {
    const found = [...this.element.renderRoot.querySelectorAll<HTMLButtonElement>(selector)].find((button) => words(button) === name);
    if (!found) throw new Error(`There is no button "${name}".`);
    return found;
  }
}

const words = (node: Element | null): string => ((node as HTMLElement | null)?.innerText ?? "").replace(/\s+/g, " ").trim();
