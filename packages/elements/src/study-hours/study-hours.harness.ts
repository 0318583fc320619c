import type { XbStudyHoursElement } from "./study-hours.element.ts";

/** Drives `<xb-study-hours>` in tests of a page. */
export class StudyHoursHarness {
  readonly element: XbStudyHoursElement;

  constructor(element: XbStudyHoursElement) {
    this.element = element;
  }

  /** Fulfils once verdicts, or a state instead of them, are shown. @throws after five seconds */
  async shown(): Promise<void> {
    const until = Date.now() + 5000;
    for (;;) {
      await this.element.updateComplete;
      if (this.#all(".body:not(.busy), .state").length > 0) return;
      if (Date.now() > until) throw new Error(`<xb-study-hours> still shows: ${this.#text("section")}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The sentence that says where the person stands. */
  async headline(): Promise<string> {
    await this.shown();
    return this.#text(".headline");
  }

  /** The words of each bar. */
  async bars(): Promise<string[]> {
    await this.shown();
    return this.#all(".bar").map(words);
  }

  /** The words of each record, as they stand in the table. */
  async records(): Promise<string[]> {
    await this.shown();
    return this.#all("tbody tr").map(words);
  }

  /** The words of each book: which it is, where it stands, and what could still be done about it, once that is known. */
  async books(): Promise<string[]> {
    const until = Date.now() + 5000;
    do await this.shown();
    while (this.#all(".gap .skeleton").length > 0 && Date.now() < until);
    return this.#all(".page").map(words);
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.shown();
    return this.#text("section");
  }

  /** Chooses a school year by its key. */
  async choosePeriod(key: string): Promise<void> {
    await this.shown();
    this.#set("select", key);
    await this.shown();
  }

  /** Asks as of a day. */
  async chooseAsOf(day: string): Promise<void> {
    await this.shown();
    this.#set("input[type=date]", day);
    await this.shown();
  }

  #set(selector: string, value: string): void {
    const control = this.element.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
    if (!control) throw new Error(`<xb-study-hours> shows no ${selector} now`);
    control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #text(selector: string): string {
    return this.#all(selector).map(words)[0] ?? "";
  }

  #all(selector: string): HTMLElement[] {
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  }
}

const words = (element: HTMLElement): string => element.innerText.replace(/\s+/g, " ").trim();
